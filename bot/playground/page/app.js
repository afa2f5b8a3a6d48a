/** The page: one way in, and every event of the workspace to whom it concerns. */

import { listen, post, Refused } from "./api.js";
import { Conversation } from "./conversation.js";
import { fill, focusable, h } from "./dom.js";
import { Home } from "./home.js";
import { icon } from "./icons.js";
import { Inspector } from "./inspector.js";
import { Modals } from "./modal.js";
import { complain } from "./notices.js";
import { Side } from "./side.js";
import { Sidebar } from "./sidebar.js";
import { directMessage, load, workspace } from "./workspace.js";

const main = document.getElementById("main");
const side = new Side();
const sidebar = new Sidebar();
const conversation = new Conversation(side);
const home = new Home();
const modals = new Modals();
const inspector = new Inspector();

const HEARD = {
  message: heardMessage, message_changed: heardMessage, message_deleted: heardMessage,
  ephemeral: heardMessage, ephemeral_replaced: heardMessage, ephemeral_deleted: heardMessage,
  view_opened: ({ view }) => modals.open(view),
  view_pushed: ({ view }) => modals.push(view),
  view_updated: ({ view }) => modals.update(view),
  view_closed: ({ view }) => modals.closed(view),
  view_errors: ({ view_id: id, errors }) => modals.refuse(id, errors),
  home: ({ view }) => home.publish(view),
  status: ({ channel, thread_ts: thread, text }) => channel === conversation.channel?.id && conversation.showStatus(thread, text),
  problem: heardProblem,
  prompts: heardPrompts,
  log: (entry) => inspector.record(entry),
};

function heardMessage({ type, channel, message }) {
  const isNew = type === "message" || type === "ephemeral";
  if (channel === conversation.channel?.id) conversation.take(type, message);
  if (isNew && message.user !== workspace.me.id) sidebar.count(channel);
}

function heardProblem({ text }) {
  if (conversation.node.isConnected) conversation.remark(text, (Date.now() / 1000).toFixed(6));
  else complain(text);
}

function heardPrompts({ suggested_prompts: prompts }) {
  workspace.prompts = prompts;
  if (conversation.channel) conversation.examples.offer(conversation.channel);
}

/** The address after `#/` names a channel, or the home tab; without one, the first channel opens. */
async function follow() {
  const wanted = location.hash.slice(2);
  const isHome = wanted === "home";
  const channel = workspace.channels.find(({ id }) => id === wanted) ?? workspace.channels[0];
  document.body.classList.remove("sidebar-open");
  sidebar.show(isHome ? "home" : channel.id);
  header(isHome ? directMessage() : channel, isHome);
  fill(main, document.getElementById("place"), isHome ? home.node : conversation.node);
  if (isHome) {
    side.close();
    await home.open();
  } else {
    await conversation.show(channel);
    if (channel.kind === "im") await post("open", { tab: "messages" });
  }
}

function header(channel, isHome) {
  const isDirect = channel?.kind === "im" || isHome;
  const title = isDirect ? workspace.bot.name : channel.name;
  document.title = `${title} · llmcost playground`;
  fill(
    document.getElementById("place"),
    h("button", { class: "icon-button menu-button", type: "button", "aria-label": "Conversations", onclick: () => document.body.classList.toggle("sidebar-open") }, icon("menu")),
    h("h1", {}, isDirect ? null : icon("hash"), title, isDirect && h("span", { class: "badge" }, "APP")),
    isDirect && tabs(isHome),
    !isDirect && h("p", { class: "topic" }, channel.topic),
  );
}

function tabs(isHome) {
  const direct = directMessage();
  const tab = (label, place, isCurrent) => h("a", { href: `#/${place}`, "aria-current": isCurrent ? "page" : null }, label);
  return h("nav", { class: "tabs", "aria-label": "App" }, tab("Home", "home", isHome), direct && tab("Messages", direct.id, !isHome));
}

function furnish() {
  document.getElementById("team").textContent = workspace.team.name;
  document.getElementById("inspect").prepend(icon("pulse"));
  document.getElementById("inspect").addEventListener("click", () => inspect().catch(refused));
  document.getElementById("skip").addEventListener("click", skip);
  document.addEventListener("keydown", (event) => {
    // What lies above the page closes first: Escape in a dialog leaves the thread behind it alone.
    if (event.key !== "Escape" || event.defaultPrevented || document.querySelector("dialog[open]")) return;
    if (document.body.classList.contains("sidebar-open")) document.body.classList.remove("sidebar-open");
    else side.close();
  });
  window.addEventListener("hashchange", () => follow().catch(refused));
}

async function inspect() {
  if (side.shows(inspector.node)) return side.close();
  await inspector.draw();
  side.open("What Slack sees", inspector.node, () => {});
}

function skip(event) {
  event.preventDefault();
  (conversation.composer.box.isConnected ? conversation.composer.box : focusable(home.node)[0])?.focus();
}

function refused(error) {
  if (!(error instanceof Refused)) throw error;
  complain(error.message);
}

async function start() {
  await load();
  furnish();
  await listen({
    event: (event) => HEARD[event.type]?.(event),
    back: () => {
      document.body.classList.remove("offline");
      follow().catch(refused);
    },
    lost: () => document.body.classList.add("offline"),
  });
  await follow();
}

start().catch(refused);
