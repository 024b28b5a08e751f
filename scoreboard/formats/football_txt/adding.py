"""A newer file on a competition that is there: what is new is added, what people entered stays."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from scoreboard.board import Board
from scoreboard.competition import Competition, LoserOf, Team, WinnerOf
from scoreboard.events import Decision, Event, read
from scoreboard.formats.draw_text import draw_of
from scoreboard.formats.football_txt.drafting import (
    Block,
    Ids,
    decision,
    happened,
    team_tables,
    tie_ids,
    tie_table,
)
from scoreboard.formats.football_txt.importing import (
    NothingToImport,
    Wanted,
    knockout_rounds,
    legs_by_round,
    round_table,
)
from scoreboard.formats.football_txt.linking import Draw, Source, link
from scoreboard.formats.football_txt.match_lines import Club
from scoreboard.formats.football_txt.pairing import Paired
from scoreboard.formats.football_txt.reading import Document, Fixture, Remark
from scoreboard.formats.naming import Unused, plain, words
from scoreboard.rules.match import MatchState
from scoreboard.rules.sides import HOME, Side
from scoreboard.text import quoted
from scoreboard.wording import pair


@dataclass(slots=True)
class Added:
    """What a file adds to a competition."""

    tables: dict[str, Any]
    """New teams, rounds and ties, in the form of the draw; empty where there are none."""
    events: list[Event]
    remarks: list[Remark] = field(default_factory=list)
    """How lines were read that may not be meant so, and where the file and the competition do not agree."""


def import_more(document: Document, board: Board, wanted: Wanted = Wanted()) -> Added:  # noqa: B008
    """What is new in a file to a board. Raises NothingToImport where there is no knockout round in it."""
    rounds = knockout_rounds(document, wanted.rounds)
    draw = link(rounds, wanted.away_goals or board.competition.rules.away_goals)
    adding = _Adding(board, draw)
    adding.must_be_of(document, wanted)
    return adding.added()


_CALLED: Final[tuple[tuple[Callable[[Team], object], Callable[[Club], object]], ...]] = (
    (lambda team: (team.name, team.country or ""), lambda club: (club.name, club.country)),
    (lambda team: plain(team.name), lambda club: plain(club.name)),
    (lambda team: plain(team.short), lambda club: plain(club.name)),
    (lambda team: words(team.name), lambda club: words(club.name)),
)
"""By what a team of the draw is found for one of the file, the surest first: where only one has it."""


class _Adding:
    """The file's ties beside those of the board."""

    def __init__(self, board: Board, draw: Draw) -> None:
        self.board, self.draw, self.competition = board, draw, board.competition
        self.ids = Ids()
        self.known: dict[int, tuple[str, Side]] = {}
        """Ties of the file that are drawn already: the id there, and the side of the file's first team."""
        self.left_out: set[str] = set()
        """New ties for which there is no place in the draw."""
        self.remarks = list(draw.remarks)
        self.meetings: dict[tuple[str, frozenset[str | None]], list[str]] = {}
        """The ties of the draw by their round and teams."""
        self.open: dict[str, list[str]] = {}
        """The ties of each round that other ties feed."""
        for tie_id, drawn in self.competition.ties.items():
            teams = frozenset(board.ties[tie_id].teams)
            self.meetings.setdefault((drawn.round, teams), []).append(tie_id)
            if drawn.feeders:
                self.open.setdefault(drawn.round, []).append(tie_id)
        self.fed = {
            (type(slot), slot.source)
            for drawn in self.competition.ties.values()
            for slot in drawn.teams
            if isinstance(slot, WinnerOf | LoserOf)
        }
        """The places of winners and losers that are given to ties of the draw."""
        self.teams = dict(self._teams())
        self.rounds = dict(self._rounds())
        drawn_rounds = {drawn.round for drawn in self.competition.ties.values()}
        self.remarks += (
            remark
            for round_id, remark in draw.undrawn.items()
            if self.rounds.get(round_id, round_id) not in drawn_rounds
        )
        self._ties()

    def must_be_of(self, document: Document, wanted: Wanted) -> None:
        """Raise NothingToImport where the file is of another season, or none of its teams are here."""
        season = wanted.season or (document.season.written if document.season else "")
        other_season = bool(season and self.competition.season) and season != self.competition.season
        strangers = not any(team in self.competition.teams for team in self.ids.clubs.values())
        if other_season or (self.competition.teams and strangers):
            file, folder = quoted(document.title or "another competition"), quoted(self.competition.title)
            raise NothingToImport(f"holds {file}, and the folder {folder}; name another folder")

    def added(self) -> Added:
        """Everything that is new."""
        by_round = legs_by_round(self.draw.ties)
        new = [tie for tie in self.draw.ties if id(tie) not in self.known]
        tables: dict[str, Any] = {"teams": self.teams, "rounds": {}, "ties": {}}
        own = self.competition.rules.legs
        for drawn in dict.fromkeys(tie.round.heading.id for tie in new):
            if self.rounds[drawn] not in self.competition.rounds:
                heading = next(tie.round for tie in new if tie.round.heading.id == drawn)
                tables["rounds"][self.rounds[drawn]] = round_table(heading, by_round, own)
        for tie in new:
            legs = self._legs_of_round(tie, by_round)
            table = tie_table(tie, self.ids, legs) | {"round": self.rounds[tie.round.heading.id]}
            slots = [self._free(slot) for slot in table["teams"]]
            if None in slots:
                tie_id = self.ids.tie(tie)
                self._differ(tie.matches[0], f"{tie_id} is left out: its places are given to another tie")
                self.left_out.add(tie_id)
            else:
                tables["ties"][self.ids.tie(tie)] = table | {"teams": slots}
        matches, decisions = [], []
        for tie in self.draw.ties:
            if self.ids.tie(tie) in self.left_out:
                continue
            matches += list(self._matches(tie))
            block = decision(tie, self.ids)
            if block is not None and not self._stands(block):
                decisions.append((tie.matches[-1], block))
        tables = {name: each for name, each in tables.items() if each}
        events = [read(block) for block in happened(matches, decisions, self.ids)]
        return Added(tables, list(self._fitting(events, tables)), self.remarks)

    def _fitting(self, events: list[Event], tables: Block) -> Iterator[Event]:
        """The events that the log can take: those of matches between the teams that the file names."""
        board, left_out = self.board, set[str]()
        if tables:
            draw = draw_of(self.competition)
            draw |= {name: {**draw.get(name, {}), **tables.get(name, {})} for name in (*tables,)}
            board = Board.of(Competition.model_validate(draw), board.log)
        ties = {self.ids.tie(tie): tie for tie in self.draw.ties}
        for event in events:
            tie_id = event.tie if isinstance(event, Decision) else board.competition.matches[event.place][0]
            tie, reason = ties[tie_id], ""
            if event.place in left_out:
                continue
            if {self.ids.clubs.get(team) for team in tie.teams} != set(board.ties[tie_id].teams):
                reason = "the log has other teams in it"
            elif refused := [each.reason for each in board.judge(event) if each.refused]:
                reason = refused[0]
            if reason:
                left_out.add(event.place)
                self._differ(tie.matches[-1], f"{event.place} is left out: {reason}")
                continue
            board = board.apply(event)
            yield event

    def _teams(self) -> Iterator[tuple[str, Block]]:
        """Give teams that are there their ids; the tables of those that are not."""
        new, taken = list(self.draw.clubs), set[str]()
        for known_as, called in _CALLED:
            teams: dict[object, list[str]] = {}
            for team_id, team in self.competition.teams.items():
                teams.setdefault(known_as(team), []).append(team_id)
            for club in new:
                found = [team_id for team_id in teams.get(called(club), ()) if team_id not in taken]
                if len(found) == 1:
                    self.ids.clubs[club] = found[0]
                    taken.add(found[0])
            new = [club for club in new if club not in self.ids.clubs]
        codes = {team.code for team in self.competition.teams.values()}
        for club, team_id, table in team_tables(new, Unused(self.competition.teams, codes)):
            self.ids.clubs[club] = team_id
            yield team_id, table

    def _rounds(self) -> Iterator[tuple[str, str]]:
        """The id that each round of the file has in the draw."""
        by_name = {plain(drawn.name): round_id for round_id, drawn in self.competition.rounds.items()}
        unused = Unused(self.competition.rounds)
        for heading in {tie.round.heading.id: tie.round.heading for tie in self.draw.ties}.values():
            found = by_name.get(plain(heading.name))
            if found is None and heading.id in self.competition.rounds:
                found = heading.id
            yield heading.id, found or unused.numbered(f"{heading.id}-", first=heading.id)

    def _ties(self) -> None:
        """Find the file's ties among those that are drawn, and give the others ids."""
        new, taken = [], set[str]()
        for tie in self.draw.ties:
            found = self._drawn(tie, taken)
            if found is None:
                new.append(tie)
            else:
                self.known[id(tie)] = found
                self.ids.ties[id(tie)] = found[0]
                taken.add(found[0])
        self.ids.ties |= {id(tie): tie_id for tie, tie_id in tie_ids(new, Unused(self.competition.ties))}

    def _drawn(self, tie: Paired, taken: set[str]) -> tuple[str, Side] | None:
        """The tie of the draw in which these teams meet, or still can, and the side of the first of them."""
        first, second = (self.ids.clubs.get(team) for team in tie.teams)
        round_id = self.rounds[tie.round.heading.id]
        if first and second:
            for tie_id in self.meetings.get((round_id, frozenset((first, second))), ()):
                if tie_id not in taken:
                    return tie_id, Side(self.board.ties[tie_id].teams.index(first))
        for tie_id in self.open.get(round_id, ()):
            for side in Side if tie_id not in taken else ():
                sides = zip(tie.slots, tie.teams, (side, side.other), strict=True)
                if all(self._fits(slot, team, tie_id, place) for slot, team, place in sides):
                    return tie_id, side
        return None

    def _fits(self, slot: Source | Club, team: Club, tie_id: str, side: Side) -> bool:
        """Whether a place of a tie in the file can be that one in the draw."""
        found = self.ids.clubs.get(team)
        if found is not None:
            return found in self._possible(tie_id, side)
        drawn = self.competition.ties[tie_id].teams[side]
        if not isinstance(slot, Source) or not isinstance(drawn, WinnerOf | LoserOf):
            return False
        role = "winner" if isinstance(drawn, WinnerOf) else "loser"
        return (slot.role, self.ids.ties.get(id(slot.tie))) == (role, drawn.source)

    def _possible(self, tie_id: str, side: Side) -> frozenset[str]:
        """The teams that can still take a place in a tie of the draw."""
        team = self.board.ties[tie_id].teams[side]
        if team is not None:
            return frozenset({team})
        slot = self.competition.ties[tie_id].teams[side]
        if isinstance(slot, WinnerOf | LoserOf):
            return frozenset().union(*(self._possible(slot.source, other) for other in Side))
        return frozenset()

    def _legs_of_round(self, tie: Paired, by_round: dict[str, int]) -> int:
        """The legs that the rules of a tie's round give it."""
        drawn = self.competition.rounds.get(self.rounds[tie.round.heading.id])
        if drawn is None:
            return by_round[tie.round.heading.id]
        return self.competition.rules.overridden_by(drawn.rules).legs

    def _free(self, slot: Any) -> Any:
        """A place in a new tie; the team itself where the winner that it waits for has a place already.

        None where that winner is not known, so that there is no place for the tie.
        """
        if not isinstance(slot, dict):
            return slot
        (role, source), *_ = slot.items()
        if source in self.left_out:
            return None
        if (WinnerOf if role == "winner" else LoserOf, source) not in self.fed:
            return slot
        tie = next(tie for tie in self.draw.ties if self.ids.tie(tie) == source)
        team = tie.winner if role == "winner" else tie.loser
        return self.ids.clubs.get(team) if team is not None else None

    def _matches(self, tie: Paired) -> Iterator[tuple[str, Fixture]]:
        """The matches of a tie of which the log does not know yet what the file tells, with their ids."""
        tie_id = self.ids.tie(tie)
        if id(tie) not in self.known:
            yield from ((f"{tie_id}.{number}", match) for number, match in enumerate(tie.matches, start=1))
            return
        first = self.known[id(tie)][1]
        homes, used = self.board.ties[tie_id].homes, set[int]()
        for match in tie.matches:
            home = first if match.home == tie.teams[0] else first.other
            number = next((n for n, side in enumerate(homes) if side is home and n not in used), None)
            if number is None:
                self._differ(match, f"{tie_id} has no match for it; add one to its legs in competition.toml")
                continue
            used.add(number)
            match_id = f"{tie_id}.{number + 1}"
            self._compare_kick_off(match_id, number, match)
            if self._is_new(match_id, match):
                yield match_id, match

    def _compare_kick_off(self, match_id: str, number: int, match: Fixture) -> None:
        told = match.kickoff
        drawn = self.competition.legs(match_id.rpartition(".")[0])[number].kickoff
        if told is None or _same_time(told, drawn):
            return
        stands = f"competition.toml says {_written(drawn)}" if drawn else "competition.toml has none"
        self._differ(match, f"the kick-off of {match_id} is {_written(told)}, {stands}; change it there")

    def _is_new(self, match_id: str, match: Fixture) -> bool:
        """Whether the file tells of a match what the log does not know; where they differ that is told."""
        told, state = match.told, self.board.match(match_id)
        if not told.played and not told.status:
            return False
        if not state.timeline:
            return True
        if told.played and told.status in ("", "awarded", "walkover"):
            return self._result_is_new(match_id, match, state)
        if state.status is not None and state.status.status == told.status:
            return False
        self._differ(match, f"{match_id} is {told.status} in the file; the log says otherwise, and stands")
        return False

    def _result_is_new(self, match_id: str, match: Fixture, state: MatchState) -> bool:
        told = match.told
        if state.ended or state.award is not None:
            kicks = self._kicks(match_id)
            if state.score != told.score or (told.shootout and kicks and kicks != told.shootout):
                entered = pair(state.score or (0, 0)) + (f", {pair(kicks)} on penalties" if kicks else "")
                self._differ(
                    match,
                    f"{match_id} ended {_told(match)} in the file, {entered} in the log; the log stands",
                )
            return False
        goals = state.goals
        if goals[0] > told.score[0] or goals[1] > told.score[1]:
            told_both = f"{match_id} ended {_told(match)} in the file; the log has {pair(goals)}"
            self._differ(match, f"{told_both}, and stands until goals are taken back")
            return False
        if goals != (0, 0):
            match.goals = None
        return True

    def _kicks(self, match_id: str) -> tuple[int, int] | None:
        """The score of the shoot-out of a match, home side first."""
        tie_id, number = self.competition.matches[match_id]
        tie = self.board.ties[tie_id]
        if tie.penalties is None or number != tie.deciding:
            return None
        return tie.penalties if tie.homes[number] is HOME else tie.penalties[::-1]

    def _stands(self, block: Block) -> bool:
        """Whether the board knows what a decision says."""
        tie = self.board.ties.get(block["tie"])
        if tie is None or tie.winner is None:
            return False
        if tie.winner != block["winner"]:
            winner = self.competition.short(block["winner"])
            line = next(tie for tie in self.draw.ties if self.ids.tie(tie) == block["tie"]).matches[-1]
            self._differ(
                line, f"{winner} go on from {block['tie']} in the file; the log says otherwise, and stands"
            )
        return True

    def _differ(self, match: Fixture, reason: str) -> None:
        self.remarks.append(Remark(match.line, reason))


def _same_time(told: date, drawn: date | None) -> bool:
    """Whether two kick-offs agree, as far as both tell: a day alone agrees with any hour of it."""
    if drawn is None:
        return False
    one, other = (str(each.isoformat())[:16] for each in (told, drawn))
    shorter = min(len(one), len(other))
    return one[:shorter] == other[:shorter]


def _written(when: date) -> str:
    return when.isoformat().replace("T", " ")


def _told(match: Fixture) -> str:
    told = match.told
    return pair(told.score) + (f", {pair(told.shootout)} on penalties" if told.shootout else "")
