/** Tables: the plain `table` block, and `data_table`, which people can sort and page through. */

import { fill, h } from "./dom.js";
import { richText } from "./rich_text.js";

const PAGE_SIZE = 5;

/** A `table` block. Its first row is the header, its first column names each row. */
export function renderTable({ rows, column_settings: settings = [] }) {
  const [header, ...body] = rows;
  const look = (at) => `align-${settings[at]?.align ?? "left"}${settings[at]?.is_wrapped ? " wrapped" : ""}`;
  const caption = `Table: ${header.map(cellText).join(", ").trim()}`;
  return frame(
    caption,
    h("caption", { class: "visually-hidden" }, caption),
    h("thead", {}, h("tr", {}, header.map((cell, at) => h("th", { scope: "col", class: look(at) }, cellNodes(cell))))),
    h("tbody", {}, body.map((row) => bodyRow(row, 0, look))),
  );
}

/** A `data_table` block, with a sort button in every column header and pages below. */
export function renderDataTable({ caption, rows, page_size: size = PAGE_SIZE, row_header_column_index: named = 0 }) {
  const [header, ...body] = rows;
  const isNumeric = header.map((_, at) => body.every((row) => row[at].type === "raw_number"));
  const look = (at) => (isNumeric[at] ? "align-right" : "align-left");
  const state = { column: null, descending: false, page: 0 };
  const tbody = h("tbody");
  const pages = h("div", { class: "pages" });
  const heads = header.map((cell, at) => h("th", { scope: "col", class: look(at) }, sorter(cell, at)));

  function sorter(cell, at) {
    return h("button", { class: "sorter", type: "button", onclick: () => sort(at) }, cellText(cell), h("span", { class: "sort-sign", "aria-hidden": "true" }));
  }

  function sort(at) {
    state.descending = state.column === at && !state.descending;
    Object.assign(state, { column: at, page: 0 });
    draw();
  }

  function draw() {
    const sorted = state.column === null ? body : sortedRows(body, state);
    fill(tbody, sorted.slice(state.page * size, (state.page + 1) * size).map((row) => bodyRow(row, named, look)));
    for (const [at, head] of heads.entries()) {
      head.setAttribute("aria-sort", at !== state.column ? "none" : state.descending ? "descending" : "ascending");
    }
    fill(pages, body.length > size ? pager(state, Math.ceil(body.length / size), body.length, draw) : []);
  }

  draw();
  return h("div", {}, frame(caption, h("caption", {}, caption), h("thead", {}, h("tr", {}, heads)), tbody), pages);
}

function frame(label, ...parts) {
  // A scrolling region has to take the keyboard, or nobody without a mouse sees its right edge.
  return h("div", { class: "table-scroll", tabindex: "0", role: "region", "aria-label": label }, h("table", { class: "data" }, parts));
}

function bodyRow(row, named, look) {
  return h("tr", {}, row.map((cell, at) =>
    at === named ? h("th", { scope: "row", class: look(at) }, cellNodes(cell)) : h("td", { class: look(at) }, cellNodes(cell))));
}

function cellNodes(cell) {
  return cell.type === "rich_text" ? richText(cell) : cellText(cell);
}

function cellText(cell) {
  if (cell.type === "rich_text") return (cell.elements ?? []).flatMap((part) => part.elements ?? []).map((run) => run.text ?? "").join("");
  return cell.text ?? String(cell.value ?? "");
}

function sortedRows(rows, { column, descending }) {
  const sign = descending ? -1 : 1;
  return rows.toSorted((one, other) => sign * compare(one[column], other[column]));
}

function compare(one, other) {
  if (one.type === "raw_number" && other.type === "raw_number") return one.value - other.value;
  return cellText(one).localeCompare(cellText(other), "en", { numeric: true });
}

function pager(state, count, total, draw) {
  const turn = (by) => () => {
    state.page += by;
    draw();
  };
  return [
    h("button", { class: "button small", type: "button", disabled: state.page === 0, onclick: turn(-1) }, "Previous"),
    h("span", { role: "status" }, `Page ${state.page + 1} of ${count} · ${total} rows`),
    h("button", { class: "button small", type: "button", disabled: state.page === count - 1, onclick: turn(1) }, "Next"),
  ];
}
