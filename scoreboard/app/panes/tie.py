"""The tie pane: one match of a tie, the score first, then who goes through and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from scoreboard.app.fitting import fit
from scoreboard.app.glyphs import Glyphs
from scoreboard.board import Board
from scoreboard.events import Card, Event, Goal, MissedPenalty, Substitution
from scoreboard.minute import Period
from scoreboard.rules.needs import needs
from scoreboard.rules.sides import HOME, Side
from scoreboard.rules.tie import Outcome, TieState, standing
from scoreboard.wording import (
    NEXT,
    PERIODS,
    clock,
    headline,
    kick_off,
    match_names,
    need,
    next_kick,
    scoreline,
    side_name,
)

_LEGS = ("first leg", "second leg")


class TiePane(VerticalScroll):
    """The match in hand of the selected tie."""

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__(id="tie")
        self.glyphs = glyphs
        self.shown: tuple[Board, str, int | None, datetime] | None = None

    def compose(self) -> ComposeResult:
        """One text, drawn anew with each change."""
        yield Static(id="tie-text")

    def show(self, board: Board, tie: str, number: int | None, now: datetime) -> None:
        """Show match `number` (from 0) of a tie, None for a bye."""
        self.shown = board, tie, number, now
        self._draw()

    def on_resize(self) -> None:
        """Set the lines to the new width."""
        self._draw()

    def _draw(self) -> None:
        if self.shown is None or not self.is_mounted or not self.size.width:
            return
        board, tie, number, now = self.shown
        self.border_title = Content(title(board, board.ties[tie], number))
        width = max(self.scrollable_content_region.width - 2, 20)
        lines = list(text(board, board.ties[tie], number, now, width, self.glyphs))
        self.query_one("#tie-text", Static).update(Content("\n").join(lines))


def title(board: Board, tie: TieState, number: int | None) -> str:
    """What the pane shows: `Tie · QF4 · second leg · Stade Vélodrome`."""
    parts = ["Tie", tie.id.upper()]
    if number is not None:
        if number >= len(tie.legs):
            parts.append("replay")
        elif len(tie.legs) > 1:
            parts.append(_LEGS[number])
        venue = board.competition.legs(tie.id)[number].venue
        parts += [venue] if venue else []
    return " · ".join(parts)


def text(
    board: Board, tie: TieState, number: int | None, now: datetime, width: int, glyphs: Glyphs
) -> Iterator[Content]:
    """The lines of the pane."""
    competition = board.competition
    told = headline(competition, tie)
    if number is None:
        yield Content.styled(told or "Bye", "bold")
        return
    match, leg = tie.matches[number], competition.legs(tie.id)[number]
    home, away = match_names(competition, tie, number)
    if match.score is None:
        yield Content.styled(_centred(width, home, " v ", away), "bold")
    else:
        middle = f"  {match.score[0]} {glyphs.dash} {match.score[1]}  "
        yield Content.styled(_centred(width, home, middle, away), "bold $text-primary")
    if tie.aggregate is not None and len(tie.legs) > 1 and number < len(tie.legs):
        pair = tie.aggregate if tie.homes[number] is HOME else (tie.aggregate[1], tie.aggregate[0])
        yield Content(_centred(width, "agg", f"  {pair[0]} {glyphs.dash} {pair[1]}  ", ""))
    if told:
        yield Content.styled(_middle(width, told), "bold $text-accent" if tie.outcome else "bold")
    state = " · ".join(part for part in (clock(match, now), _period(match.period)) if part)
    yield Content.styled(
        _middle(width, state or kick_off(leg)), "dim" if not match.live else "bold $text-success"
    )
    yield Content("")
    yield from _shootout(board, tie, number, glyphs)
    yield from _timeline(tie, number, width, glyphs)
    yield from _other_legs(board, tie, number)
    yield from _as_it_stands(board, tie)


def _period(period: Period | None) -> str:
    return "" if period is None or period is Period.ENDED else PERIODS[period]


def _shootout(board: Board, tie: TieState, number: int, glyphs: Glyphs) -> Iterator[Content]:
    """The shoot-out kick by kick, the side that went first on top."""
    if tie.shootout is None or number != tie.deciding:
        return
    kicks = tie.matches[number].kicks
    first = tie.shootout.first or Side.FIRST
    names = [side_name(board.competition, tie, side) for side in (first, first.other)]
    room = max(cell_len(name) for name in names)
    for side, name in zip((first, first.other), names, strict=True):
        taken = [
            glyphs.goal if kick.scored else glyphs.miss for kick in kicks if kick.team == tie.teams[side]
        ]
        marks = "  ".join(taken) or " "
        marks = f"{marks:<{3 * max(tie.rules.shootout_kicks, 5)}}"
        yield Content(f"  {fit(room, [name])}  {marks} {tie.shootout.score[side]:>2}")
    following = next_kick(board.competition, tie, tie.shootout)
    if following:
        yield Content.styled(f"  {following}", "bold")
    yield Content("")


def _timeline(tie: TieState, number: int, width: int, glyphs: Glyphs) -> Iterator[Content]:
    """What happened, home on the left, away on the right, the minute in the middle."""
    match = tie.matches[number]
    half = max((width - 11) // 2, 8)
    drawn = False
    for event in match.timeline:
        words = _moment(event, glyphs, match.disallowed)
        if words is None:
            continue
        drawn = True
        minute, team, mark, told = words
        struck = event.id in match.disallowed
        at = f"{minute}'"
        if match.side(team) is HOME:
            line = (
                f"{_pad_left(half, fit_end(half - 2, told) + ' ' + mark)} {glyphs.spine}{at:^7}{glyphs.spine}"
            )
        else:
            line = f"{' ' * half} {glyphs.spine}{at:^7}{glyphs.spine} {mark} {fit_end(half - 2, told)}"
        yield Content.styled(line, "strike dim" if struck else "bold" if isinstance(event, Goal) else "")
    if drawn:
        yield Content("")


def _moment(event: Event, glyphs: Glyphs, disallowed: frozenset[int]) -> tuple[str, str, str, str] | None:
    """The minute, the team, a sign and the words for an event of the timeline."""
    match event:
        case Goal(minute=minute, team=team, player=player, assist=assist, type=kind):
            remark = {"penalty": " (pen.)", "own_goal": " (o.g.)"}.get(kind, "")
            by = f" ({assist.split()[-1]})" if assist else ""
            off = " disallowed" if event.id in disallowed else ""
            return str(minute), team, glyphs.goal, f"{player or 'Goal'}{remark}{by}{off}"
        case MissedPenalty(minute=minute, team=team, player=player, outcome=outcome):
            return str(minute), team, glyphs.miss, f"{player or 'Penalty'} (pen. {outcome})"
        case Card(minute=minute, team=team, player=player, card=card):
            sign = glyphs.yellow if card == "yellow" else glyphs.red
            remark = {"yellow": "", "red": " (red)", "second_yellow": " (2nd yellow)"}[card]
            return str(minute), team, sign, f"{player or 'Card'}{remark}"
        case Substitution(minute=minute, team=team, off=off, on=on):
            return str(minute), team, glyphs.change[0], f"{on or '?'} for {off or '?'}"
        case _:
            return None


def _other_legs(board: Board, tie: TieState, number: int) -> Iterator[Content]:
    for other in range(len(tie.matches)):
        if other == number:
            continue
        name = "Replay" if other >= len(tie.legs) else ("1st leg", "2nd leg")[other]
        line = scoreline(board.competition, tie, other)
        if tie.matches[other].score is None:
            line = f"{line}, {kick_off(board.competition.legs(tie.id)[other])}"
        yield Content.styled(f"  {name}  {line}", "dim")


def _as_it_stands(board: Board, tie: TieState) -> Iterator[Content]:
    needed = needs(tie) if None not in tie.teams else None
    if needed is None:
        return
    follows = standing(tie)
    if not isinstance(follows, Outcome):
        yield Content("")
        yield Content.styled(f"  As it stands: {NEXT[follows]}", "bold")
    for side in Side:
        yield Content(f"  {need(board.competition, tie, side, needed[side])}")


def _centred(width: int, left: str, middle: str, right: str) -> str:
    """Three texts, the middle one in the middle of the width."""
    half = max((width - cell_len(middle)) // 2, 0)
    return f"{_pad_left(half, fit_end(half, left))}{middle}{fit_end(half, right)}"


def fit_end(width: int, words: str) -> str:
    """Text cut at its end where it is wider than the width, and not filled up where it is not."""
    return words if cell_len(words) <= width else fit(width, [words])


def _pad_left(width: int, words: str) -> str:
    return " " * max(width - cell_len(words), 0) + words


def _middle(width: int, words: str) -> str:
    return _pad_left((width + cell_len(words)) // 2, words)
