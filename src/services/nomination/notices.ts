import { defineNotice, type Notice, type Reader, type Reading } from "#core/contract/card.ts";
import type { Message } from "#core/contract/view.ts";
import type { NominationFace } from "#core/views/nomination.ts";
import {
  appointmentSaid,
  appointmentTold,
  closedWithout,
  nobodyIsLeft,
  nomineeHasAnswered,
  objectedToYou,
  windowIsOver,
  windowMoved,
  windowOpened,
  youAreNominated,
} from "#core/views/nomination-notices.ts";
import { liaisonOfNomination } from "#db/queries/liaison.ts";
import { nominationById } from "#db/queries/nomination.ts";
import { standingOf } from "#db/queries/standing.ts";
import { consensusNotices } from "../consensus/consensus-notices.ts";
import { readNomination } from "./face.ts";
import { readSubject } from "./subject.ts";

type About = Record<string, number>;
type Said = Message | "gone";

async function isCoChair(ctx: Reading, person = 0): Promise<boolean> {
  return (await standingOf(ctx.db, ctx.activity.id, person)).roles.includes("co-chair");
}

const inRooms = (what: string, read: (face: NominationFace) => Said): Notice =>
  defineNotice({
    of: `nomination ${what}`,
    async read(ctx, { nomination = 0 }, reader) {
      const face = await readNomination(ctx, nomination, reader);
      return face ? read(face) : "gone";
    },
  });

const toCoChairs = (what: string, read: (face: NominationFace) => Said): Notice =>
  defineNotice({
    of: `nomination ${what}`,
    async read(ctx, { nomination = 0, person }, reader) {
      const face = "room" in reader ? undefined : await readNomination(ctx, nomination, reader);
      return face && (await isCoChair(ctx, person)) ? read(face) : "gone";
    },
  });

/** To a nominee, or to whoever named one. */
async function aboutNominee(ctx: Reading, about: About, reader: Reader) {
  const nomination = "room" in reader ? undefined : await nominationById(ctx.db, about.nomination ?? 0);
  const index = nomination?.nominees.findIndex(({ id }) => id === about.nominee) ?? -1;
  const found = nomination?.nominees[index];
  if (!nomination || !found) return undefined;
  const face = await readNomination(ctx, nomination.id, reader);
  const nominee = face?.nominees[index];
  return face && nominee && { face, nominee, personId: found.personId };
}

export const notices = [
  ...consensusNotices("nomination", readSubject),
  defineNotice({
    of: "nomination nominated",
    async read(ctx, about, reader) {
      const found = await aboutNominee(ctx, about, reader);
      const waits = found?.nominee.state === "named" && found.face.phase === "open";
      return waits && found.personId === about.person ? youAreNominated(found.face, found.nominee) : "gone";
    },
  }),
  defineNotice({
    of: "nomination answered",
    async read(ctx, about, reader) {
      const found = await aboutNominee(ctx, about, reader);
      const answered = found?.nominee.state === "accepted" || found?.nominee.state === "declined";
      return found && answered ? nomineeHasAnswered(found.face, found.nominee) : "gone";
    },
  }),
  defineNotice({
    of: "nomination objected",
    async read(ctx, about, reader) {
      const found = await aboutNominee(ctx, about, reader);
      const objection = found?.nominee.view?.objections.find((one) => one.number === about.number);
      const stands = objection?.state === "open" && found?.nominee.state === "accepted";
      return found && stands && found.personId === about.person ? objectedToYou(found.face, objection) : "gone";
    },
  }),
  inRooms("window", (face) => (face.phase === "window" ? windowOpened(face) : "gone")),
  inRooms("moved", (face) => (face.phase === "window" ? windowMoved(face) : "gone")),
  toCoChairs("vacant", (face) => (face.phase === "vacant" ? nobodyIsLeft(face) : "gone")),
  toCoChairs("deciding", (face) => (face.phase === "deciding" ? windowIsOver(face) : "gone")),
  defineNotice({
    of: "nomination appointed",
    async read(ctx, { nomination = 0, person }, reader) {
      const face = await readNomination(ctx, nomination, reader);
      if (face?.phase !== "appointed") return "gone";
      if ("room" in reader) return appointmentSaid(face);
      return appointmentTold(face, (await liaisonOfNomination(ctx.db, nomination))?.personId === person);
    },
  }),
  inRooms("closed", (face) => (face.phase === "closed" ? closedWithout(face) : "gone")),
];
