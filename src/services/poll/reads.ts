import type { Reads } from "#core/contract/command.ts";
import { POLL_KINDS } from "#core/contract/poll-kinds.ts";
import { KINDS } from "./kinds.ts";

/** What can be told to be wrong with the options of a new poll, whatever its other arguments are. */
export const readsOptions: Reads<string> = ({ now, activity }, options, args) => {
  const kind = POLL_KINDS.find((one) => one === args.kind) ?? "single";
  KINDS[kind].terms({ options, now, zone: activity.zone });
};
