import type { RoomVisibility } from "#core/contract/charter.ts";
import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { addHolderSeats, addSeats } from "#db/queries/box.ts";
import type { Poll } from "#db/queries/poll.ts";
import { isForHolders } from "../seat/answers-for.ts";
import { countingCategories } from "../seat/counting-categories.ts";
import { type AskedSeats, allSeated, eligibleFor } from "./eligible.ts";
import { enoughForSecret } from "./secrecy.ts";

type ToSeat = AskedSeats & { boxId: number; visibility: RoomVisibility; secret?: boolean | undefined };
type Given = { seats: number; eligible: Poll["eligible"] };

/** Seats go to those alone who are asked, and may see the poll. */
export async function giveSeats(ctx: PersonContext, asked: ToSeat): Promise<Given> {
  const given = isForHolders(asked) ? await toHolders(ctx, asked) : await toMembers(ctx, asked);
  enoughForSecret(asked.secret ?? false, given.seats);
  return given;
}

async function toHolders(ctx: PersonContext, { boxId, eligible, named, late }: ToSeat): Promise<Given> {
  if ((eligible !== undefined && eligible !== "members") || named !== undefined || late) throw forAllHolders();
  return { seats: await addHolderSeats(ctx.db, { activityId: ctx.activity.id, boxId }), eligible: "members" };
}

async function toMembers(ctx: PersonContext, asked: ToSeat): Promise<Given> {
  const { eligible, only } = await eligibleFor(ctx, asked);
  const box = { activityId: ctx.activity.id, boxId: asked.boxId, per: asked.per };
  const seats = await addSeats(ctx.db, { ...box, categories: countingCategories(ctx.activity), only });
  allSeated(only, seats);
  if (seats === 0) throw nobody(ctx, eligible);
  return { seats, eligible };
}

const forAllHolders = () =>
  new Problem({
    code: "invalid",
    message: "A poll shown to the co-chairs alone gives one vote to each of them and of the secretariat.",
    hint: "Leave eligible, named and late out.",
    field: "eligible",
  });

function nobody({ prefix }: PersonContext, eligible: Poll["eligible"]): Problem {
  if (eligible === "representatives") {
    const message =
      "Nobody could vote in this poll, because no organization that counts has designated a representative.";
    return new Problem({ code: "conflict", message, hint: `${prefix}organization designate names one.` });
  }
  return new Problem({
    code: "conflict",
    message: "Nobody could vote in this poll, because no member who counts is confirmed yet.",
    hint: `Confirm members first: ${prefix}member list shows them, ${prefix}member confirm confirms one.`,
  });
}
