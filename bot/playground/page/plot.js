/** Bars, lines and areas over categories. */

import { marker, valueAt } from "./chart.js";
import { svg } from "./dom.js";
import { fullNumber, shortNumber, ticks } from "./scale.js";

const EDGE = { top: 26, right: 12, bottom: 30 };
const LETTER = 6.6;
const BAR_GAP = 2;
const WIDEST_BAR = 64;

/**
 * Draw a bar, line or area chart.
 * @param {Object} chart - as in the block, with `series` and `axis_config`.
 * @param {{width: number, label: string, tip: function}} view - width in CSS pixels.
 * @returns {SVGElement}
 */
export function drawPlot(chart, { width, label, tip }) {
  const categories = chart.axis_config.categories;
  const rows = chart.series.map((series) => categories.map((category) => valueAt(series, category)));
  const grid = layout(rows.flat(), categories, chart.axis_config, width);
  const marks = chart.type === "bar" ? bars : lines;
  return svg(
    "svg",
    { class: "plot", viewBox: `0 0 ${width} ${grid.height}`, width, height: grid.height, role: "img", "aria-label": label },
    axes(grid, chart.axis_config),
    marks(rows, grid, chart.type === "area"),
    hovering(chart, rows, grid, tip),
  );
}

/** Where everything goes: `x(i)` is the middle of category i, `y(value)` its height, both in pixels. */
function layout(values, categories, { x_label: xLabel }, width) {
  const scale = ticks(values);
  const [low, high] = [scale[0], scale.at(-1)];
  const height = Math.round(Math.min(300, Math.max(220, width * 0.42)));
  const left = 14 + LETTER * Math.max(...scale.map((tick) => shortNumber(tick).length));
  const bottom = height - EDGE.bottom - (xLabel ? 18 : 0);
  const band = (width - left - EDGE.right) / categories.length;
  const longest = Math.max(...categories.map((category) => category.length)) * LETTER + 10;
  return {
    width, height, left, bottom, band, scale, categories,
    every: Math.ceil(longest / band),
    x: (at) => left + band * (at + 0.5),
    y: (value) => bottom - ((value - low) / (high - low)) * (bottom - EDGE.top),
  };
}

function axes(grid, { x_label: xLabel, y_label: yLabel }) {
  const rules = grid.scale.map((tick) => [
    svg("line", { class: tick === 0 ? "axis" : "gridline", x1: grid.left, x2: grid.width - EDGE.right, y1: grid.y(tick), y2: grid.y(tick) }),
    svg("text", { class: "tick", x: grid.left - 8, y: grid.y(tick) + 4, "text-anchor": "end" }, shortNumber(tick)),
  ]);
  const names = grid.categories.map((category, at) =>
    at % grid.every === 0 && svg("text", { class: "tick", x: grid.x(at), y: grid.bottom + 19, "text-anchor": "middle" }, category));
  const middle = (grid.left + grid.width - EDGE.right) / 2;
  return svg(
    "g",
    { "aria-hidden": "true" },
    rules,
    names,
    xLabel && svg("text", { class: "axis-label", x: middle, y: grid.height - 6, "text-anchor": "middle" }, xLabel),
    yLabel && svg("text", { class: "axis-label", x: 0, y: 11 }, yLabel),
  );
}

function bars(rows, grid) {
  const wide = Math.max(1, Math.min(WIDEST_BAR, (grid.band * 0.72) / rows.length - BAR_GAP));
  const whole = (wide + BAR_GAP) * rows.length - BAR_GAP;
  const fits = rows.flat().every((value) => wide + BAR_GAP >= shortNumber(value).length * LETTER);
  return svg("g", {}, rows.map((values, series) => values.map((value, at) => {
    const x = grid.x(at) - whole / 2 + series * (wide + BAR_GAP);
    const [top, foot] = [Math.min(grid.y(value), grid.y(0)), Math.max(grid.y(value), grid.y(0))];
    return [
      // A value too small to be seen still gets a line, so that nobody takes it for a missing one.
      svg("rect", { class: `fill series-${(series % 6) + 1}`, x, width: wide, y: value && foot - top < 1 ? foot - 1 : top, height: value ? Math.max(1, foot - top) : 0, rx: 1.5 }),
      fits && svg("text", { class: "value", x: x + wide / 2, y: top - 5, "text-anchor": "middle" }, shortNumber(value)),
    ];
  })));
}

function lines(rows, grid, isArea) {
  return svg("g", {}, rows.map((values, series) => {
    const color = `series-${(series % 6) + 1}`;
    const points = values.map((value, at) => `${grid.x(at)},${grid.y(value)}`).join(" ");
    const floor = `${grid.x(values.length - 1)},${grid.y(0)} ${grid.x(0)},${grid.y(0)}`;
    return [
      isArea && svg("polygon", { class: `area ${color}`, points: `${points} ${floor}` }),
      svg("polyline", { class: `stroke ${color}`, points }),
      values.map((value, at) => marker(series, grid.x(at), grid.y(value))),
    ];
  }));
}

function hovering({ series }, rows, grid, tip) {
  const columns = grid.categories.map((category, at) => {
    const figures = series.map(({ name }, row) => `${name}: ${fullNumber(rows[row][at])}`);
    const show = () => tip({ x: grid.x(at) + 8, y: EDGE.top }, [category, ...figures]);
    return svg("rect", { class: "hover", x: grid.x(at) - grid.band / 2, y: EDGE.top, width: grid.band, height: grid.bottom - EDGE.top, onpointerenter: show, onpointermove: show });
  });
  return svg("g", { onpointerleave: () => tip(null) }, columns);
}
