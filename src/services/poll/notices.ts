import { defineNotice, type Reading } from "#core/contract/card.ts";
import { pollReminder, pollResult } from "#core/views/poll.ts";
import { button, choices, say } from "#core/views/say.ts";
import { standingOf } from "#db/queries/person.ts";
import { type Poll, pollById } from "#db/queries/poll.ts";
import { ballotOf } from "#db/queries/seat.ts";
import { answersFor } from "../seat/answers-for.ts";
import { readPoll } from "./face.ts";

export const notices = [
  defineNotice({
    of: "poll result",
    async read(ctx, { poll = 0 }, reader) {
      const face = await readPoll(ctx, poll, reader);
      return face?.closed && face.result ? pollResult(face, face.result) : "gone";
    },
  }),
  defineNotice({
    of: "poll reminder",
    async read(ctx, { poll: id = 0, person = 0 }, reader) {
      const poll = await pollById(ctx.db, id);
      if (!poll || poll.box.closedAt || Temporal.Instant.compare(ctx.now, poll.box.endsAt) >= 0) return "gone";
      const face = await readPoll(ctx, id, reader);
      const owed = face && (await owes(ctx, poll, person));
      if (!owed) return "gone";
      if ("person" in reader) return pollReminder(face, owed.organization);
      return say(`Poll ${face.number} still waits for votes. It is open until ${face.endsInWords}.`);
    },
  }),
  defineNotice({
    of: "poll vote replaced",
    async read(ctx, { poll: id = 0, organization = 0, person = 0 }, reader) {
      const poll = await pollById(ctx.db, id);
      if (!poll || "room" in reader) return "gone";
      const { membership } = await standingOf(ctx.db, ctx.activity.id, person);
      if (membership?.organization.id !== organization) return "gone";
      const text = `A colleague changed the vote of ${membership.organization.name} in poll ${poll.number}. The latest answer counts.`;
      return say(text, choices(button("Show the poll", ctx.activity.slug, "poll show", { poll: String(poll.number) })));
    },
  }),
];

/** Undefined when the seat this person answers for has voted, or is no longer theirs. */
async function owes(ctx: Reading, poll: Poll, person: number): Promise<{ organization?: string } | undefined> {
  const standing = await standingOf(ctx.db, ctx.activity.id, person);
  const holder = answersFor(ctx.activity, poll, { person, ...standing });
  const seat = holder && (await ballotOf(ctx.db, poll.box.id, holder));
  if (!seat || seat.choice) return undefined;
  return "organizationId" in holder ? { organization: holder.organization } : {};
}
