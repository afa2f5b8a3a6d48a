/** Images. Only those from the playground itself are loaded: the page makes no request to anybody else. */

import { h } from "./dom.js";
import { icon } from "./icons.js";
import { link } from "./mrkdwn.js";

/** An image element, or a note in its place when it lies elsewhere. */
export function picture({ image_url: url = "", alt_text: alt = "" }, look) {
  if (isOurs(url)) return h("img", { class: look, src: url, alt, loading: "lazy" });
  if (look === "thumbnail") return h("span", { class: "thumbnail absent", role: "img", "aria-label": alt, title: alt }, icon("image"));
  return h("span", { class: "absent picture-note" }, icon("image"), h("span", {}, alt), url && link(url, "open the image"));
}

function isOurs(url) {
  return URL.canParse(url, location.href) && new URL(url, location.href).origin === location.origin;
}
