"""What the command palette finds beside Textual's own: ties, and what can be turned on and off."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from scoreboard.wording import headline, match_names

if TYPE_CHECKING:
    from scoreboard.app.app import Scoreboard

TOGGLES = {
    "toasts": "toasts for goals",
    "bell": "the bell for goals",
    "flash": "flashing ties",
    "title": "the score in the terminal's title",
}


ENTRIES = {
    "score": "It is … by now: join a match late",
    "clock": "Set the clock: what the clock in the ground shows",
    "result": "Result of a match you did not follow",
    "award": "Award a result",
    "decision": "Decision on the tie: coin toss, walkover, reinstated",
    "kick": "Kick of the shoot-out, filled in by hand",
    "delayed": "Match delayed",
    "suspended": "Match suspended",
    "abandoned": "Match abandoned",
    "postponed": "Match postponed",
    "cancelled": "Match cancelled",
}
"""What a scorer enters so seldom that it has no key."""


class Command(NamedTuple):
    """A row of the palette: its words, what it does, and a word of explanation."""

    text: str
    run: Callable[[], Any]
    help: str


def _literal(words: str) -> str:
    """Words that the palette shows as they are. It takes them for markup unless they are Content."""
    return cast("str", Content(words))


class ScoreboardCommands(Provider):
    """Teams, ties by their id or their teams' names, what the keys do, and the settings."""

    async def discover(self) -> Hits:
        """What is offered before anything is typed."""
        for command in self._offered():
            yield DiscoveryHit(
                Content(command.text), command.run, text=command.text, help=_literal(command.help)
            )

    async def search(self, query: str) -> Hits:
        """What fits the words that were typed. Names are shown as they are: they are data, not markup."""
        matcher = self.matcher(query)
        for command in (*self._teams(), *self._ties(), *self._offered()):
            score = matcher.match(command.text)
            if score > 0:
                yield Hit(
                    score, Content(command.text), command.run, text=command.text, help=_literal(command.help)
                )

    @property
    def _scoreboard(self) -> Scoreboard:
        return cast("Scoreboard", self.app)

    def _ties(self) -> Iterator[Command]:
        board = self._scoreboard.main.board
        competition = board.competition
        for tie in board.ties.values():
            for number in range(len(tie.matches)):
                home, away = match_names(competition, tie, number, "name")
                in_round = competition.rounds[competition.ties[tie.id].round].name
                text = f"{in_round}: {home} v {away} ({tie.id}.{number + 1})"
                yield Command(
                    text,
                    partial(self._scoreboard.main.select, tie.id, number),
                    headline(competition, tie) or "",
                )

    def _teams(self) -> Iterator[Command]:
        board = self._scoreboard.main.board
        last = {team: tie for tie in board.ties.values() for team in tie.teams if team}
        for team, tie in last.items():
            found = board.competition.teams[team]
            in_round = board.competition.rounds[board.competition.ties[tie.id].round].name
            told = headline(board.competition, tie)
            yield Command(
                f"{found.name} ({found.code})",
                partial(self._scoreboard.main.select, tie.id),
                f"{in_round}: {told}" if told else in_round,
            )

    def _keys(self) -> Iterator[Command]:
        """Whatever a key does that can act now."""
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if active.enabled and binding.description and not binding.system:
                key = self.app.get_key_display(binding)
                run = partial(self.app.run_action, binding.action, active.node)
                yield Command(f"{self._scoreboard.main.words(binding)} ({key})", run, "")

    def _entries(self) -> Iterator[Command]:
        main = self._scoreboard.main
        if main.scoring is None or not main.scores or main.asking:
            return
        for name, words in ENTRIES.items():
            if main.scoring.can(name):
                yield Command(words, partial(main.scoring.open, name), "")

    def _offered(self) -> Iterator[Command]:
        """What is there to do, whatever the competition is."""
        yield from self._entries()
        yield from self._playback()
        yield from self._keys()
        yield from self._settings()

    def _playback(self) -> Iterator[Command]:
        app = self._scoreboard
        if app.follows and len(app.folder.board.log) and not app.desk.unsaved and not app.main.asking:
            yield Command("Play the log back from its start", app.play_back, "q comes back here")

    def _settings(self) -> Iterator[Command]:
        for name, words in TOGGLES.items():
            on = getattr(self._scoreboard.settings, name)
            yield Command(
                f"Turn {'off' if on else 'on'} {words}",
                partial(self._scoreboard.toggle, name),
                "Kept in the settings file",
            )
