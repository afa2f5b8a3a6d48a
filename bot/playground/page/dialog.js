/** Dialogs that take the keyboard until they are answered. */

import { focusable, freshId, h } from "./dom.js";

/**
 * Open a modal dialog. Escape asks `cancel`; the focus goes back to where it was once the dialog closes.
 * @param {string} title
 * @param {{className?: string, cancel: function()}} options
 * @returns {{node: HTMLDialogElement, heading: HTMLElement, body: HTMLElement, close: function()}}
 */
export function openDialog(title, { className = "", cancel }) {
  const before = document.activeElement;
  const id = freshId("title");
  const heading = h("h2", { id, class: "dialog-title" }, title);
  const body = h("div", { class: "dialog-body" });
  const node = h(
    "dialog",
    { class: `dialog ${className}`, "aria-labelledby": id, onkeydown: (event) => keepFocus(node, event), oncancel },
    h("header", { class: "dialog-header" }, heading),
    body,
  );
  function oncancel(event) {
    event.preventDefault();
    cancel();
  }
  document.body.append(node);
  node.showModal();
  return {
    node,
    heading,
    body,
    close() {
      node.close();
      node.remove();
      if (before?.isConnected) before.focus();
    },
  };
}

function keepFocus(dialog, event) {
  if (event.key !== "Tab") return;
  const stops = focusable(dialog);
  const [first, last] = [stops[0], stops.at(-1)];
  const isLeaving = document.activeElement === (event.shiftKey ? first : last) || !dialog.contains(document.activeElement);
  if (!isLeaving) return;
  event.preventDefault();
  (event.shiftKey ? last : first)?.focus();
}

/**
 * Ask what a button's `confirm` object asks.
 * @returns {Promise<boolean>} whether the person went ahead; true at once when there is nothing to ask.
 */
export function confirmed(question) {
  if (!question) return Promise.resolve(true);
  return new Promise((resolve) => {
    const answer = (value) => {
      dialog.close();
      resolve(value);
    };
    const dialog = openDialog(question.title.text, { className: "dialog-small", cancel: () => answer(false) });
    const style = question.style === "danger" ? "danger" : "primary";
    dialog.body.append(h("p", {}, question.text.text));
    dialog.node.append(
      h(
        "footer",
        { class: "dialog-footer" },
        h("button", { class: "button", type: "button", onclick: () => answer(false) }, question.deny?.text ?? "Cancel"),
        h("button", { class: `button ${style}`, type: "button", autofocus: true, onclick: () => answer(true) }, question.confirm.text),
      ),
    );
    dialog.node.querySelector("[autofocus]").focus();
  });
}
