/** Moments in the person's own time zone, and Slack's `<!date^…>` formats. */

import { workspace } from "./workspace.js";

const FORMATS = {
  date: { year: "numeric", month: "long", day: "numeric" },
  date_num: { year: "numeric", month: "2-digit", day: "2-digit" },
  date_short: { year: "numeric", month: "short", day: "numeric" },
  date_long: { weekday: "long", year: "numeric", month: "long", day: "numeric" },
  time: { hour: "2-digit", minute: "2-digit" },
  time_secs: { hour: "2-digit", minute: "2-digit", second: "2-digit" },
};

function formatted(seconds, options) {
  return new Intl.DateTimeFormat("en-GB", { ...options, timeZone: workspace.me.tz || "UTC" }).format(seconds * 1000);
}

/** The time of day of a message's `ts`. */
export function clockTime(ts) {
  return formatted(Number(ts), FORMATS.time);
}

/** The day of a message's `ts`, e.g. "Sunday 22 November 2026". */
export function day(ts) {
  return formatted(Number(ts), FORMATS.date_long);
}

/**
 * Fill in a date template such as `{date_short} at {time}`.
 * Unknown tokens stay as they are, so that a slip is seen.
 */
export function dateText(seconds, template) {
  return template.replace(/\{([a-z_]+)\}/g, (token, name) => {
    const options = FORMATS[name.replace("_pretty", "")];
    return options ? formatted(seconds, options) : token;
  });
}
