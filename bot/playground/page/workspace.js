/** Who and what is in the workspace: the names behind the ids that messages carry. */

import { get } from "./api.js";

const nobody = { id: "", name: "", real_name: "", tz: "UTC" };

/** The workspace as `load` found it. */
export const workspace = {
  team: { id: "", name: "" },
  me: nobody,
  bot: { user_id: "", name: "" },
  users: [],
  channels: [],
  commands: [],
  shortcuts: [],
  prompts: [],
};

/** Ask the backend for the workspace. */
export async function load() {
  const { suggested_prompts: prompts, ...state } = await get("state");
  Object.assign(workspace, state, { prompts: prompts ?? [] });
}

/** What a person is called, or their id where nobody knows. */
export function userName(id) {
  if (id === workspace.bot.user_id) return workspace.bot.name;
  const user = workspace.users.find((each) => each.id === id) ?? (workspace.me.id === id ? workspace.me : null);
  return user ? user.real_name || user.name : id;
}

/** What a channel is called, without its sign. */
export function channelName(id) {
  return workspace.channels.find((channel) => channel.id === id)?.name ?? id;
}

/** The conversation with the app. */
export function directMessage() {
  return workspace.channels.find((channel) => channel.kind === "im");
}
