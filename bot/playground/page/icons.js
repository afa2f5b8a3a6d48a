/** The page's own line icons, 20 × 20. */

import { svg } from "./dom.js";

const PATHS = {
  hash: "M7.5 3 6 17M14 3l-1.5 14M3.5 7.5h14M2.5 12.5h14",
  home: "M3 9.5 10 3.5l7 6M5 8.5V16.5h10V8.5M8.5 16.5v-4.5h3v4.5",
  message: "M3 4.5h14v9.5H9L5.5 17v-3H3z",
  reply: "M3 4.5h14v9H9.5L6 16.5v-3H3zM6.5 8h7M6.5 10.5h4.5",
  braces: "M7.5 3.5c-3 0-1 5.5-3.5 6.5 2.5 1 .5 6.5 3.5 6.5M12.5 3.5c3 0 1 5.5 3.5 6.5-2.5 1-.5 6.5-3.5 6.5",
  more: "M4.5 10h.01M10 10h.01M15.5 10h.01",
  close: "M5 5l10 10M15 5 5 15",
  back: "M11.5 4.5 6 10l5.5 5.5",
  eye: "M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5zM10 8a2 2 0 1 0 .01 0",
  send: "M3.5 3.5 17.5 10l-14 6.5 2-6.5zM5.5 10H11",
  menu: "M3 5.5h14M3 10h14M3 14.5h14",
  bulb: "M7.5 14c0-2-2.5-3-2.5-6a5 5 0 0 1 10 0c0 3-2.5 4-2.5 6zM8 17h4",
  pulse: "M2 10.5h4L8 5l4 10.5 2-5h4",
  image: "M3 4h14v12H3zM3 13.5 7.5 9l4 4 2.5-2L17 13.5M13 7.5h.01",
  "thumbs-up": "M3 9h3v7.5H3zM6 9l3.5-6c1.5 0 2 1 2 2.2L11 8h4.8c1 0 1.6.9 1.4 1.8l-1.3 5.3c-.2.9-.9 1.4-1.8 1.4H6",
  "thumbs-down": "M17 11h-3V3.5h3zM14 11l-3.5 6c-1.5 0-2-1-2-2.2L9 12H4.2c-1 0-1.6-.9-1.4-1.8l1.3-5.3c.2-.9.9-1.4 1.8-1.4H14",
  chevron: "M5.5 7.5 10 12.5l4.5-5",
  trash: "M4 5.5h12M8 5.5v-2h4v2M5.5 5.5l.8 11h7.4l.8-11",
  info: "M10 2.5a7.5 7.5 0 1 0 .01 0M10 9v5M10 6.2h.01",
  alert: "M10 3 18 16.5H2zM10 8v4M10 14.2h.01",
  check: "M4 10.5 8 14.5 16 5.5",
  coin: "M10 2.5a7.5 7.5 0 1 0 .01 0M12.7 7.3c-.5-.8-1.5-1.2-2.7-1.2-1.6 0-2.7.7-2.7 1.9 0 2.8 5.6 1.2 5.6 4 0 1.3-1.2 2-2.9 2-1.3 0-2.4-.5-2.9-1.4M10 4.7v10.6",
};

/** An icon by name; it says nothing to screen readers, so its button must. */
export function icon(name) {
  return svg(
    "svg",
    { class: `icon icon-${name}`, viewBox: "0 0 20 20", "aria-hidden": "true" },
    svg("path", { d: PATHS[name] ?? PATHS.more }),
  );
}
