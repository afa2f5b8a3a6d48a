/** What Slack sees: every call in and out, and switches for trying failures by hand. */

import { get, post, Refused } from "./api.js";
import { fill, h } from "./dom.js";
import { complain } from "./notices.js";

const KEPT = 200;
const COUNTS = [
  ["rate_limit_next", "Answer the next calls with 429", "calls", 0],
  ["retry_after", "Retry-After", "seconds", 1],
  ["drop_next_answer", "Take the next calls, drop their answers", "calls", 0],
  ["server_error_next", "Answer the next calls with 503", "calls", 0],
];
const FLAGS = [["deliver_twice", "Deliver every event twice"], ["enforce_rate_limits", "Count calls against Slack's rate limits"]];
const REFUSABLE = [["table", "Tables"], ["data_table", "Data tables"], ["data_visualization", "Charts"], ["container", "Containers"], ["context_actions", "Feedback"]];

export class Inspector {
  constructor() {
    this.entries = [];
    this.log = h("ol", { class: "log", "aria-label": "Calls, latest first", tabindex: "0" });
    this.switches = h("form", { class: "faults", onsubmit: (event) => event.preventDefault(), onchange: (event) => this.#send(event.target) });
    this.node = h("section", { class: "inspector" }, h("h3", {}, "Faults"), this.switches, h("h3", {}, "Calls"), this.log);
    this.#drawLog();
  }

  /** `log`: a call from the bot (in) or to it (out). */
  record(entry) {
    this.entries = [entry, ...this.entries].slice(0, KEPT);
    this.#drawLog();
    const isUsed = this.switches.contains(document.activeElement);
    if (!entry.ok && this.node.isConnected && !isUsed) this.draw();
  }

  /** Draw the switches as the backend has them. */
  async draw() {
    const faults = await get("faults");
    fill(
      this.switches,
      COUNTS.map(([name, label, unit, least]) => count(name, label, unit, { value: faults[name] ?? least, min: least })),
      FLAGS.map(([name, label]) => flag({ name, checked: faults[name] }, label)),
      h("fieldset", {}, h("legend", {}, "Refuse blocks (invalid_blocks)"), REFUSABLE.map(([value, label]) =>
        flag({ name: "refuse_blocks", value, checked: faults.refuse_blocks?.includes(value) }, label))),
    );
  }

  /** Only what was changed is sent: the others may have run down meanwhile. */
  async #send({ name, type, value, checked }) {
    const chosen = name === "refuse_blocks" ? new FormData(this.switches).getAll(name) : type === "checkbox" ? checked : Number(value);
    await post("faults", { [name]: chosen }).catch((error) => {
      if (!(error instanceof Refused)) throw error;
      complain(error.message);
    });
  }

  #drawLog() {
    fill(this.log, this.entries.length ? this.entries.map(line) : h("li", { class: "log-empty" }, "Nothing yet. Send a message."));
  }
}

function count(name, label, unit, limits) {
  const field = h("input", { class: "field", type: "number", name, max: "1000", step: "1", ...limits });
  return h("label", { class: "fault" }, h("span", {}, label), field, h("span", { class: "unit" }, unit));
}

function flag(box, label) {
  return h("label", { class: "choice" }, h("input", { type: "checkbox", ...box }), label);
}

function line({ direction, method, ok, error, ms }) {
  const isIn = direction === "in";
  return h(
    "li",
    { class: ok ? "log-line" : "log-line failed" },
    h("span", { class: "log-way", title: isIn ? "from the bot" : "to the bot" }, isIn ? "bot → Slack" : "Slack → bot"),
    h("code", {}, method),
    h("span", { class: "log-result" }, ok ? "ok" : error || "failed"),
    h("span", { class: "log-time" }, ms === undefined || ms === null ? "" : `${Math.round(ms)} ms`),
  );
}
