/** The playground's own API, and the events it sends while the page is open. */

const ROOT = "/playground/api/";

/** The backend said no; the message is a sentence for the person. */
export class Refused extends Error {}

/** Fetch a resource, e.g. `get("state")`. */
export async function get(path) {
  return answered(await reach(path, {}));
}

/**
 * Send something to the workspace.
 * @throws {Refused} when the backend refuses, or cannot be reached.
 */
export async function post(path, body) {
  const request = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  return answered(await reach(path, request));
}

async function reach(path, request) {
  try {
    return await fetch(ROOT + path, request);
  } catch {
    throw new Refused("The playground does not answer. Is llmcost still running?");
  }
}

async function answered(response) {
  const body = await response.json().catch(() => ({}));
  if (!response.ok || body.ok === false) throw new Refused(body.error ?? `The playground answered ${response.status}.`);
  return body;
}

/**
 * Listen to the workspace. A lost connection is taken up again by the browser.
 * @param {{event: function(Object), back: function(), lost: function()}} hear - `back` runs after every reconnection,
 *   for what was missed meanwhile.
 * @returns {Promise} settles once events arrive: what is asked before would be answered unheard.
 */
export function listen({ event, back, lost }) {
  const stream = new EventSource(`${ROOT}events`);
  let broken = false;
  stream.onmessage = (message) => event(JSON.parse(message.data));
  stream.onerror = () => {
    broken = true;
    lost();
  };
  return new Promise((resolve) => {
    stream.onopen = () => {
      if (broken) back();
      broken = false;
      resolve();
    };
  });
}
