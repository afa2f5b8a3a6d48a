/** Building the page's elements. Text only ever becomes text nodes: nothing on this page parses data as HTML. */

const SVG = "http://www.w3.org/2000/svg";
let serial = 0;

/**
 * An HTML element.
 * @param {string} tag
 * @param {Object<string, unknown>} attributes - `onclick` and the like take functions; true, false and null switch.
 * @param {...(Node|string|null|undefined|false|Array)} children
 * @returns {HTMLElement}
 */
export function h(tag, attributes = {}, ...children) {
  return furnish(document.createElement(tag), attributes, children);
}

/** An SVG element, furnished as `h` does. */
export function svg(tag, attributes = {}, ...children) {
  return furnish(document.createElementNS(SVG, tag), attributes, children);
}

function furnish(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.flat(Infinity).filter(isShown).map(asNode));
  return node;
}

/** What is left out on a condition (`condition && child`) is no child; a zero is a figure. */
function isShown(child) {
  return child !== null && child !== undefined && child !== false && child !== "";
}

function asNode(child) {
  return child instanceof Node ? child : document.createTextNode(String(child));
}

/** An id that no other element of the page has. */
export function freshId(stem) {
  serial += 1;
  return `${stem}-${serial}`;
}

/**
 * Show that something is under way: the control counts as disabled until the promise settles.
 * It keeps the focus meanwhile, which the `disabled` attribute would take away.
 */
export async function busy(control, promise) {
  control.setAttribute("aria-busy", "true");
  control.setAttribute("aria-disabled", "true");
  try {
    return await promise;
  } finally {
    control.removeAttribute("aria-busy");
    control.removeAttribute("aria-disabled");
  }
}

/** Whether a control waits for something. */
export function isBusy(control) {
  return control.hasAttribute("aria-busy");
}

/** What can take the keyboard inside an element, in order. */
export function focusable(root) {
  const places = "a[href], button, input, textarea, select, summary, [tabindex]";
  return [...root.querySelectorAll(places)].filter(
    (node) => node.tabIndex >= 0 && !node.disabled && node.checkVisibility({ visibilityProperty: true }),
  );
}

/** Replace what an element shows. */
export function fill(node, ...children) {
  node.replaceChildren(...children.flat(Infinity).filter(isShown).map(asNode));
  return node;
}
