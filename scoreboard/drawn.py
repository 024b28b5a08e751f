"""Whether a draw holds together: the names it uses exist, and nobody comes from their own tie.

It reads the plain mapping of a competition file and passes over whatever has the wrong shape (that is
reported elsewhere), so that a misspelt team and an unknown key are told in one go.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from scoreboard.text import did_you_mean, quoted

Path = tuple[str | int, ...]


class Fault(NamedTuple):
    """What is wrong with the draw, where in the file, and the likely mend."""

    path: Path
    reason: str


def faults(draw: Mapping[str, Any]) -> Iterator[Fault]:
    """Everything in the draw that refers to what is not there, or to itself."""
    teams, rounds, ties = (_table(draw, name) for name in ("teams", "rounds", "ties"))
    onward: dict[tuple[str, str], str] = {}
    for tie_id, tie in ties.items():
        if not isinstance(tie, Mapping):
            continue
        at: Path = ("ties", tie_id)
        if isinstance(name := tie.get("round"), str) and name not in rounds:
            yield Fault((*at, "round"), _unknown("round", name, rounds))
        yield from _slots(tie_id, tie, teams, ties, onward)
        yield from _legs(tie_id, tie, draw, teams)
    yield from _circles(ties)


def _slots(
    tie_id: str,
    tie: Mapping[str, Any],
    teams: Mapping[str, Any],
    ties: Mapping[str, Any],
    onward: dict[tuple[str, str], str],
) -> Iterator[Fault]:
    at: Path = ("ties", tie_id, "teams")
    slots = _list(tie, "teams")
    for slot in slots:
        if isinstance(slot, str) and slot not in teams:
            yield Fault(at, _unknown("team", slot, teams))
        if not isinstance(slot, Mapping):
            continue
        for role in ("winner", "loser"):
            if not isinstance(source := slot.get(role), str):
                continue
            if source not in ties:
                yield Fault(at, _unknown("tie", source, ties))
            elif role == "loser" and any(_is_bye(s) for s in _list(ties[source], "teams")):
                yield Fault(at, f"{quoted(source)} is a bye and has no loser")
            if (role, source) in onward:
                taken = onward[role, source]
                yield Fault(at, f"the {role} of {quoted(source)} already plays in {quoted(taken)}")
            onward.setdefault((role, source), tie_id)
    named = [slot for slot in slots if isinstance(slot, str)]
    if len(named) == 2 and named[0] == named[1]:
        yield Fault(at, f"{quoted(named[0])} cannot play itself; name two teams")
    if len(slots) == 2 and all(_is_bye(slot) for slot in slots):
        yield Fault(at, "both sides are byes; name the team that goes through")


def _legs(
    tie_id: str, tie: Mapping[str, Any], draw: Mapping[str, Any], teams: Mapping[str, Any]
) -> Iterator[Fault]:
    at: Path = ("ties", tie_id, "legs")
    legs, slots = _list(tie, "legs"), _list(tie, "teams")
    most, replay = _rule(draw, tie, "legs", 2), _rule(draw, tie, "replay", False)
    if any(_is_bye(slot) for slot in slots) and legs:
        yield Fault(at, "a bye has no legs; leave them out")
    elif len(legs) > most and not replay:
        yield Fault(
            at,
            f"{len(legs)} legs where the rules say {most}; "
            f"set legs = {min(len(legs), 2)} or replay = true in the rules",
        )
    for number, leg in enumerate(legs):
        if not isinstance(leg, Mapping) or not isinstance(home := leg.get("home"), str):
            continue
        if home not in teams:
            yield Fault((*at, number, "home"), _unknown("team", home, teams))
        elif all(isinstance(slot, str) for slot in slots) and home not in slots:
            yield Fault(
                (*at, number, "home"),
                f"{quoted(home)} does not play in {quoted(tie_id)}{did_you_mean(home, slots)}",
            )


def _circles(ties: Mapping[str, Any]) -> Iterator[Fault]:
    """One fault for each circle of ties that wait for each other's winner or loser."""
    feeders = {tie_id: _feeders(tie, ties) for tie_id, tie in ties.items()}
    settled: set[str] = set()
    for start in feeders:
        path: list[str] = []
        branches = [iter([start])]
        while branches:
            tie_id = next(branches[-1], None)
            if tie_id is None:
                branches.pop()
                if path:
                    settled.add(path.pop())
            elif tie_id in path:
                circle = [*path[path.index(tie_id) :], tie_id]
                yield Fault(("ties", tie_id, "teams"), "waits for itself: " + " from ".join(circle))
            elif tie_id not in settled:
                path.append(tie_id)
                branches.append(iter(feeders[tie_id]))


def _feeders(tie: object, ties: Mapping[str, Any]) -> list[str]:
    named = [
        slot.get(role)
        for slot in _list(tie, "teams")
        if isinstance(slot, Mapping)
        for role in ("winner", "loser")
    ]
    return [name for name in named if isinstance(name, str) and name in ties]


def _rule(draw: Mapping[str, Any], tie: Mapping[str, Any], key: str, default: Any) -> Any:
    value = default
    named = tie.get("round")
    for owner in (draw, _table(draw, "rounds").get(named) if isinstance(named, str) else None, tie):
        if isinstance(owner, Mapping):
            given = _table(owner, "rules").get(key, value)
            value = given if type(given) is type(default) else value
    return value


def _unknown(what: str, name: str, known: Mapping[str, Any]) -> str:
    return f"no {what} {quoted(name)}{did_you_mean(name, known)}"


def _is_bye(slot: object) -> bool:
    return isinstance(slot, Mapping) and "bye" in slot


def _table(owner: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = owner.get(key)
    return found if isinstance(found, Mapping) else {}


def _list(owner: object, key: str) -> list[Any]:
    found = owner.get(key) if isinstance(owner, Mapping) else None
    return list(found) if isinstance(found, list | tuple) else []
