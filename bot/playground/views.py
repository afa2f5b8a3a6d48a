"""The modals that are open for the person, and everyone's Home tab."""

from dataclasses import dataclass, field

from bot.playground.block_ids import with_ids
from bot.playground.feed import Feed
from bot.playground.identifiers import Identifiers
from bot.playground.wire import JsonObject, RefusalError

MOST_STACKED = 3


@dataclass
class View:
    """A modal or the Home tab.

    Attributes:
        id: Its id, kept when it is updated.
        body: What the app sent, with block and action ids filled in.
        hash: Changes with each update.
        stack: The ids of the modals under it, the first one opened first.
        values: What the person chose or typed, by block_id and action_id.
    """

    id: str
    body: JsonObject
    hash: str
    stack: tuple[str, ...] = ()
    values: dict[str, JsonObject] = field(default_factory=dict)

    @property
    def blocks(self) -> list[JsonObject]:
        """Its blocks."""
        return list(self.body["blocks"])


class Views:
    """The stack of open modals, the last one on top, and the Home tab of each user.

    Args:
        me: The user who looks at the page.
        feed: Where it is told what they see.
        identifiers: Where ids come from.
    """

    def __init__(self, *, me: str, feed: Feed, identifiers: Identifiers) -> None:
        self._me = me
        self._feed = feed
        self._identifiers = identifiers
        self.modals: list[View] = []
        self.homes: dict[str, View] = {}

    def open(self, body: JsonObject) -> View:
        """Show a modal instead of any that is open."""
        self._not_taken(body)
        self.modals = [self._new(body)]
        self._tell("view_opened", self.modals[-1])
        return self.modals[-1]

    def push(self, body: JsonObject) -> View:
        """Show a modal on top.

        Raises:
            RefusalError: `not_in_modal` without one below, `push_limit_reached` on the fourth.
        """
        if not self.modals:
            raise RefusalError("not_in_modal")
        if len(self.modals) == MOST_STACKED:
            raise RefusalError("push_limit_reached")
        self._not_taken(body)
        self.modals.append(self._new(body, stack=tuple(view.id for view in self.modals)))
        self._tell("view_pushed", self.modals[-1])
        return self.modals[-1]

    def update(self, view: View, body: JsonObject, *, expected_hash: object = None) -> View:
        """Replace what a view shows; what was typed stays where block_id and action_id stay.

        Raises:
            RefusalError: `hash_conflict` when the view changed since the hash was handed out.
        """
        if expected_hash not in (None, "", view.hash):
            raise RefusalError("hash_conflict")
        # A view may keep its own external_id, or take one that is free.
        if body.get("external_id") != view.body.get("external_id"):
            self._not_taken(body)
        view.body = self._named(body)
        view.hash = self._identifiers.take("hash.")
        # Slack keeps what was typed by block_id; a new block_id is how an app empties an input.
        kept = {block["block_id"] for block in view.blocks}
        view.values = {block_id: values for block_id, values in view.values.items() if block_id in kept}
        if view not in self.homes.values():
            self._tell("view_updated", view)
        elif view is self.home:
            self._tell("home", view)
        return view

    @property
    def home(self) -> View | None:
        """The Home tab of the person, once it was published."""
        return self.homes.get(self._me)

    def publish(self, body: JsonObject, *, user: str, expected_hash: object = None) -> View:
        """Show the Home tab to a user.

        Raises:
            RefusalError: `hash_conflict`.
        """
        if user in self.homes:
            return self.update(self.homes[user], body, expected_hash=expected_hash)
        self.homes[user] = self._new(body)
        if user == self._me:
            self._tell("home", self.homes[user])
        return self.homes[user]

    def close(self, view: View) -> None:
        """Take a modal away; the one below it is seen again."""
        self.modals.remove(view)
        self._tell("view_closed", view)

    def clear(self) -> None:
        """Take every modal away."""
        while self.modals:
            self.close(self.modals[-1])

    def find(self, *, view_id: object = None, external_id: object = None) -> View:
        """An open view.

        Raises:
            RefusalError: `not_found`.
        """
        for view in [*self.modals, *self.homes.values()]:
            if view_id == view.id or (external_id and external_id == view.body.get("external_id")):
                return view
        raise RefusalError("not_found")

    def _new(self, body: JsonObject, *, stack: tuple[str, ...] = ()) -> View:
        return View(self._identifiers.take("V"), self._named(body), self._identifiers.take("hash."), stack)

    def _named(self, body: JsonObject) -> JsonObject:
        return {**body, "blocks": with_ids(body["blocks"], self._identifiers)}

    def _not_taken(self, body: JsonObject) -> None:
        taken = {view.body.get("external_id") for view in self.modals} - {None}
        if body.get("external_id") in taken:
            raise RefusalError("duplicate_external_id")

    def _tell(self, what: str, view: View) -> None:
        self._feed.publish({"type": what, "view": {"id": view.id, "hash": view.hash, **view.body}})
