"""What happened: one class a kind of event, and the union of them all, told apart by `kind`."""

from datetime import UTC, datetime
from typing import Annotated, Any, ClassVar, Final, Literal, get_args

from pydantic import Field, TypeAdapter
from pydantic_core.core_schema import datetime_schema

from scoreboard.minute import Minute, Period
from scoreboard.text import Exactly, Id, MatchId, Record, Text, whole

Goals = Annotated[int, whole(0, 99)]
Score = tuple[Goals, Goals]
"""Goals of the home side and of the away side."""
EventId = Annotated[int, whole(1, 2**53)]
KickOutcome = Literal["scored", "saved", "missed", "woodwork"]

_LAST: Final = ("at", "by", "id")


class Event(Record):
    """One entry in the log. `at` is when it was entered; `id` is 0 until the store has given it one."""

    at: Annotated[datetime, Exactly(datetime_schema(strict=True))] | None = None
    by: Text | None = None
    id: EventId = 0

    kind: str
    keys: ClassVar[tuple[str, ...]] = ()
    """The keys of its own, in the order in which they are written."""

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        own = [key for key in cls.model_fields if key not in ("match", "tie", "kind", *_LAST)]
        cls.keys = tuple(sorted(own, key=lambda key: key != "team"))

    @property
    def place(self) -> str:
        """The match, or for a decision the tie, in whose log it stands."""
        return ""

    def as_block(self) -> dict[str, Any]:
        """Its keys and values as the log writes them, in order, without those that were not given."""
        given = self.model_dump(exclude_none=True, exclude_unset=True)
        given |= {"kind": self.kind, "id": self.id}
        own = [key for key in given if key not in ("match", "tie", "kind", *_LAST)]
        own.sort(key=lambda key: self.keys.index(key) if key in self.keys else len(self.keys))
        order = ("match", "tie", "kind", *own, *_LAST)
        return {key: given[key] for key in order if key in given and not (key == "id" and not self.id)}


class MatchEvent(Event):
    """An event of one match."""

    match: MatchId

    @property
    def place(self) -> str:
        """Its match."""
        return self.match


class TimedEvent(MatchEvent):
    """An event in a minute of play. Its period follows from the minute unless it is given."""

    minute: Minute
    period: Period | None = None


class Whistle(MatchEvent):
    """A period of the match begins, or the match has ended. `at` of a kick-off drives the clock."""

    kind: Literal["period"] = "period"
    period: Period
    first: Id | None = None
    """The team that kicks first, on a shoot-out."""


class Goal(TimedEvent):
    """A goal. `team` is the side whose score goes up; the scorer of an own goal is an opponent."""

    kind: Literal["goal"] = "goal"
    team: Id
    player: Text | None = None
    assist: Text | None = None
    type: Literal["open_play", "penalty", "own_goal"] = "open_play"
    note: Text | None = None


class MissedPenalty(TimedEvent):
    """A penalty in play that was not scored. `team` is the side that took it."""

    kind: Literal["missed_penalty"] = "missed_penalty"
    team: Id
    player: Text | None = None
    outcome: Literal["saved", "missed", "woodwork"]


class Card(TimedEvent):
    """A booking or a dismissal."""

    kind: Literal["card"] = "card"
    team: Id
    player: Text | None = None
    card: Literal["yellow", "second_yellow", "red"]
    note: Text | None = None

    @property
    def dismissal(self) -> bool:
        """Whether the player has to leave the field."""
        return self.card != "yellow"


class Substitution(TimedEvent):
    """One player comes on for another."""

    kind: Literal["substitution"] = "substitution"
    team: Id
    off: Text | None = None
    on: Text | None = None


class Kick(MatchEvent):
    """A kick of the shoot-out. The order of the log is the order of the kicks."""

    kind: Literal["kick"] = "kick"
    team: Id
    player: Text | None = None
    outcome: KickOutcome

    @property
    def scored(self) -> bool:
        """Whether it went in."""
        return self.outcome == "scored"


class Correction(Event):
    """An event about another one, its `target`. The match may be left out: it is the target's."""

    match: MatchId | None = None
    target: EventId

    @property
    def place(self) -> str:
        """Its match, empty where it is left out."""
        return self.match or ""


class Disallowed(Correction):
    """The referee took a goal back: it is shown struck through and counts no more."""

    kind: Literal["disallowed"] = "disallowed"
    minute: Minute
    reason: Text | None = None


class ScoreSoFar(TimedEvent):
    """The score by now, from a scorer who joined late. Earlier goals explain it, later ones add to it."""

    kind: Literal["score"] = "score"
    home: Goals
    away: Goals
    note: Text | None = None


class Result(MatchEvent):
    """A match known only by its result, which ends it. Pairs home, away; each counts from kick-off."""

    kind: Literal["result"] = "result"
    half_time: Score | None = None
    full_time: Score
    extra_time: Score | None = None
    shootout: Score | None = None

    @property
    def score(self) -> Score:
        """The score at the end, the shoot-out apart."""
        return self.extra_time or self.full_time


class Award(MatchEvent):
    """A result given by the organiser. It stands instead of the score."""

    kind: Literal["award"] = "award"
    home: Goals
    away: Goals
    reason: Text


class Status(MatchEvent):
    """A match that does not go as planned. The next whistle takes it up again."""

    kind: Literal["status"] = "status"
    status: Literal["postponed", "delayed", "suspended", "abandoned", "cancelled"]
    note: Text | None = None


class Note(MatchEvent):
    """A remark."""

    kind: Literal["note"] = "note"
    minute: Minute | None = None
    text: Text


class Decision(Event):
    """The organiser's word on a whole tie: a coin toss, a walkover, a reinstated loser. It stands."""

    kind: Literal["decision"] = "decision"
    tie: Id
    winner: Id
    reason: Text

    @property
    def place(self) -> str:
        """Its tie."""
        return self.tie


class Amend(Correction):
    """Other keys for an earlier event, which keeps its place in the log. A key set to "" is taken away."""

    model_config = {**Record.model_config, "extra": "allow"}

    kind: Literal["amend"] = "amend"

    @property
    def changes(self) -> dict[str, Any]:
        """The keys that change, with their new values."""
        return dict(self.model_extra or {})


class Void(Correction):
    """The operator took an event back. Voiding a void brings it back."""

    kind: Literal["void"] = "void"


AnyEvent = Annotated[
    Whistle
    | Goal
    | MissedPenalty
    | Card
    | Substitution
    | Kick
    | Disallowed
    | ScoreSoFar
    | Result
    | Award
    | Status
    | Note
    | Decision
    | Amend
    | Void,
    Field(discriminator="kind"),
]

KINDS: Final[dict[str, type[Event]]] = {
    cls.model_fields["kind"].default: cls for cls in get_args(get_args(AnyEvent)[0])
}
"""Every kind of event by its name in the log."""

READER: Final[TypeAdapter[Any]] = TypeAdapter(list[AnyEvent])
"""Reads the blocks of a log. Errors are located by the index of the block first."""


def read(block: dict[str, Any]) -> Event:
    """One event from its block. Raises ValidationError, located within the list of that one block."""
    event: Event = READER.validate_python([block])[0]
    return event


def amended(event: Event, change: Amend) -> Event:
    """The event as an amendment leaves it. Raises ValidationError where the new keys do not fit its kind."""
    block: dict[str, Any] = {**event.as_block(), "kind": event.kind, **change.changes}
    return read({key: value for key, value in block.items() if value != ""})


def instant(moment: datetime) -> datetime:
    """A moment that can be compared with any other; one without an offset is taken as UTC."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
