"""What happened in a match along a centre spine: home on the left, away on the right, the minute between."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from rich.cells import cell_len

from scoreboard.app.fitting import Piece, fit_end, in_the_middle
from scoreboard.app.glyphs import Glyphs
from scoreboard.events import Card, Event, Goal, MissedPenalty, Substitution
from scoreboard.minute import Period
from scoreboard.rules.match import MatchState, Place, place
from scoreboard.rules.sides import HOME
from scoreboard.wording import pair, surname

_SPINE: Final = 11
"""Cells of the minute and the lines beside it."""


class _Moment(NamedTuple):
    """An event of the spine: when, whose, its sign, and its words, the longest first."""

    minute: str
    team: str
    sign: str
    forms: list[str]


def spine(match: MatchState, width: int, glyphs: Glyphs) -> Iterator[list[Piece]]:
    """A line for each goal, card, missed penalty and change of players, and for each break the score."""
    half = max((width - _SPINE) // 2, 8)
    lines = [
        (place(event, match.rules), _line(moment, event, match, half, glyphs))
        for event in match.timeline
        if (moment := _moment(event, glyphs, match.disallowed)) is not None
    ]
    lines += ((at, [(in_the_middle(width, told), "tie--quiet")]) for at, told in _breaks(match))
    yield from (line for _, line in sorted(lines, key=lambda each: each[0]))


def _breaks(match: MatchState) -> Iterator[tuple[Place, str]]:
    """Each break that the log has the whistle of, or the result the score of, with its place in the match."""
    whistled = {whistle.period for whistle in match.whistles}
    scores = {
        Period.HALF_TIME: ("HT", match.half_time),
        Period.FULL_TIME: ("FT", match.full_time),
        Period.EXTRA_FULL_TIME: ("AET", match.extra_time),
    }
    for period, (name, score) in scores.items():
        if period in whistled or (match.result is not None and score is not None):
            yield (period.rank, -1, 0, 0), f"{name} {pair(score)}" if score else name


def _line(moment: _Moment, event: Event, match: MatchState, half: int, glyphs: Glyphs) -> list[Piece]:
    told = fit_end(half - 2, moment.forms)
    struck = event.id in match.disallowed
    style = "tie--struck" if struck else "tie--goal" if isinstance(event, Goal) else "tie--text"
    minute = f" {glyphs.spine}{moment.minute + chr(39):^7}{glyphs.spine} "
    if match.side(moment.team) is HOME:
        gap = " " * max(half - cell_len(told) - 2, 0)
        return [(gap, "tie--text"), (told, style), (f" {moment.sign}{minute}", "tie--text")]
    return [(f"{' ' * half}{minute}{moment.sign} ", "tie--text"), (told, style)]


def _moment(event: Event, glyphs: Glyphs, disallowed: frozenset[int]) -> _Moment | None:
    match event:
        case Goal():
            return _Moment(str(event.minute), event.team, glyphs.goal, _goal(event, event.id in disallowed))
        case MissedPenalty(player=player, outcome=outcome):
            names = (player or "Penalty", surname(player or "Penalty"))
            forms = [f"{name} (pen. {outcome})" for name in names]
            return _Moment(str(event.minute), event.team, glyphs.miss, forms)
        case Card(player=player, card=card):
            sign = glyphs.yellow if card == "yellow" else glyphs.red
            remark = {"yellow": "", "red": " (red)", "second_yellow": " (2nd yellow)"}[card]
            forms = [f"{name}{remark}" for name in (player or "Card", surname(player or "Card"))]
            return _Moment(str(event.minute), event.team, sign, forms)
        case Substitution(off=off, on=on):
            names = (off or "?", on or "?")
            changed = [f"{on or '?'} for {off or '?'}", " for ".join(surname(name) for name in names[::-1])]
            return _Moment(
                str(event.minute), event.team, glyphs.change, [*changed, f"on: {surname(names[1])}"]
            )
        case _:
            return None


def _goal(goal: Goal, disallowed: bool) -> list[str]:
    """The scorer, the one who passed and what was special, in ever fewer words."""
    remark = {"penalty": " (pen.)", "own_goal": " (o.g.)"}.get(goal.type, "")
    off = " disallowed" if disallowed else ""
    passed = [f" ({goal.assist})", f" ({surname(goal.assist)})"] if goal.assist else [""]
    name = goal.player or "Goal"
    long, short = f"{name}{remark}", f"{surname(name)}{remark}"
    forms = [*(f"{long}{by}" for by in passed), f"{short}{passed[-1]}", short]
    return [*(f"{form}{off}" for form in forms), short]
