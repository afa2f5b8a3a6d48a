"""The views.* methods: open, push and update modals, publish the Home tab."""

from collections.abc import Mapping

from bot.playground.block_rules import Surface
from bot.playground.method import Method, wanted
from bot.playground.rate_limits import Tier
from bot.playground.stage import Stage
from bot.playground.view_json import view_json
from bot.playground.view_rules import check_view
from bot.playground.wire import JsonObject, RefusalError


def _open(stage: Stage, arguments: JsonObject) -> JsonObject:
    view = wanted(arguments, "view")
    stage.triggers.use(wanted(arguments, "trigger_id"), now=stage.now())
    check_view(view, surface=Surface.MODAL)
    return {"view": view_json(stage, stage.views.open(view))}


# Opening and pushing differ in what is below; both cost the trigger before the view is looked at.
def _push(stage: Stage, arguments: JsonObject) -> JsonObject:
    view = wanted(arguments, "view")
    stage.triggers.use(wanted(arguments, "trigger_id"), now=stage.now())
    check_view(view, surface=Surface.MODAL)
    return {"view": view_json(stage, stage.views.push(view))}


def _update(stage: Stage, arguments: JsonObject) -> JsonObject:
    body = wanted(arguments, "view")
    view = stage.views.find(view_id=arguments.get("view_id"), external_id=arguments.get("external_id"))
    check_view(body, surface=Surface.HOME if view.body["type"] == "home" else Surface.MODAL)
    return {"view": view_json(stage, stage.views.update(view, body, expected_hash=arguments.get("hash")))}


def _publish(stage: Stage, arguments: JsonObject) -> JsonObject:
    if not stage.manifest.features.app_home.home_tab_enabled:
        raise RefusalError("not_enabled")
    user = wanted(arguments, "user_id")
    if user not in stage.workspace.users:
        raise RefusalError("user_not_found")
    body = wanted(arguments, "view")
    check_view(body, surface=Surface.HOME)
    # Everyone has a Home of their own; the page shows the person's.
    home = stage.views.publish(body, user=user, expected_hash=arguments.get("hash"))
    return {"view": view_json(stage, home)}


VIEW_METHODS: Mapping[str, Method] = {
    "views.open": Method(_open, Tier.T4),
    "views.push": Method(_push, Tier.T4),
    "views.update": Method(_update, Tier.T4),
    "views.publish": Method(_publish, Tier.T4),
}
