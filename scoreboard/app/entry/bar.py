"""The entry bar: docked under the panes, it asks for what happened and says what would follow."""

from __future__ import annotations

from collections.abc import Callable
from itertools import repeat
from typing import ClassVar, Protocol

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from scoreboard.app.entry.draft import Draft
from scoreboard.app.entry.forms import Ask
from scoreboard.app.glyphs import Glyphs

_HINTS = {Ask.SCORE: "2-1, home side first", Ask.MINUTE: "79 or 90+3"}
Outlook = tuple[str, str]
"""What would follow, and how sure that is: `fine`, `doubtful` or `refused`."""


class Prophet(Protocol):
    """Who knows the rules: what would follow from a draft, and how its minute counts on."""

    def foretell(self, draft: Draft) -> Outlook:
        """What would follow, or what speaks against it."""

    def counted(self, draft: Draft, steps: int) -> str:
        """The minute so many steps on."""


class Fields(Static, can_focus=True):
    """All fields of a form on a line or two, the current one marked. It has the focus where one chooses."""


class Line(Input):
    """The line in which the current field is typed."""

    def on_key(self, event: Key) -> None:
        """`+` and `-` count the minute on and back while it stands as it was filled in."""
        bar = self.parent
        if event.character in ("+", "-") and isinstance(bar, EntryBar) and bar.draft is not None:
            untouched = len(self.selected_text) == len(self.value)
            if bar.draft.field.ask is Ask.MINUTE and untouched and self.value:
                bar.action_count(1 if event.character == "+" else -1)
                event.prevent_default()
                event.stop()


class EntryBar(Vertical):
    """One line that tells how things stand with saving; more while something is entered or asked."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Save", key_display="enter", id="entry.submit", priority=True),
        Binding("tab", "field(1)", "Next field", key_display="tab", id="entry.next", priority=True),
        Binding("shift+tab", "field(-1)", "Field before", show=False, id="entry.before", priority=True),
        Binding("escape", "leave", "Leave", key_display="esc", id="entry.leave", priority=True),
        Binding("h", "side(0)", "Home", show=False, id="entry.home"),
        Binding("a", "side(1)", "Away", show=False, id="entry.away"),
        Binding("o", "kind_of_goal('own_goal')", "Own goal", show=False, id="entry.own_goal"),
        Binding("p", "kind_of_goal('penalty')", "Penalty", show=False, id="entry.penalty"),
        Binding("left", "choose(-1)", "Choice before", show=False, id="entry.left"),
        Binding("right", "choose(1)", "Next choice", show=False, id="entry.right"),
        Binding("up", "go(-1)", "Up", show=False, id="entry.up"),
        Binding("down", "go(1)", "Down", show=False, id="entry.down"),
        Binding("plus", "count(1)", "Minute later", show=False, id="entry.later"),
        Binding("minus", "count(-1)", "Minute earlier", show=False, id="entry.earlier"),
    ]

    class Submitted(Message):
        """A form is filled in."""

        def __init__(self, draft: Draft) -> None:
            super().__init__()
            self.draft = draft

    class Left(Message):
        """Nothing more is asked."""

    def __init__(self, glyphs: Glyphs, prophet: Prophet) -> None:
        super().__init__(id="entry")
        self.glyphs, self.prophet = glyphs, prophet
        self.draft: Draft | None = None
        self.question: Callable[[], None] | None = None
        """What a yes to the question would do."""

    def compose(self) -> ComposeResult:
        """The fields, the line to type in, names that fit, and what would follow."""
        yield Fields(id="fields")
        line = Line(id="line", compact=True)
        line.cursor_blink = self.app.animation_level != "none"
        yield line
        yield Static(id="names")
        yield Static(id="outlook")

    @property
    def asking(self) -> bool:
        """Whether the scorer has something to answer."""
        return self.draft is not None or self.question is not None

    def open(self, draft: Draft) -> None:
        """Ask for an entry."""
        self.draft, self.question = draft, None
        self._show_field()

    def ask(self, question: str, then: Callable[[], None]) -> None:
        """Ask once before something is done: enter does it, esc leaves it."""
        self.draft, self.question = None, then
        self._arrange(typed=False)
        self.query_one("#outlook", Static).update(
            Content.assemble((question, "bold $text-warning"), "  enter: do it  esc: leave it")
        )
        self.take_focus()

    def close(self) -> None:
        """Ask nothing more."""
        if self.asking:
            self.draft = self.question = None
            self.post_message(self.Left())

    def tell(self, words: str, style: str) -> None:
        """Say something on the one line that stays."""
        self._arrange(typed=False)
        self.query_one("#outlook", Static).update(Content.styled(words, style))

    def redraw(self) -> None:
        """Draw the form anew, for another board or after a change."""
        draft = self.draft
        if draft is None:
            return
        self.query_one(Fields).update(self._fields(draft))
        self.query_one("#names", Static).update(self._names(draft))
        words, how = self.prophet.foretell(draft.completed())
        style = {"fine": "bold $text-success", "doubtful": "bold $text-warning"}.get(how, "bold $text-error")
        self.query_one("#outlook", Static).update(Content.styled(words, style))

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002
    ) -> bool | None:
        """The keys of the bar act while it asks."""
        return self.asking if action in ("submit", "field", "leave") else True

    def action_submit(self) -> None:
        """Enter what is filled in, or do what was asked."""
        if self.question is not None:
            then = self.question
            self.close()
            then()
        elif self.draft is not None:
            self.draft.take_suggestion()
            self.post_message(self.Submitted(self.draft))

    def action_leave(self) -> None:
        """Enter nothing."""
        self.close()

    def action_field(self, steps: int) -> None:
        """Go to the next field, with the name that is marked."""
        if self.draft is not None:
            self.draft.take_suggestion()
            self.draft.go(steps)
            self._show_field()

    def action_side(self, number: int) -> None:
        """Choose home or away."""
        if self.draft is not None:
            self.draft.choose_side(number)
            self.redraw()

    def action_kind_of_goal(self, kind: str) -> None:
        """Make the goal an own goal or a penalty, or an ordinary one again."""
        draft = self.draft
        if draft is not None and draft.form.kind == "goal":
            draft.values["type"] = "open_play" if draft.values.get("type") == kind else kind
            self.redraw()

    def action_choose(self, steps: int) -> None:
        """Go along the choices."""
        if self.draft is not None:
            self.draft.choose(steps)
            self.redraw()

    def action_go(self, steps: int) -> None:
        """Go along the names, along the choices, or count the minute."""
        draft = self.draft
        if draft is None:
            return
        if draft.field.ask is Ask.PLAYER:
            most = len(draft.suggestions()) - bool(draft.values.get(draft.field.key, "").strip())
            draft.picked = max(0, min(draft.picked + steps, most))
            self.redraw()
        elif draft.field.ask is Ask.MINUTE:
            self.action_count(-steps)
        else:
            self.action_choose(steps)

    def action_count(self, steps: int) -> None:
        """Count the minute on or back."""
        draft = self.draft
        if draft is not None and "minute" in draft.values:
            draft.values["minute"] = self.prophet.counted(draft, steps)
            if draft.field.ask is Ask.MINUTE:
                line = self.query_one(Line)
                line.value = draft.values["minute"]
                line.select_all()
            self.redraw()

    @on(Input.Changed)
    def take_typed(self, message: Input.Changed) -> None:
        """Put what is typed into the field."""
        if self.draft is not None and self.draft.field.typed:
            self.draft.type(message.value)
            self.redraw()

    def on_click(self) -> None:
        """Bring the focus back to what is asked."""
        self.take_focus()

    def take_focus(self) -> None:
        """Give the focus to what is asked now."""
        typed = self.draft is not None and self.draft.field.typed
        wanted: Widget = self.query_one(Line if typed else Fields)
        if self.asking and not wanted.has_focus:
            wanted.focus()

    def _show_field(self) -> None:
        if self.draft is None:
            return
        field = self.draft.field
        self._arrange(typed=field.typed)
        if field.typed:
            line = self.query_one(Line)
            with line.prevent(Input.Changed):
                line.value = self.draft.values.get(field.key, "")
            line.placeholder = _HINTS.get(field.ask, "")
            line.select_all()
        self.redraw()
        self.take_focus()

    def _arrange(self, *, typed: bool) -> None:
        """Show the parts that are needed now."""
        choosing = self.draft is not None and self.draft.field.ask in (Ask.PLAYER, Ask.CHOICE, Ask.SIDE)
        self.set_class(self.asking, "-asking")
        fields = self.query_one(Fields)
        fields.set_class(self.draft is not None, "-shown")
        fields.set_class(self.question is not None, "-focus-only")
        self.query_one(Line).set_class(typed, "-shown")
        self.query_one("#names").set_class(choosing, "-shown")

    def _fields(self, draft: Draft) -> Content:
        """`Goal  Marseille  79'  Scorer –`, the current one reversed."""
        pieces = [Content.styled(f"{draft.form.title}  ", "bold $text-accent")]
        for number, field in enumerate(draft.form.fields):
            words = draft.words(field)
            minute = "'" if field.ask is Ask.MINUTE and words else ""
            told = f"{field.label} {words or self.glyphs.dash}"
            if len(draft.form.fields) == 1:
                told = words or self.glyphs.dash
            if words and field.ask in (Ask.SIDE, Ask.MINUTE):
                told = f"{words}{minute}"
            style = "bold reverse" if number == draft.current else "" if words else "$quiet"
            pieces.append(Content.assemble((f" {told} ", style), " "))
        return Content("").join(pieces)

    def _names(self, draft: Draft) -> Content:
        """The names that fit, or what there is to choose from; the marked one reversed."""
        if not draft.field.typed:
            chosen = draft.values.get(draft.field.key)
            keys = ("h ", "a ") if draft.field.ask is Ask.SIDE else repeat("")
            pieces = [
                Content.styled(f" {key}{words} ", "reverse" if value == chosen else "$quiet")
                for key, (value, words) in zip(keys, draft.options(draft.field), strict=False)
            ]
            if draft.form.kind == "goal" and draft.field.ask is Ask.SIDE:
                pieces.append(Content.styled("  o own goal   p penalty", "$quiet"))
            return Content(" ").join(pieces)
        typed = draft.values.get(draft.field.key, "").strip()
        marked = draft.picked if typed else draft.picked - 1
        pieces = []
        for number, name in enumerate(draft.suggestions()):
            as_typed = typed == name and number == len(draft.suggestions()) - 1 and number > 0
            style = "reverse" if number == marked else "$quiet"
            pieces.append(Content.styled(f" {name}{' (as typed)' if as_typed else ''} ", style))
        return Content(" ").join(pieces or [Content.styled("no name is known yet: type one", "$quiet")])
