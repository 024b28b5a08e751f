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
from scoreboard.app.glyphs import Glyphs, big
from scoreboard.board import Board
from scoreboard.events import Card, Event, Goal, MissedPenalty, Substitution, Whistle
from scoreboard.minute import Period
from scoreboard.rules.needs import needs
from scoreboard.rules.sides import HOME, Side
from scoreboard.rules.tie import Outcome, TieState, standing
from scoreboard.wording import (
    NEXT,
    headline,
    kick_off,
    match_names,
    need,
    next_kick,
    scoreline,
    short_handed,
    side_name,
    state_in_words,
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
        self.border_title = Content(title(board, board.ties[tie], number, self.glyphs.dot))
        width = max(self.scrollable_content_region.width - 2, 20)
        tall = self.screen.has_class("-tall") and width >= 40
        lines = list(text(board, board.ties[tie], number, now, (width, tall), self.glyphs))
        self.query_one("#tie-text", Static).update(Content("\n").join(lines))


def title(board: Board, tie: TieState, number: int | None, dot: str) -> str:
    """What the pane shows: `Tie · QF4 · second leg · Stade Vélodrome`."""
    parts = ["Tie", tie.id.upper()]
    if number is not None:
        if number >= len(tie.legs):
            parts.append("replay")
        elif len(tie.legs) > 1:
            parts.append(_LEGS[number])
        venue = board.competition.legs(tie.id)[number].venue
        parts += [venue] if venue else []
    return f" {dot} ".join(parts)


def text(
    board: Board, tie: TieState, number: int | None, now: datetime, size: tuple[int, bool], glyphs: Glyphs
) -> Iterator[Content]:
    """The lines of the pane, `size` being its width and whether there is room for big digits."""
    competition, (width, tall) = board.competition, size
    told = headline(competition, tie)
    if number is None:
        yield Content.styled(told or "Bye", "bold")
        return
    match, leg = tie.matches[number], competition.legs(tie.id)[number]
    yield from _score(board, tie, number, width, glyphs, tall=tall)
    if told:
        yield Content.styled(_middle(width, told), "bold $text-accent" if tie.outcome else "bold")
    state = state_in_words(match, now, glyphs.dot) or kick_off(leg)
    yield Content.styled(_middle(width, state), "bold $text-success" if match.live else "$quiet")
    if fewer := short_handed(competition, tie, number):
        yield Content.styled(_middle(width, fewer), "$text-error")
    yield Content("")
    yield from _shootout(board, tie, number, glyphs)
    yield from _as_it_stands(board, tie)
    yield from _timeline(tie, number, width, glyphs)
    yield from _other_legs(board, tie, number)


def _score(
    board: Board, tie: TieState, number: int, width: int, glyphs: Glyphs, *, tall: bool
) -> Iterator[Content]:
    """The running score, in big digits where there is room, and the aggregate under it."""
    match = tie.matches[number]
    forms = [match_names(board.competition, tie, number, form) for form in ("name", "short", "code")]
    rows = [" v "]
    if match.score is not None:
        score = f"{match.score[0]}-{match.score[1]}"
        rows = list(big(score, glyphs)) if tall else [score.replace("-", f" {glyphs.dash} ")]
    rows = [f"   {row}   " for row in rows]
    half = max((width - cell_len(rows[0])) // 2 - 2, 3)
    home, away = (fit_end(half, best_form(half, [form[side] for form in forms])) for side in Side)
    bars = [_bar(board, team, glyphs) for team in (match.home, match.away)]
    for place, row in enumerate(rows):
        if place != len(rows) // 2:
            yield Content.assemble(" " * (half + 2), (row, "bold $text-primary"))
            continue
        yield Content.assemble(
            (_pad_left(half, home), "bold"),
            " ",
            bars[0],
            (row, "bold $text-primary"),
            bars[1],
            " ",
            (away, "bold"),
        )
    if tie.aggregate is not None and len(tie.legs) > 1 and number < len(tie.legs):
        pair = tie.aggregate if tie.homes[number] is HOME else (tie.aggregate[1], tie.aggregate[0])
        yield Content(_centred(width, "agg", f"  {pair[0]} {glyphs.dash} {pair[1]}  ", ""))


def _bar(board: Board, team: str | None, glyphs: Glyphs) -> Content:
    """A team's colour, one cell of it."""
    colour = board.competition.teams[team].colour if team else None
    return Content.styled(glyphs.bar, colour) if colour else Content(" ")


def _shootout(board: Board, tie: TieState, number: int, glyphs: Glyphs) -> Iterator[Content]:
    """The shoot-out kick by kick, the side that went first on top, and who kicks next."""
    if tie.shootout is None or number != tie.deciding:
        return
    kicks = tie.matches[number].kicks
    first = tie.shootout.first or Side.FIRST
    names = [side_name(board.competition, tie, side) for side in (first, first.other)]
    room = min(max(cell_len(name) for name in names), 20)
    pairs = max(tie.rules.shootout_kicks, *(tally.kicks for tally in tie.shootout.tallies))
    for side, name in zip((first, first.other), names, strict=True):
        taken = [
            glyphs.goal if kick.scored else glyphs.miss for kick in kicks if kick.team == tie.teams[side]
        ]
        left = 0 if tie.shootout.winner else pairs - len(taken)
        marks = "  ".join([*taken, *(glyphs.open for _ in range(left))])
        won = tie.shootout.winner is side
        line = f"  {fit(room, [name])}  {marks:<{3 * pairs}} {tie.shootout.score[side]:>2}"
        yield Content.styled(line, "bold" if won or not tie.shootout.winner else "$quiet")
    last = next((kick for kick in reversed(kicks) if kick.player), None)
    following = next_kick(board.competition, tie, tie.shootout)
    if following:
        yield Content.styled(f"  {following}", "bold $text-accent")
    elif last is not None and last.player:
        yield Content.styled(f"  last kick: {last.player}", "$quiet")
    yield Content("")


def _timeline(tie: TieState, number: int, width: int, glyphs: Glyphs) -> Iterator[Content]:
    """What happened, home on the left, away on the right, the minute in the middle."""
    match = tie.matches[number]
    half = max((width - 11) // 2, 8)
    breaks = {
        Period.HALF_TIME: ("HT", match.half_time),
        Period.FULL_TIME: ("FT", match.full_time),
        Period.EXTRA_FULL_TIME: ("AET", match.extra_time),
    }
    drawn = False
    for event in match.timeline:
        if isinstance(event, Whistle) and event.period in breaks:
            name, score = breaks[event.period]
            score_told = f" {score[0]}-{score[1]}" if score else ""
            yield Content.styled(_middle(width, f"{name}{score_told}"), "$quiet")
            drawn = True
        words = _moment(event, glyphs, match.disallowed)
        if words is None:
            continue
        drawn = True
        minute, team, mark, forms = words
        told = fit_end(half - 2, best_form(half - 2, forms))
        at = f"{minute}'"
        struck = event.id in match.disallowed
        words_style = "strike $quiet" if struck else "bold" if isinstance(event, Goal) else ""
        spine = f" {glyphs.spine}{at:^7}{glyphs.spine} "
        if match.side(team) is HOME:
            gap = " " * max(half - cell_len(told) - 2, 0)
            yield Content.assemble(gap, (told, words_style), f" {mark}{spine}")
        else:
            yield Content.assemble(" " * half, f"{spine}{mark} ", (told, words_style))
    if drawn:
        yield Content("")


def _moment(
    event: Event, glyphs: Glyphs, disallowed: frozenset[int]
) -> tuple[str, str, str, list[str]] | None:
    """The minute, the team, a sign, and the words for an event of the timeline, the longest first."""
    match event:
        case Goal(minute=minute, team=team, player=player, assist=assist, type=kind):
            remark = {"penalty": " (pen.)", "own_goal": " (o.g.)"}.get(kind, "")
            off = " disallowed" if event.id in disallowed else ""
            by = [f" ({assist})", f" ({_surname(assist)})"] if assist else [""]
            names = [f"{player or 'Goal'}{remark}{told}" for told in by]
            short = f"{_surname(player or 'Goal')}{remark}"
            return (
                str(minute),
                team,
                glyphs.goal,
                [*(f"{form}{off}" for form in (*names, f"{short}{by[-1]}", short)), short],
            )
        case MissedPenalty(minute=minute, team=team, player=player, outcome=outcome):
            forms = [
                f"{name} (pen. {outcome})" for name in (player or "Penalty", _surname(player or "Penalty"))
            ]
            return str(minute), team, glyphs.miss, forms
        case Card(minute=minute, team=team, player=player, card=card):
            sign = glyphs.yellow if card == "yellow" else glyphs.red
            remark = {"yellow": "", "red": " (red)", "second_yellow": " (2nd yellow)"}[card]
            return (
                str(minute),
                team,
                sign,
                [f"{name}{remark}" for name in (player or "Card", _surname(player or "Card"))],
            )
        case Substitution(minute=minute, team=team, off=off, on=on):
            changed = [f"{on or '?'} for {off or '?'}", f"{_surname(on or '?')} for {_surname(off or '?')}"]
            return str(minute), team, glyphs.change, [*changed, _surname(on or "?")]
        case _:
            return None


def _surname(name: str) -> str:
    return name.split()[-1] if name.split() else name


def _other_legs(board: Board, tie: TieState, number: int) -> Iterator[Content]:
    for other in range(len(tie.matches)):
        if other == number:
            continue
        name = "Replay" if other >= len(tie.legs) else ("1st leg", "2nd leg")[other]
        line = scoreline(board.competition, tie, other)
        if tie.matches[other].score is None:
            line = f"{line}, {kick_off(board.competition.legs(tie.id)[other])}"
        yield Content.styled(f"  {name}  {line}", "$quiet")


def _as_it_stands(board: Board, tie: TieState) -> Iterator[Content]:
    """What would follow if it ended now, and what each side needs."""
    needed = needs(tie) if None not in tie.teams else None
    to_come = any(match.full_time is None for match in tie.legs[:-1])
    if needed is None or to_come:
        return
    follows = standing(tie)
    if not isinstance(follows, Outcome):
        yield Content.styled(f"  As it stands: {NEXT[follows]}", "bold")
    for side in Side:
        yield Content(f"  {need(board.competition, tie, side, needed[side])}")
    yield Content("")


def _centred(width: int, left: str, middle: str, right: str) -> str:
    """Three texts, the middle one in the middle of the width."""
    half = max((width - cell_len(middle)) // 2, 0)
    return f"{_pad_left(half, fit_end(half, left))}{middle}{fit_end(half, right)}"


def best_form(width: int, forms: list[str]) -> str:
    """The first form that fits, else the last."""
    return next((form for form in forms if cell_len(form) <= width), forms[-1])


def fit_end(width: int, words: str) -> str:
    """Text cut at its end where it is wider than the width, and not filled up where it is not."""
    return words if cell_len(words) <= width else fit(width, [words])


def _pad_left(width: int, words: str) -> str:
    return " " * max(width - cell_len(words), 0) + words


def _middle(width: int, words: str) -> str:
    return _pad_left((width + cell_len(words)) // 2, words)
