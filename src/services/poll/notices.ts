import { defineNotice, type Reading } from "#core/contract/card.ts";
import { pollReminder, pollResult } from "#core/views/poll.ts";
import { button, choices, say } from "#core/views/say.ts";
import { ballotOf } from "#db/queries/box.ts";
import { standingOf } from "#db/queries/person.ts";
import { pollById } from "#db/queries/poll.ts";
import { countingCategories } from "../seat/counting-categories.ts";
import { faceFor, readPoll } from "./face.ts";

export const notices = [
  defineNotice({
    of: "poll result",
    async read(ctx, { poll = 0 }, reader) {
      const face = await readPoll(ctx, poll, reader);
      return face?.closed && face.tally ? pollResult({ ...face, tally: face.tally }) : "gone";
    },
  }),
  defineNotice({
    of: "poll reminder",
    async read(ctx, { poll: id = 0, person = 0 }, reader) {
      const poll = await pollById(ctx.db, id);
      if (!poll || poll.box.closedAt || Temporal.Instant.compare(ctx.now, poll.box.endsAt) >= 0) return "gone";
      const owed = await owes(ctx, poll.box, person);
      if (!owed) return "gone";
      if ("person" in reader) return pollReminder(await faceFor(ctx, poll, reader), owed.organization);
      const face = await readPoll(ctx, id, reader);
      return face ? say(`Poll ${face.number} still waits for votes. It is open until ${face.endsInWords}.`) : "gone";
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
async function owes(
  ctx: Reading,
  box: { id: number; per: string },
  person: number,
): Promise<{ organization?: string } | undefined> {
  if (box.per === "person") {
    const seat = await ballotOf(ctx.db, box.id, { personId: person });
    return seat && !seat.choice ? {} : undefined;
  }
  const { membership } = await standingOf(ctx.db, ctx.activity.id, person);
  if (!membership?.confirmed || !countingCategories(ctx.activity).includes(membership.category)) return undefined;
  const { id, name, representativeId } = membership.organization;
  if (representativeId !== null && representativeId !== person) return undefined;
  const seat = await ballotOf(ctx.db, box.id, { organizationId: id });
  return seat && !seat.choice ? { organization: name } : undefined;
}
