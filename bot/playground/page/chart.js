/** The `data_visualization` block: a drawing, its legend, and the same figures as a table for screen readers. */

import { freshId, fill, h, svg } from "./dom.js";
import { drawPie } from "./pie.js";
import { drawPlot } from "./plot.js";
import { fullNumber } from "./scale.js";

const NAMES = { bar: "Bar chart", line: "Line chart", area: "Area chart", pie: "Pie chart" };

/** A chart as a figure that is drawn anew whenever its width changes. */
export function renderChart({ title, chart }) {
  const isPie = chart.type === "pie";
  const drawing = h("div", { class: "chart-drawing" });
  const tip = h("div", { class: "chart-tip", hidden: true });
  const table = dataTable(title, chart);
  const figure = h(
    "figure",
    { class: `chart chart-${chart.type}` },
    h("figcaption", {}, h("span", {}, title), tableSwitch(table)),
    h("div", { class: "chart-stage" }, drawing, tip),
    isPie ? pieLegend(chart.segments) : legend(chart),
    table,
  );
  const label = `${NAMES[chart.type] ?? "Chart"}: ${title}. Its figures are in the table that follows.`;
  let drawn = 0;
  const draw = () => {
    const width = Math.floor(drawing.clientWidth);
    if (!width || width === drawn) return;
    drawn = width;
    fill(drawing, (isPie ? drawPie : drawPlot)(chart, { width, label, tip: tooltip(tip) }));
  };
  new ResizeObserver(draw).observe(drawing);
  return figure;
}

/** Shows a few lines near a point of the drawing; `show(null)` hides them. */
function tooltip(node) {
  return (at, lines = []) => {
    node.hidden = at === null;
    if (at === null) return;
    fill(node, lines.map((line, index) => h(index ? "div" : "strong", {}, line)));
    node.style.left = `${Math.max(0, Math.min(at.x, node.parentElement.clientWidth - node.offsetWidth))}px`;
    node.style.top = `${at.y}px`;
  };
}

function tableSwitch(table) {
  const onclick = () => {
    const isShown = !table.classList.toggle("visually-hidden");
    node.setAttribute("aria-pressed", String(isShown));
  };
  const node = h("button", { class: "button small quiet", type: "button", "aria-pressed": "false", "aria-controls": table.id, onclick }, "As a table");
  return node;
}

function dataTable(title, chart) {
  const columns = chart.type === "pie" ? ["Value"] : chart.series.map((series) => series.name);
  const rows = chart.type === "pie"
    ? chart.segments.map(({ label, value }) => [label, value])
    : chart.axis_config.categories.map((category) => [category, ...chart.series.map((series) => valueAt(series, category))]);
  // A table cannot be made smaller than its cells: what hides it is the box around it.
  return h("div", { class: "chart-table visually-hidden", id: freshId("figures") }, h(
    "table",
    { class: "data" },
    h("caption", {}, title),
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, chart.axis_config?.x_label ?? "Label"),
      columns.map((name) => h("th", { scope: "col", class: "align-right" }, name)))),
    h("tbody", {}, rows.map(([label, ...values]) => h("tr", {}, h("th", { scope: "row" }, label),
      values.map((value) => h("td", { class: "align-right" }, fullNumber(value)))))),
  ));
}

/** A series' value for a category; the API promises exactly one. */
export function valueAt(series, category) {
  return series.data.find((point) => point.label === category)?.value ?? 0;
}

function legend({ type, series }) {
  return h("ul", { class: "legend" }, series.map(({ name }, at) => h("li", {}, swatch(type, at), name)));
}

function pieLegend(segments) {
  const whole = segments.reduce((sum, { value }) => sum + value, 0);
  return h("ul", { class: "legend" }, segments.map(({ label, value }, at) =>
    h("li", {}, swatch("pie", at), label, h("span", { class: "legend-value" }, `${Math.round((100 * value) / whole)} %`))));
}

function swatch(type, at) {
  const series = `series-${(at % 6) + 1}`;
  const mark = type === "line" || type === "area"
    ? [svg("line", { x1: 0, y1: 6, x2: 22, y2: 6, class: `stroke ${series}` }), marker(at, 11, 6)]
    : svg("rect", { x: 5, y: 0, width: 12, height: 12, rx: 2, class: `fill ${series}` });
  return svg("svg", { class: "swatch", viewBox: "0 0 22 12", "aria-hidden": "true" }, mark);
}

/** Each series has its own shape besides its own colour and dash. */
export function marker(at, x, y) {
  const shapes = [
    `M${x - 4} ${y}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z`,
    `M${x - 3.6} ${y - 3.6}h7.2v7.2h-7.2z`,
    `M${x} ${y - 4.6}l4.6 8h-9.2z`,
    `M${x} ${y - 5}l5 5l-5 5l-5 -5z`,
    `M${x} ${y + 4.6}l4.6 -8h-9.2z`,
    `M${x - 4.5} ${y - 1.5}h3v-3h3v3h3v3h-3v3h-3v-3h-3z`,
  ];
  return svg("path", { d: shapes[at % shapes.length], class: `marker series-${(at % 6) + 1}` });
}
