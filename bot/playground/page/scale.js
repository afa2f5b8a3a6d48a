/** Honest axes: linear, from zero, with round ticks. */

const TICKS = 5;
const exact = new Intl.NumberFormat("en-US", { maximumFractionDigits: 4 });
const short = new Intl.NumberFormat("en-US", { notation: "compact", maximumFractionDigits: 2 });

/** A figure in full, e.g. "5,625". */
export function fullNumber(value) {
  return exact.format(value);
}

/** A figure for a tick or a bar, e.g. "5.63K". */
export function shortNumber(value) {
  return Math.abs(value) < 10000 ? exact.format(Number(value.toPrecision(4))) : short.format(value);
}

/**
 * The ticks of an axis that holds all values and zero.
 * @param {number[]} values
 * @returns {number[]} ascending, evenly spaced, the first and last being the ends of the axis.
 */
export function ticks(values) {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values) || (low === 0 ? 1 : 0);
  const step = roundStep((high - low) / TICKS);
  const first = Math.floor(low / step);
  const count = Math.ceil(high / step) - first;
  return Array.from({ length: count + 1 }, (_, at) => (first + at) * step);
}

/** The next of 1, 2, 2.5, 5 and 10 times a power of ten. */
function roundStep(least) {
  const power = 10 ** Math.floor(Math.log10(least));
  return [1, 2, 2.5, 5, 10].find((factor) => factor * power >= least * (1 - 1e-9)) * power;
}
