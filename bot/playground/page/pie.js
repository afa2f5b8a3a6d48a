/** Shares of a whole, clockwise from noon. */

import { svg } from "./dom.js";
import { fullNumber } from "./scale.js";

const HEIGHT = 220;
const OUTER = 96;
const INNER = 56;

/** Draw a pie (as a ring, so that its total fits inside). Takes what `drawPlot` takes. */
export function drawPie({ segments }, { width, label, tip }) {
  const whole = segments.reduce((sum, { value }) => sum + value, 0);
  const middle = { x: width / 2, y: HEIGHT / 2 };
  let done = 0;
  const slices = segments.map(({ label: name, value }, at) => {
    const [from, to] = [done / whole, (done + value) / whole];
    done += value;
    const lines = [name, `${fullNumber(value)} (${(100 * (to - from)).toFixed(1)} %)`];
    const show = () => tip({ x: middle.x + OUTER + 12, y: 12 }, lines);
    return svg("path", { class: `fill slice series-${(at % 6) + 1}`, d: slice(middle, from, to), "fill-rule": "evenodd", onpointerenter: show });
  });
  return svg(
    "svg",
    { class: "plot", viewBox: `0 0 ${width} ${HEIGHT}`, width, height: HEIGHT, role: "img", "aria-label": label, onpointerleave: () => tip(null) },
    slices,
    svg("text", { class: "pie-total", x: middle.x, y: middle.y + 2, "text-anchor": "middle" }, fullNumber(whole)),
    svg("text", { class: "tick", x: middle.x, y: middle.y + 20, "text-anchor": "middle" }, "in all"),
  );
}

function slice(middle, from, to) {
  if (to - from >= 1) return `${ring(middle, OUTER)} ${ring(middle, INNER)}`;
  const isLarge = to - from > 0.5 ? 1 : 0;
  const point = (share, radius) => {
    const angle = 2 * Math.PI * share - Math.PI / 2;
    return `${middle.x + radius * Math.cos(angle)} ${middle.y + radius * Math.sin(angle)}`;
  };
  return `M${point(from, OUTER)}A${OUTER} ${OUTER} 0 ${isLarge} 1 ${point(to, OUTER)}L${point(to, INNER)}A${INNER} ${INNER} 0 ${isLarge} 0 ${point(from, INNER)}Z`;
}

function ring({ x, y }, radius) {
  return `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0Z`;
}
