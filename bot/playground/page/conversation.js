/** A channel or the direct message: its messages, the thread beside it, and the boxes to write into both. */

import { get, post } from "./api.js";
import { Composer } from "./composer.js";
import { fill, h } from "./dom.js";
import { Examples } from "./examples.js";
import { authorOf, keyOf } from "./message.js";
import { MessageList } from "./messages.js";
import { announce } from "./notices.js";

const WIDE = "(min-width: 1100px)";

export class Conversation {
  /** @param {{open: function(string, HTMLElement, function()), close: function()}} side - the pane for threads. */
  constructor(side) {
    this.side = side;
    this.channel = null;
    this.thread = null;
    this.messages = new Map();
    /** What events told while the channel's messages were still being fetched; else null. */
    this.late = null;
    this.list = new MessageList("Messages");
    this.threadList = new MessageList("Thread");
    this.status = h("div", { class: "status", role: "status" });
    this.threadStatus = h("div", { class: "status", role: "status" });
    this.examples = new Examples((text) => this.composer.type(text));
    this.composer = new Composer("Message", (text) => this.#send(text), [this.examples.button]);
    this.threadComposer = new Composer("Reply in thread", (text) => this.#send(text, this.thread));
    this.node = h("section", { class: "conversation" }, this.list.node, h("div", { class: "foot" }, this.status, this.examples.node, this.composer.node));
    this.threadNode = h("section", { class: "conversation" }, this.threadList.node, h("div", { class: "foot" }, this.threadStatus, this.threadComposer.node));
  }

  /** Show a channel, or show it anew. */
  async show(channel) {
    if (this.channel?.id !== channel.id) this.side.close();
    this.channel = channel;
    this.composer.rename(channel.kind === "im" ? `Message ${channel.name}` : `Message #${channel.name}`);
    this.examples.offer(channel);
    fill(this.list.start, h("p", {}, `This is the very beginning of ${channel.kind === "im" ? "your conversation with " : "#"}${channel.name}.`), channel.topic);
    const late = [];
    this.late = late;
    try {
      const { messages, ephemeral } = await get(`channels/${encodeURIComponent(channel.id)}`);
      if (this.channel === channel) this.#begin([...messages, ...ephemeral]);
    } finally {
      if (this.late === late) this.late = null;
    }
    if (this.channel === channel) for (const [type, message] of late) this.take(type, message);
  }

  #begin(messages) {
    this.list.clear();
    this.messages = new Map(messages.map((message) => [keyOf(message), message]));
    for (const message of messages) this.#draw(message);
    this.list.reveal();
  }

  /** Take what an event says about a message of this channel. */
  take(type, message) {
    if (this.late) {
      this.late.push([type, message]);
      return;
    }
    const isGone = type.endsWith("_deleted");
    const isNew = !this.messages.has(keyOf(message));
    if (isGone) this.messages.delete(keyOf(message));
    else this.messages.set(keyOf(message), message);
    if (isGone) this.#drop(message);
    else this.#draw(message);
    if (message.thread_ts && message.thread_ts !== message.ts) this.#redrawRoot(message.thread_ts);
    if (isNew && message.is_bot && !isGone) this.#heard(message);
  }

  /** Show what the bot says it is doing; an empty text ends it. */
  showStatus(threadTs, text) {
    const line = threadTs && threadTs === this.thread ? this.threadStatus : this.status;
    line.textContent = text;
  }

  /** What Slack itself tells the person, e.g. that a command failed. */
  remark(text, ts) {
    const said = { ts, text, user: "USLACKBOT", username: "Slackbot", is_bot: false, blocks: null, channel: this.channel.id, ephemeral: true };
    this.take("ephemeral", said);
    announce(`Slackbot: ${text}`);
  }

  openThread(ts) {
    this.side.open("Thread", this.threadNode, () => (this.thread = null));
    this.thread = ts;
    this.threadStatus.textContent = "";
    this.threadComposer.clear();
    this.threadList.clear();
    for (const message of this.messages.values()) this.#drawInThread(message);
    this.threadList.reveal();
    this.threadComposer.box.focus();
  }

  #heard(message) {
    announce(`${authorOf(message)}: ${message.text}`);
    this.status.textContent = "";
    this.threadStatus.textContent = "";
    const isReply = message.thread_ts && message.thread_ts !== message.ts;
    // Slack leaves an answer folded under the question; here, where people try the bot, it opens if there is room.
    if (isReply && this.thread !== message.thread_ts && matchMedia(WIDE).matches) this.#openBeside(message.thread_ts);
  }

  #openBeside(ts) {
    const focused = document.activeElement;
    this.openThread(ts);
    focused?.focus();
  }

  #draw(message) {
    if (isRoot(message)) this.list.put(message, this.#ways(message));
    this.#drawInThread(message);
  }

  #drawInThread(message) {
    if (this.thread && (message.ts === this.thread || message.thread_ts === this.thread)) {
      this.threadList.put(message, { dismiss: (gone) => this.take("ephemeral_deleted", gone) });
    }
  }

  #drop(message) {
    this.list.drop(message);
    this.threadList.drop(message);
  }

  #redrawRoot(ts) {
    const root = this.messages.get(ts);
    if (root) this.list.put(root, this.#ways(root));
  }

  #ways(message) {
    const replies = [...this.messages.values()].filter((each) => each.thread_ts === message.ts && each.ts !== message.ts).length;
    return {
      replies: Math.max(replies, message.reply_count ?? 0),
      openThread: (ts) => this.openThread(ts),
      dismiss: (gone) => this.take("ephemeral_deleted", gone),
    };
  }

  #send(text, threadTs = null) {
    this.examples.hide();
    return post("message", { channel: this.channel.id, text, ...(threadTs && { thread_ts: threadTs }) });
  }
}

function isRoot({ ts, thread_ts: threadTs }) {
  return !threadTs || threadTs === ts;
}
