import type { RoomVisibility } from "#core/contract/charter.ts";
import type { Context, PersonContext } from "#core/contract/context.ts";
import { leaderOf } from "#core/contract/leader.ts";
import { Problem } from "#core/contract/problem.ts";
import { addHolderSeats, addSeats, type NewSeats } from "#db/queries/box.ts";
import { settleLinkedSeats } from "#db/queries/merge-seats.ts";
import type { Poll } from "#db/queries/poll.ts";
import { isForHolders } from "../seat/answers-for.ts";
import { countingCategories } from "../seat/counting-categories.ts";
import { type AskedSeats, allSeated, eligibleFor } from "./eligible.ts";
import { enoughForSecret } from "./secrecy.ts";

type Box = { boxId: number; per: Poll["box"]["per"]; visibility: RoomVisibility };
/** `later`: it opens later, and only then it shows who counts. */
type ToSeat = AskedSeats & Box & { secret?: boolean | undefined; later: boolean };
type Given = { seats: number; eligible: Poll["eligible"] };

/** Seats go to those alone who are asked, and may see the poll. Who is named has one at once. */
export async function giveSeats(ctx: PersonContext, asked: ToSeat): Promise<Given> {
  const { eligible, only } = await whoIsAsked(ctx, asked);
  if (asked.later && !Array.isArray(only)) return { seats: 0, eligible };
  const seats = await writeSeats(ctx, asked, only);
  if (seats === 0 && !isForHolders(asked)) throw nobody(ctx, eligible);
  enoughForSecret(asked.secret ?? false, seats);
  return { seats, eligible };
}

async function whoIsAsked(ctx: PersonContext, asked: ToSeat) {
  if (!isForHolders(asked)) return await eligibleFor(ctx, asked);
  const { eligible, named, late } = asked;
  if ((eligible !== undefined && eligible !== "members") || named !== undefined || late) throw forAllHolders(ctx);
  return { eligible: "members" as const, only: undefined };
}

/** One for each who counts now. Returns how many. */
export async function writeSeats(ctx: Context, { boxId, per, visibility }: Box, only: NewSeats["only"]) {
  const activityId = ctx.activity.id;
  const categories = countingCategories(ctx.activity);
  const made = isForHolders({ visibility })
    ? await addHolderSeats(ctx.db, { activityId, boxId })
    : await addSeats(ctx.db, { activityId, boxId, per, categories, only });
  allSeated(only, made);
  return made - (await seatsTooMany(ctx, boxId));
}

/** Two accounts that were linked while their seats were written have one. */
async function seatsTooMany({ db, now }: Context, boxId: number): Promise<number> {
  const settled = await settleLinkedSeats(db, boxId, now);
  return settled.reduce((sum, { clashes }) => sum + clashes.length, 0);
}

const forAllHolders = ({ activity }: PersonContext) =>
  new Problem({
    code: "invalid",
    message: `A poll shown to ${leaderOf(activity.charter).all} alone gives one vote to each officer of this activity.`,
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
