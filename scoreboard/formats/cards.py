"""Share cards: a tie in a few lines, as plain text to paste into a chat, or as Markdown.

First the match in hand with its scorers, how the tie stands and who goes through; then the other legs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from scoreboard.board import Board
from scoreboard.competition import Competition
from scoreboard.dates import kick_off
from scoreboard.minute import Period
from scoreboard.reporting import dismissals, goes_on, leg_name, round_name, scorers, verdict
from scoreboard.rules.tie import TieState
from scoreboard.wording import (
    PERIODS,
    as_it_stands,
    bye_line,
    headline,
    next_kick,
    pair,
    scoreline,
    short_handed,
    state_without_clock,
)


class Part(NamedTuple):
    """One match on a card."""

    name: str
    """`First leg`; empty for the match in hand."""
    result: str
    """`Marseille 1-0 Benfica (after extra time)`."""
    story: tuple[str, ...] = ()
    """Who scored, and who was sent off."""
    setting: str = ""
    """When and where it was or will be, and the score at half-time."""


class Card(NamedTuple):
    """A tie in the lines of its card, as plain words."""

    round: str
    """`Quarter-final`; `Quarter-final, first leg` while it is not decided."""
    first: Part
    """The match in hand; for a bye, who goes through."""
    verdict: str
    """How the tie stands; empty where the score says it."""
    outlook: tuple[str, ...]
    """What each side needs as it stands, or where the winner goes on to."""
    others: tuple[Part, ...]


def card(board: Board, tie_id: str) -> Card:
    """The card of one tie."""
    competition, tie = board.competition, board.ties[tie_id]
    through = goes_on(competition, board.ties, tie)
    number = tie.current
    if number is None:
        first = Part("", headline(competition, tie) or bye_line(competition, tie))
        return Card(round_name(competition, tie_id), first, "", (through,) if through else (), ())
    name = leg_name(tie, number)
    in_round = round_name(competition, tie_id)
    return Card(
        f"{in_round}, {name.lower()}" if name and tie.outcome is None and tie.started else in_round,
        _part(competition, tie, number)._replace(name=""),
        verdict(competition, tie) or "",
        (through,) if through else tuple(_outlook(competition, tie, number)),
        tuple(_part(competition, tie, other) for other in range(len(tie.matches)) if other != number),
    )


def _part(competition: Competition, tie: TieState, number: int) -> Part:
    match, leg = tie.matches[number], competition.legs(tie.id)[number]
    state = state_without_clock(tie, number)
    if state is None and match.extra_played:
        state = "after extra time"
    line = scoreline(competition, tie, number, match.score)
    story = [*scorers(competition, tie, number)]
    if sent_off := dismissals(competition, tie, number):
        story.append(sent_off)
    setting = [kick_off(leg)] if leg.kickoff or not match.started else []
    setting += [leg.venue] if leg.venue else []
    if match.half_time is not None and match.period is not Period.HALF_TIME:
        setting.append(f"{PERIODS[Period.HALF_TIME]} {pair(match.half_time)}")
    return Part(
        leg_name(tie, number), f"{line} ({state})" if state else line, tuple(story), " · ".join(setting)
    )


def _outlook(competition: Competition, tie: TieState, number: int) -> Iterator[str]:
    """What a tie that is on may still bring."""
    fewer = short_handed(competition, tie, number)
    if fewer and tie.matches[number].live:
        yield fewer
    if tie.shootout is not None and (kick := next_kick(competition, tie, tie.shootout)):
        yield kick
    follows, needed = as_it_stands(competition, tie)
    if follows:
        yield follows
    yield from needed


def text_cards(board: Board, tie_ids: Iterable[str]) -> str:
    """The cards of ties as plain text, by rounds, an empty line between two; ends with a newline."""
    lines: list[str] = []
    for heading, cards in _by_rounds(board, tie_ids):
        lines += ["", heading] if lines else [heading]
        for each in cards:
            lines += ["", *_as_text(each)] if cards[1:] else _as_text(each)
    return "\n".join(lines) + "\n"


def markdown_cards(board: Board, tie_ids: Iterable[str]) -> str:
    """The cards of ties as Markdown (CommonMark), by rounds; names come out as they are written."""
    blocks: list[str] = []
    for heading, cards in _by_rounds(board, tie_ids):
        blocks.append(f"## {escaped(heading)}")
        for each in cards:
            blocks += _as_markdown(each)
    return "\n\n".join(blocks) + "\n"


def _by_rounds(board: Board, tie_ids: Iterable[str]) -> Iterator[tuple[str, list[Card]]]:
    """Headings, a round each, with the cards under them in the order of the draw."""
    competition, chosen = board.competition, frozenset(tie_ids)
    for round_id, drawn in competition.rounds.items():
        cards = [
            card(board, tie_id)
            for tie_id, tie in competition.ties.items()
            if tie.round == round_id and tie_id in chosen
        ]
        if cards:
            yield f"{competition.title} · {cards[0].round if len(chosen) == 1 else drawn.name}", cards
    if not chosen:
        yield competition.title, []


def _as_text(told: Card) -> Iterator[str]:
    yield told.first.result
    yield from _lines(told)
    for part in told.others:
        yield f"{part.name}: {part.result}"
        yield from _of_match(part)


def _as_markdown(told: Card) -> Iterator[str]:
    yield f"### {escaped(told.first.result)}"
    yield from _listed(_lines(told), told.verdict)
    for part in told.others:
        yield f"{escaped(part.name)}: **{escaped(part.result)}**"
        yield from _listed(_of_match(part))


def _lines(told: Card) -> Iterator[str]:
    """What stands under the result of the match in hand."""
    yield from told.first.story
    yield from (line for line in (told.verdict, *told.outlook, told.first.setting) if line)


def _of_match(part: Part) -> Iterator[str]:
    yield from part.story
    if part.setting:
        yield part.setting


def _listed(lines: Iterable[str], strong: str = "") -> Iterator[str]:
    """The lines as a list, if there are any, one of them in bold."""
    items = [f"- **{escaped(line)}**" if line == strong else f"- {escaped(line)}" for line in lines]
    if items:
        yield "\n".join(items)


_SIGNS: Final = re.compile(r"[\\`*_\[\]<>|#~$]|&(?=#?\w+;)")
"""What makes Markdown wherever it stands."""
_AT_START: Final = re.compile(r"[-+=]|(?<=[0-9])[.)]")
"""What makes a list or a heading at the start of a line, a point or bracket behind its number."""


def escaped(words: str) -> str:
    """Plain words as Markdown of one line that shows them as they are; runs of spaces become one."""
    line = _SIGNS.sub(r"\\\g<0>", re.sub(" +", " ", words).strip())
    start = re.match(r"[0-9]{0,9}", line)
    at = start.end() if start else 0
    return f"{line[:at]}\\{line[at:]}" if _AT_START.match(line, at) else line
