/** Panels that float beside what opened them: option lists and menus. */

const GAP = 4;

/**
 * Show a panel next to its anchor, above everything else, until `stop` is called.
 * @param {HTMLElement} panel - not yet on the page.
 * @param {HTMLElement} anchor
 * @param {{above?: boolean, wide?: boolean, away: function()}} options - `above` prefers the upper side, `wide` takes the
 *   anchor's width, `away` hears a click elsewhere or the anchor scrolling off.
 * @returns {function()} stop
 */
export function float(panel, anchor, { above = false, wide = false, away }) {
  // Inside a modal dialog everything else is inert, so the panel has to be the dialog's child.
  (anchor.closest("dialog") ?? document.body).append(panel);
  panel.popover = "manual";
  panel.showPopover();
  const settle = () => place(panel, anchor, { above, wide });
  const outside = (event) => {
    if (!panel.contains(event.target) && !anchor.contains(event.target)) away();
  };
  const watcher = new ResizeObserver(settle);
  watcher.observe(panel);
  document.addEventListener("pointerdown", outside, true);
  document.addEventListener("scroll", settle, true);
  window.addEventListener("resize", settle);
  settle();
  return () => {
    watcher.disconnect();
    document.removeEventListener("pointerdown", outside, true);
    document.removeEventListener("scroll", settle, true);
    window.removeEventListener("resize", settle);
    panel.remove();
  };
}

function place(panel, anchor, { above, wide }) {
  const box = anchor.getBoundingClientRect();
  if (wide) panel.style.minWidth = `${box.width}px`;
  const { width, height } = panel.getBoundingClientRect();
  const roomBelow = window.innerHeight - box.bottom;
  const isAbove = above ? box.top > height + GAP : roomBelow < height + GAP && box.top > roomBelow;
  panel.style.left = `${Math.max(GAP, Math.min(box.left, window.innerWidth - width - GAP))}px`;
  panel.style.top = `${Math.max(GAP, isAbove ? box.top - height - GAP : box.bottom + GAP)}px`;
}
