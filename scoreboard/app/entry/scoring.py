"""Scoring: from a key to an entry in the log, and back when it was a slip."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from scoreboard.app.entry.bar import EntryBar, Outlook
from scoreboard.app.entry.draft import Draft
from scoreboard.app.entry.drafting import (
    Signature,
    amending,
    begin_late,
    build,
    entry,
    new_draft,
    standing_goals,
)
from scoreboard.app.entry.forms import BY_KIND
from scoreboard.board import Board
from scoreboard.events import Amend, Event, Kick, Void
from scoreboard.minute import Minute, Period
from scoreboard.rules.clock import minute_at, stepped
from scoreboard.rules.match import MatchState
from scoreboard.rules.shootout import Shootout
from scoreboard.rules.tie import Step, TieState
from scoreboard.rules.whistles import next_whistles
from scoreboard.store import Refused
from scoreboard.store.desk import Desk
from scoreboard.telling import label, outlook, whistle
from scoreboard.wording import next_kick, unsettled

if TYPE_CHECKING:
    from scoreboard.app.screens.main import MainScreen

KICKS = {"goal": "scored", "missed": "missed", "saved": "saved"}
"""What the keys of goal, penalty missed and penalty saved mean in a shoot-out."""
_ANY_TIME = ("yellow", "red", "note", "decision", "award", "result", "kicker", "kick", "first")


class Scoring:
    """What a scorer can do with the match in hand of the main screen."""

    def __init__(self, screen: MainScreen, desk: Desk, now: Callable[[], datetime]) -> None:
        self.screen, self.desk, self._now = screen, desk, now
        self.bar = EntryBar(screen.glyphs, self)
        """Where it is asked and told."""
        self.kicker = ""
        """Who takes the next kick, where the scorer has named him."""
        self._said: tuple[str, str, str] | None = None
        """The match of the last entry, how it went, and the style of that."""

    @property
    def board(self) -> Board:
        """The board with all that was entered."""
        return self.desk.board

    @property
    def hand(self) -> tuple[TieState, int] | None:
        """The tie and the number of the match in hand; None for a bye."""
        tie, number = self.board.ties.get(self.screen.selected), self.screen.number
        return None if tie is None or number is None or number >= len(tie.matches) else (tie, number)

    @property
    def match(self) -> MatchState | None:
        """The match in hand."""
        return self.hand[0].matches[self.hand[1]] if self.hand else None

    @property
    def shootout(self) -> Shootout | None:
        """The shoot-out that is on in the match in hand."""
        if self.hand is None:
            return None
        tie, number = self.hand
        return tie.shootout if tie.next is Step.PENALTIES and number == tie.deciding else None

    def can(self, what: str) -> bool:
        """Whether an action of the scorer has something to act on."""
        if what in ("undo", "redo"):
            return self._undoable(what) is not None
        match = self.match
        if match is None or match.home is None or match.away is None:
            return False
        match what:
            case "whistle":
                return bool(self._whistles())
            case "disallowed":
                return bool(match.kicks if self.shootout else standing_goals(match))
            case "kicker" | "kick":
                return self.shootout is not None
            case "clock":
                return match.live and match.period is not None and match.period.in_play
            case _:
                if what in KICKS and match.kicks:
                    return self.shootout is not None
                return what in _ANY_TIME or not match.ended

    def words(self, what: str) -> str | None:
        """What an action would do now, where that changes with the match: `Half-time`, `Undo goal, …`."""
        if what in ("undo", "redo"):
            found = self._undoable(what)
            return f"{what.title()} {label(self.board, found)}" if found else None
        if what == "whistle":
            whistles = self._whistles()
            return whistle(whistles[0]) if whistles else None
        if self.shootout is not None:
            return {"goal": "Scored", "missed": "Missed", "saved": "Saved", "disallowed": "Retake"}.get(what)
        return None

    def open(self, what: str) -> None:
        """Ask for an entry; a kick of a shoot-out is entered at once."""
        if not self.can(what) or self.hand is None:
            return
        tie, number = self.hand
        if self.shootout is not None and what == "disallowed":
            self.take_back(tie.matches[number].kicks[-1])
        elif self.shootout is not None and self.shootout.next is not None and what in KICKS:
            self._kick(tie, number, self.shootout, KICKS[what])
        else:
            kick = self.shootout is not None and what in KICKS
            draft = new_draft("kick" if kick else what, self.board, tie, number, self._now())
            if what == "kicker":
                draft.values["player"] = self.kicker
            if kick:
                draft.values["outcome"] = KICKS[what]
            self._ask(draft)

    def amend(self, event: Event) -> None:
        """Ask for other keys of an entry that is in the log."""
        event = self.board.as_entered(event)
        if event.id not in self.board.standing_ids(self.board.place_of(event)):
            self._say(
                f"event {event.id} is taken back; delete on the line that took it back brings it back",
                "$text-warning",
            )
        elif isinstance(event, Amend | Void) or event.kind not in BY_KIND:
            self._say(f"event {event.id} is a correction itself: delete takes it back", "$text-warning")
        else:
            self._ask(amending(event, self.board))

    def take_back(self, event: Event) -> None:
        """Take an entry of the log back."""
        place = self.board.place_of(event)
        match = {"match": place} if place in self.board.competition.matches else {}
        self.enter(entry({"kind": "void", **match, "target": event.id}, self._signature))

    def correct(self, what: str) -> None:
        """Undo the last own entry of the match in hand, or bring back what was undone last."""
        found = self._undoable(what)
        if found is not None:
            correction = self.board.undo if what == "undo" else self.board.redo
            event = correction(self.board.place_of(found), self.desk.by, self._signature.keys()["at"])
            if event is not None:
                self.enter(event)

    def submitted(self, draft: Draft) -> None:
        """Enter what the scorer has filled in."""
        if draft.name == "kicker":
            self.kicker = draft.values.get("player", "").strip()
            self.bar.close()
            return
        if draft.name == "whistle" and draft.values.get("period") == Period.SHOOTOUT.value:
            self.open("first")
            return
        try:
            event = build(draft, self.match, self._signature)
        except ValueError:
            self.bar.redraw()
            return
        kick_off = begin_late(draft, self.match, self._signature)
        if kick_off is not None:
            self.enter(kick_off)
        self.enter(event)

    def foretell(self, draft: Draft) -> Outlook:
        """What would follow from a draft, or what speaks against it."""
        if draft.name == "kicker":
            return "the name goes with the next kick", "fine"
        try:
            event = build(draft, self.match, self._signature)
        except ValueError as error:
            return str(error), "refused"
        rulings = self.board.judge(event)
        against = next((ruling for ruling in rulings if ruling.refused), None)
        if against is not None:
            return f"{against.reason} ({against.rule})", "refused"
        after = self.board.apply(event)
        if draft.name == "clock":
            minute = minute_at(after.match(draft.place), self._now())
            return f"{self.screen.glyphs.onward} the clock shows the {minute}' now", "fine"
        line = f"{self.screen.glyphs.onward} {outlook(after, after.place_of(event))}"
        return (f"{line}   doubtful: {rulings[0].reason}", "doubtful") if rulings else (line, "fine")

    def counted(self, draft: Draft, steps: int) -> str:
        """The minute of a draft so many steps on, within its half."""
        written, match = draft.values.get("minute", ""), self.match
        try:
            minute = Minute.parse(written)
        except ValueError:
            return written
        return str(stepped(minute, steps, match.rules)) if match is not None else written

    def enter(self, event: Event, *, asked: bool = False) -> None:
        """Save an event; where it unsettles a tie that has begun, ask once before."""
        rulings = self.board.judge(event)
        refused = any(ruling.refused for ruling in rulings)
        changes = () if asked or refused else self.board.unsettled_by(event)
        told = "; ".join(unsettled(self.board.competition, change) for change in changes)
        if isinstance(event, Void) and rulings and not (asked or refused or told):
            told = rulings[0].reason
        if told:
            self.bar.ask(told, lambda: self.enter(event, asked=True))
            self.screen.refresh_bindings()
            return
        try:
            entered = self.desk.enter(event)
        except Refused as refusal:
            if self.bar.draft is None:
                self._say(f"refused: {refusal}", "bold $text-error")
            else:
                self.bar.redraw()
            return
        self.kicker = "" if isinstance(event, Kick) else self.kicker
        doubts = "".join(f"   doubtful: {doubt.reason}" for doubt in entered.doubts)
        words = f"{label(self.board, self.board.as_entered(entered.event))}{doubts}"
        self._said = None
        if entered.saved:
            style = "$text-warning" if doubts else "$text-success"
            self._say(f"{self.screen.glyphs.saved} saved: {words}", style)
        self.bar.close()
        self.screen.post_message(self.screen.Entered(self.board))

    def tell(self) -> None:
        """Say what is not saved, else how the shoot-out stands, else how the last entry went."""
        said = self._said[1:] if self._said and self.match and self._said[0] == self.match.id else None
        if self.desk.unsaved:
            self.bar.tell(self._unsaved(), "bold $text-error")
        elif self.shootout is not None and self.hand is not None:
            following = next_kick(self.board.competition, self.hand[0], self.shootout)
            named = f" ({self.kicker})" if self.kicker else ""
            told = f"Penalties   {following or 'who kicks first?'}{named}   tab: the kicker's name"
            self.bar.tell(f"{told}   {said[0]}" if said else told, "bold $text-accent")
        elif said:
            self.bar.tell(*said)
        else:
            self.bar.tell(self._hint(), "$quiet")

    def _ask(self, draft: Draft) -> None:
        self._said = None
        self.bar.open(draft)
        self.screen.refresh_bindings()

    def _say(self, words: str, style: str) -> None:
        self._said = (self.match.id if self.match else "", words, style)
        if not self.bar.asking:
            self.tell()

    def _hint(self) -> str:
        """What a scorer would press first in this match."""
        match = self.match
        if match is None:
            return "nothing is entered for a bye"
        if match.home is None or match.away is None:
            return "the teams of this match are not known yet"
        if match.period is None:
            return "press k for the kick-off; ? shows how to score; ctrl+p: joined late and more"
        if match.kicks and not match.ended:
            return "the shoot-out is decided: k ends the match; u takes the last kick back"
        if match.ended:
            return "this match is over; in the log enter amends a line, delete takes it back"
        return "press g, h or a, enter for a goal; k for the whistle; u takes the last entry back"

    def _unsaved(self) -> str:
        waiting, refused = len(self.desk.waiting), len(self.desk.refused)
        told = []
        if waiting:
            entries = "1 entry" if waiting == 1 else f"{waiting} entries"
            told.append(f"NOT SAVED: {entries}, tried again every second: {self.desk.trouble}")
        if refused:
            told.append(f"{refused} refused when the log could be written again; kept for a file of its own")
        return "   ".join(told)

    def _kick(self, tie: TieState, number: int, shootout: Shootout, outcome: str) -> None:
        assert shootout.next is not None
        kick = {"match": tie.matches[number].id, "kind": "kick", "team": tie.teams[shootout.next]}
        named = {"player": self.kicker} if self.kicker else {}
        self.enter(entry({**kick, **named, "outcome": outcome}, self._signature))

    def _whistles(self) -> tuple[Period, ...]:
        match = self.match
        if self.hand is None or match is None or match.home is None or match.away is None:
            return ()
        return next_whistles(*self.hand, self.board.competition)

    def _undoable(self, what: str) -> Event | None:
        """The own entry that undo takes back or redo brings back: of the match in hand, or of its tie."""
        find = self.board.undoable if what == "undo" else self.board.redoable
        places = [self.screen.selected] if self.screen.selected in self.board.ties else []
        places += [self.match.id] if self.match is not None else []
        found = [event for place in places if (event := find(place, self.desk.by)) is not None]
        return max(found, key=lambda event: event.id, default=None)

    @property
    def _signature(self) -> Signature:
        return Signature(self._now(), self.desk.by)
