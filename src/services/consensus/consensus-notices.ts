import { defineNotice, type Notice, type Reader, type Reading } from "#core/contract/card.ts";
import type { Message } from "#core/contract/view.ts";
import {
  consensusHeld,
  consensusWaits,
  objectionAnswered,
  objectionMet,
  objectionRaised,
} from "#core/views/consensus-notices.ts";
import { type Objection, objectionById } from "#db/queries/consensus.ts";
import { holdById } from "#db/queries/hold.ts";
import { standingOf } from "#db/queries/standing.ts";
import { shownEnd } from "../time/shown-end.ts";
import { isLive } from "./objection-states.ts";
import { objectorsOf } from "./objectors.ts";
import { readConsensus } from "./read.ts";
import { type Subject, thingOf } from "./subject.ts";

type About = Record<string, number>;
/** `box`: which, of a thing that has several. */
type Find = (ctx: Reading, id: number, box: number) => Promise<Subject | undefined>;

/** What co-chairs and objectors are told; a noun that is decided by consensus adds these to its own. */
export function consensusNotices(of: string, find: Find): Notice[] {
  const read = (about: About, ctx: Reading) => find(ctx, about[of] ?? 0, about.box ?? 0);
  const notice = (name: string, say: (ctx: Reading, subject: Subject, about: About) => Promise<Message | "gone">) =>
    defineNotice({
      of: `${of} ${name}`,
      async read(ctx, about, reader) {
        const subject = isPrivate(reader) ? await read(about, ctx) : undefined;
        return subject ? await say(ctx, subject, about) : "gone";
      },
    });
  return [
    notice("objection raised", raised),
    notice("objection answered", answered),
    notice("objection met", met),
    notice("waits", waits),
    notice("held", held),
  ];
}

const isPrivate = (reader: Reader) => "person" in reader;

async function isCoChair(ctx: Reading, person = 0): Promise<boolean> {
  return (await standingOf(ctx.db, ctx.activity.id, person)).roles.includes("co-chair");
}

async function raised(
  ctx: Reading,
  subject: Subject,
  { objection = 0, changed, person }: About,
): Promise<Message | "gone"> {
  const found = await objectionById(ctx.db, objection);
  if (found?.state !== "open" || !(await isCoChair(ctx, person))) return "gone";
  return objectionRaised(thingOf(ctx, subject), found, changed === 1);
}

async function answered(ctx: Reading, subject: Subject, { objection = 0, person }: About): Promise<Message | "gone"> {
  const found = await objectionById(ctx.db, objection);
  if (found?.state !== "answered" || found.answer === null || !(await isObjector(ctx, subject, found, person)))
    return "gone";
  return objectionAnswered(thingOf(ctx, subject), {
    ...found,
    answer: found.answer,
    yours: found.raisedBy === person,
  });
}

async function met(ctx: Reading, subject: Subject, { objection = 0, person }: About): Promise<Message | "gone"> {
  const found = await objectionById(ctx.db, objection);
  if (!found || isLive(found)) return "gone";
  const concerned = isMetByCoChair(found) ? isObjector(ctx, subject, found, person) : isCoChair(ctx, person);
  if (!(await concerned)) return "gone";
  const yours = found.raisedBy === person;
  return objectionMet(thingOf(ctx, subject), { ...found, yours }, await readConsensus(ctx, subject));
}

const isObjector = async (ctx: Reading, subject: Subject, found: Objection, person = 0) =>
  (await objectorsOf(ctx, subject, found)).includes(person);

const isMetByCoChair = ({ metAs }: Objection) => metAs === "co-chair";

async function waits(ctx: Reading, subject: Subject, { person }: About): Promise<Message | "gone"> {
  const view = await readConsensus(ctx, subject);
  if (view.state !== "waiting" || !(await isCoChair(ctx, person))) return "gone";
  return consensusWaits(thingOf(ctx, subject), view);
}

async function held(ctx: Reading, subject: Subject, { hold = 0, person }: About): Promise<Message | "gone"> {
  const found = await holdById(ctx.db, hold);
  if (!found || !(await isCoChair(ctx, person))) return "gone";
  return consensusHeld(thingOf(ctx, subject), { ...found, ...shownEnd(found.endAfter, ctx.activity.zone) });
}
