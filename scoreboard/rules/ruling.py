"""What a rule has to say against an event, and the situation in which it is asked."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from scoreboard.competition import Competition
from scoreboard.rules.match import MatchState
from scoreboard.rules.tie import Outcome, Step, TieState, standing


class Rule(StrEnum):
    """The rule that speaks against an event, in a few words and with its source."""

    NAMES = "an event names what was drawn and what happened before it"
    TEAMS = "a match needs both its teams"
    KICK_OFF = "play begins with the kick-off (Law 8)"
    ENDED = "a match that has ended takes no more of this (Law 7)"
    BROKEN_OFF = "nothing happens in a match that is called off (Law 7)"
    PERIODS = "the periods of a match follow each other (Law 7)"
    MINUTES = "stoppage time is added to the last minute of a half (Law 7)"
    LEGS = "the first leg comes before the second"
    EXTRA_TIME = "extra time is for a tie that is level after its last leg (Law 10)"
    SUDDEN_GOAL = "a golden goal ends the match, a silver goal ends it with its half (Law 7 until 2004)"
    SHOOTOUT = "a shoot-out is for a tie that is level after its last leg (Law 10)"
    TURNS = "the sides kick in turn (Law 10)"
    DECIDED = "kicks stop when one side cannot be caught (Law 10)"
    DISMISSED = "a player sent off takes no further part (Law 12)"
    SECOND_YELLOW = "a second caution is a dismissal (Law 12)"
    SUBSTITUTED = "a player taken off takes no further part (Law 3)"
    CUMULATIVE = "each score of a result counts from kick-off"
    CORRECTED = "what is taken back already cannot be taken back again"
    STANDS = "a result that stands is explained, not changed, by other events"


class Ruling(NamedTuple):
    """One objection to an event: how grave, by which rule, and why in a sentence."""

    refused: bool
    """Refused events are not entered; doubtful ones are, with a warning."""
    rule: Rule
    reason: str


class Situation(NamedTuple):
    """A match as an event finds it, in its tie and its competition."""

    tie: TieState
    number: int
    competition: Competition

    @property
    def match(self) -> MatchState:
        """The match in hand."""
        return self.tie.matches[self.number]

    @property
    def name(self) -> str:
        """The match in words: `Marseille v Benfica`."""
        return f"{self.competition.short(self.match.home)} v {self.competition.short(self.match.away)}"

    @property
    def last(self) -> bool:
        """Whether extra time and a shoot-out can belong to this match: the last leg, or a replay."""
        return self.number >= len(self.tie.legs) - 1

    @property
    def extra_time_due(self) -> bool:
        """Whether extra time would follow if the match were over now."""
        return standing(self.tie) is Step.EXTRA_TIME

    @property
    def level(self) -> bool:
        """Whether the tie would go on if the match were over now."""
        return not isinstance(standing(self.tie), Outcome)
