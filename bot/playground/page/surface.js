/** Where blocks stand – a message, a modal or the home tab – and what has been filled in there. */

import { post, Refused } from "./api.js";
import { complain } from "./notices.js";

export class Surface {
  /**
   * @param {Object} address - `{channel, message_ts, ephemeral}` or `{view_id}`, sent along with every action.
   * @param {Object<string, Object<string, Object>>} remembered - what was filled in before the blocks were drawn anew.
   */
  constructor(address, remembered = {}) {
    this.address = address;
    this.remembered = remembered;
    /** Block id → action id → the element's state, as Slack's `state.values`. */
    this.values = {};
  }

  write(blockId, actionId, value) {
    this.values[blockId] = { ...this.values[blockId], [actionId]: value };
  }

  /** Tell the bot that something was pressed or chosen. */
  async act(action) {
    try {
      await post("action", { ...this.address, action: { ...action, action_ts: (Date.now() / 1000).toFixed(6) }, state: this.values });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      complain(error.message);
    }
  }

  /** Ask the bot for options that match what was typed: groups of options, a group without a label when there are none. */
  async suggest(blockId, actionId, value) {
    const { ephemeral: _, ...address } = this.address;
    const answer = await post("suggest", { ...address, block_id: blockId, action_id: actionId, value });
    return answer.option_groups ?? [{ options: answer.options ?? [] }];
  }
}

/** An element's place on a surface: the block it stands in, and whether a choice is told to the bot at once. */
export class Place {
  constructor(surface, blockId, { tells = true, labelledBy = null } = {}) {
    this.surface = surface;
    this.blockId = blockId;
    this.tells = tells;
    this.labelledBy = labelledBy;
  }

  /** What the element held before its blocks were drawn anew, or undefined. */
  remembered({ type, action_id: actionId }) {
    const value = this.surface.remembered[this.blockId]?.[actionId];
    return value?.type === type ? value : undefined;
  }

  /** Keep what an element holds, without telling anybody. */
  hold(element, value) {
    this.surface.write(this.blockId, element.action_id, { type: element.type, ...value });
  }

  /** Keep what was chosen, and tell the bot where it wants to know at once. */
  async choose(element, value) {
    this.hold(element, value);
    if (this.tells) await this.tell(element, value);
  }

  /** Send an action. */
  tell(element, value) {
    return this.surface.act({ type: element.type, action_id: element.action_id, block_id: this.blockId, ...value });
  }
}
