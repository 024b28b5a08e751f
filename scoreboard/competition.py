"""What was drawn: the competition, its teams, rounds and ties, and the rules each tie is played by."""

import unicodedata
from collections.abc import Iterator
from datetime import date, datetime
from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import Discriminator, Field, Tag, ValidationError, model_validator
from pydantic_core import InitErrorDetails, PydanticCustomError
from pydantic_core.core_schema import date_schema, datetime_schema, str_schema

from scoreboard.drawn import Fault, faults
from scoreboard.text import PRINTABLE, Exactly, Id, Record, Text, Yes, whole

AwayGoals = Literal["none", "normal_time", "extra_time"]
ExtraTime = Literal["full", "golden_goal", "silver_goal", "none"]
ShootoutOrder = Literal["ABAB", "ABBA"]


class Rules(Record):
    """How a tie is played and decided. Given for the competition, then key by key for a round or a tie."""

    legs: Annotated[int, whole(1, 2)] = 2
    half_minutes: Annotated[int, whole(1, 60)] = 45
    extra_half_minutes: Annotated[int, whole(1, 30)] = 15
    away_goals: AwayGoals = "none"
    """Whether goals away from home break a level aggregate, and whether those of extra time count too."""
    extra_time: ExtraTime = "full"
    shootout: Yes = True
    shootout_kicks: Annotated[int, whole(1, 20)] = 5
    shootout_order: ShootoutOrder = "ABAB"
    replay: Yes = False
    """Whether a level tie is replayed; the replay is one more entry in the tie's legs."""

    def overridden_by(self, nearer: Self | None) -> Self:
        """These rules with the keys that `nearer` gives in their place."""
        if nearer is None or not nearer.model_fields_set:
            return self
        return self.model_copy(update={key: getattr(nearer, key) for key in nearer.model_fields_set})


class Team(Record):
    """A team: its full name for result lines, a short one for sentences, a code for narrow places."""

    name: Text
    short: Text = Field(default_factory=lambda given: given["name"])
    """The name in panes and sentences; the full name where none is given."""
    code: Annotated[str, Exactly(str_schema(min_length=1, max_length=3, pattern=PRINTABLE))] = Field(
        default_factory=lambda given: _code(given["short"])
    )
    """Three letters; those that the short name begins with where none are given."""
    country: Text | None = None
    colour: Annotated[str, Exactly(str_schema(pattern="^#[0-9A-Fa-f]{6}$"))] | None = None
    players: tuple[Text, ...] = ()


class Round(Record):
    """A round of the competition: quarter-finals, final."""

    name: Text
    rules: Rules | None = None


class WinnerOf(Record):
    """A place in a tie that the winner of another tie takes."""

    winner: Id

    @property
    def source(self) -> str:
        """The id of the other tie."""
        return self.winner


class LoserOf(Record):
    """A place in a tie that the loser of another tie takes."""

    loser: Id

    @property
    def source(self) -> str:
        """The id of the other tie."""
        return self.loser


class Bye(Record):
    """A place in a tie that nobody takes: the other side goes through without playing."""

    bye: Literal[True]


def _kind_of_slot(given: Any) -> str:
    if isinstance(given, str):
        return "team"
    for kind in ("winner", "loser", "bye"):
        if hasattr(given, kind) or (isinstance(given, dict) and kind in given):
            return kind
    return "unknown"


Slot = Annotated[
    Annotated[Id, Tag("team")]
    | Annotated[WinnerOf, Tag("winner")]
    | Annotated[LoserOf, Tag("loser")]
    | Annotated[Bye, Tag("bye")],
    Discriminator(
        _kind_of_slot,
        custom_error_type="slot",
        custom_error_message="not a place in a tie",
    ),
]

KickOff = (
    Annotated[datetime, Exactly(datetime_schema(strict=True))]
    | Annotated[date, Exactly(date_schema(strict=True))]
)


class Leg(Record):
    """One match of a tie as it was drawn. The kick-off may be a date alone where the hour is not known."""

    kickoff: KickOff | None = None
    venue: Text | None = None
    home: Id | None = None
    """The home side, where it is not the one that the order of the legs gives."""


class Tie(Record):
    """Two sides and the matches between them. The first side is at home in the first leg."""

    round: Id
    teams: tuple[Slot, Slot]
    legs: tuple[Leg, ...] = ()
    rules: Rules | None = None

    @property
    def bye(self) -> bool:
        """Whether one side goes through without a match."""
        return any(isinstance(slot, Bye) for slot in self.teams)

    @property
    def feeders(self) -> tuple[str, ...]:
        """The ids of the ties whose winner or loser plays in this one."""
        return tuple(slot.source for slot in self.teams if isinstance(slot, WinnerOf | LoserOf))


class Competition(Record):
    """The draw, whole and checked: every team, round and tie that it names is there, and no tie feeds itself.

    Raises pydantic's ValidationError with every fault at once.
    """

    format: Annotated[int, whole(1, 1)] = 1
    name: Text
    season: Text | None = None
    rules: Rules = Rules()
    teams: dict[Id, Team] = {}
    rounds: dict[Id, Round] = {}
    ties: dict[Id, Tie] = {}

    @model_validator(mode="wrap")
    @classmethod
    def _holds_together(cls, given: Any, handler: Any) -> Any:
        errors: list[Any] = []
        read = None
        try:
            read = handler(given)
        except ValidationError as error:
            errors.extend(error.errors())
        if isinstance(given, dict):
            errors.extend(_as_error(fault) for fault in faults(given))
        if errors:
            raise ValidationError.from_exception_data(cls.__name__, [_line(error) for error in errors])
        return read

    @property
    def title(self) -> str:
        """Name and season: `UEFA Europa League 2023/24`."""
        return f"{self.name} {self.season}" if self.season else self.name

    @cached_property
    def matches(self) -> dict[str, tuple[str, int]]:
        """Every match by its id `TIE.LEG`: its tie's id and the number of the leg, from 0, in draw order."""
        return {
            f"{tie_id}.{number + 1}": (tie_id, number)
            for tie_id in self.ties
            for number in range(len(self.legs(tie_id)))
        }

    @cached_property
    def entrants(self) -> dict[str, frozenset[str]]:
        """For each match the teams that may play in it: those drawn, all of them where a place is open."""
        return {match: frozenset(self.tie_entrants(tie_id)) for match, (tie_id, _) in self.matches.items()}

    def tie_entrants(self, tie_id: str) -> tuple[str, ...]:
        """The teams that may play in a tie: those drawn, all of them where a place is open."""
        slots = self.ties[tie_id].teams
        drawn = [slot for slot in slots if isinstance(slot, str)]
        return tuple(drawn if len(drawn) == len(slots) else self.teams)

    def short(self, team: str | None) -> str:
        """The short name of a team, `?` for one not known yet."""
        return self.teams[team].short if team is not None and team in self.teams else "?"

    def legs(self, tie_id: str) -> tuple[Leg, ...]:
        """The legs of a tie, those not yet arranged included; a bye has none."""
        tie = self.ties[tie_id]
        if tie.bye:
            return ()
        missing = max(self.tie_rules(tie_id).legs - len(tie.legs), 0)
        return tie.legs + (Leg(),) * missing

    def tie_rules(self, tie_id: str) -> Rules:
        """The rules of one tie: the competition's, then the round's, then its own."""
        return self._rules_by_tie[tie_id]

    @cached_property
    def _rules_by_tie(self) -> dict[str, Rules]:
        by_round = {
            round_id: self.rules.overridden_by(drawn.rules) for round_id, drawn in self.rounds.items()
        }
        return {tie_id: by_round[tie.round].overridden_by(tie.rules) for tie_id, tie in self.ties.items()}

    @cached_property
    def onward(self) -> dict[str, tuple[str, ...]]:
        """For each tie, the ties that its winner or its loser goes on to, the winner's first."""
        onward: dict[str, list[str]] = {tie_id: [] for tie_id in self.ties}
        for role in (WinnerOf, LoserOf):
            for tie_id, tie in self.ties.items():
                for slot in tie.teams:
                    if isinstance(slot, role):
                        onward[slot.source].append(tie_id)
        return {tie_id: tuple(ties) for tie_id, ties in onward.items()}

    def in_order(self) -> Iterator[str]:
        """The ids of all ties, each after the ties that feed it."""
        seen: set[str] = set()
        waiting = list(reversed(self.ties))
        while waiting:
            tie_id = waiting[-1]
            feeders = [feeder for feeder in self.ties[tie_id].feeders if feeder not in seen]
            if tie_id in seen or not feeders:
                waiting.pop()
                if tie_id not in seen:
                    seen.add(tie_id)
                    yield tie_id
            else:
                waiting.extend(feeders)


def _code(short: str) -> str:
    """The first three letters of a name, without accents: `Çelik` gives CEL."""
    plain = unicodedata.normalize("NFKD", short)
    return "".join([char for char in plain if char.isalnum()] or short.split())[:3].upper()[:3]


def _as_error(fault: Fault) -> dict[str, Any]:
    return {"type": PydanticCustomError("draw", "{reason}", {"reason": fault.reason}), "loc": fault.path}


def _line(error: dict[str, Any]) -> InitErrorDetails:
    kind = error["type"]
    if isinstance(kind, str):
        kind = PydanticCustomError(kind, "{reason}", {"reason": error["msg"], **error.get("ctx", {})})
    return InitErrorDetails(type=kind, loc=tuple(error["loc"]), input=error.get("input"))
