import type { Command } from "#core/contract/command.ts";
import { POLL_KINDS } from "#core/contract/poll-kinds.ts";
import { readDeadline, readInstant } from "../time/read-deadline.ts";
import { KINDS } from "./kinds.ts";

/** What can be told to be wrong with each of a new poll's arguments, whatever the others are. */
export const readsOfPoll = {
  options({ now, activity }, options, args) {
    const kind = POLL_KINDS.find((one) => one === args.kind) ?? "single";
    KINDS[kind].terms({ options, now, zone: activity.zone });
  },
  closes: ({ now, activity }, said) => readDeadline(said, { now, zone: activity.zone, field: "closes" }),
  opens: ({ now, activity }, said) => readInstant(said, { now, zone: activity.zone, field: "opens" }),
} satisfies Command["reads"];
