import { POLL_KINDS, type PollKindName } from "#core/contract/poll-kinds.ts";
import type { PollKind } from "./kind.ts";
import { approve } from "./kinds/approve.ts";
import { multiple } from "./kinds/multiple.ts";
import { ranked } from "./kinds/ranked.ts";
import { score } from "./kinds/score.ts";
import { single } from "./kinds/single.ts";
import { time } from "./kinds/time.ts";

/** Every kind of poll; the order is the one in which they are offered. */
export const KINDS: Record<PollKindName, PollKind> = { single, multiple, ranked, score, time, approve };

/** As a form offers them. */
export const pollKinds = POLL_KINDS.map((value) => ({ value, label: KINDS[value].label }));
