import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { capitalized } from "#core/views/say.ts";
import { moveEnd, reopenBox } from "#db/queries/box.ts";
import { setConsensus } from "#db/queries/consensus.ts";
import { shownEnd } from "../time/shown-end.ts";
import { idsOf, lockFor } from "./settle.ts";
import { type Subject, showOf } from "./subject.ts";
import { tellMoved } from "./tell.ts";

/** A later end; one that waits for a co-chair goes on until then. The noun plans its alarms anew. */
export async function extendConsensus(ctx: PersonContext, of: Subject, endsAt: Temporal.Instant): Promise<void> {
  const { subject, phase } = await lockFor(ctx, of, "extend");
  const { box, name } = subject;
  if (phase !== "waiting" && Temporal.Instant.compare(endsAt, box.endsAt) <= 0) {
    const message = `${capitalized(name)} ends on ${shownEnd(box.endsAt, ctx.activity.zone).endsInWords} already.`;
    throw new Problem({ code: "invalid", message, hint: "Give a later end.", field: "closes" });
  }
  if (phase !== "waiting") await moveEnd(ctx.db, box.id, endsAt);
  else {
    await reopenBox(ctx.db, box.id, endsAt);
    await setConsensus(ctx.db, box.id, { state: "open" });
  }
  const refresh = { of: subject.of, ofId: subject.id };
  await ctx.record({ what: "consensus extended", ids: idsOf(subject), show: showOf(subject), refresh });
  await tellMoved(ctx, subject, { endsAt, ...(phase === "waiting" ? { again: 1 } : {}) });
}
