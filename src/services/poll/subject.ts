import type { Reading } from "#core/contract/card.ts";
import { type Poll, pollById } from "#db/queries/poll.ts";
import type { Subject } from "../consensus/subject.ts";
import { KINDS } from "./kinds.ts";

export const isByConsensus = (poll: Pick<Poll, "kind">) => KINDS[poll.kind].consensus === true;

/** A poll as the consensus engine takes it. */
export const subjectOf = (poll: Poll): Subject => ({
  of: "poll",
  id: poll.id,
  name: `poll ${poll.number}`,
  args: { poll: String(poll.number) },
  visibility: poll.visibility,
  box: poll.box,
});

export async function readSubject(ctx: Reading, id: number): Promise<Subject | undefined> {
  const poll = await pollById(ctx.db, id);
  return poll && isByConsensus(poll) ? subjectOf(poll) : undefined;
}
