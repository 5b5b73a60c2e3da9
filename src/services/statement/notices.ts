import { defineNotice, type Reader, type Reading } from "#core/contract/card.ts";
import type { StatementFace } from "#core/views/statement-face.ts";
import {
  statementApprovedNotice,
  statementChanged,
  statementForYou,
  statementPassedOn,
  statementSentNotice,
  statementSettled,
} from "#core/views/statement-notices.ts";
import { statementById } from "#db/queries/statement.ts";
import { CHANGED_WHEN } from "./changed-in-review.ts";
import { readStatement } from "./face.ts";

type About = Record<string, number>;

async function forPerson(ctx: Reading, { statement = 0 }: About, reader: Reader): Promise<StatementFace | undefined> {
  return "room" in reader ? undefined : await readStatement(ctx, statement, reader);
}

async function isResponsible(ctx: Reading, { statement = 0, person = 0 }: About): Promise<boolean> {
  return (await statementById(ctx.db, statement))?.responsibleId === person;
}

export const notices = [
  defineNotice({
    of: "statement sent",
    async read(ctx, { statement = 0 }, reader) {
      const face = await readStatement(ctx, statement, reader);
      return face?.state === "sent" ? statementSentNotice(face) : "gone";
    },
  }),
  defineNotice({
    of: "statement changed",
    async read(ctx, { statement = 0, version = 1, when = 0 }, reader) {
      const changed = CHANGED_WHEN[when];
      const face = "room" in reader ? await readStatement(ctx, statement, reader) : undefined;
      return face && changed ? statementChanged({ number: face.number, version }, changed) : "gone";
    },
  }),
  defineNotice({
    of: "statement assigned",
    async read(ctx, about, reader) {
      const face = await forPerson(ctx, about, reader);
      return face?.state === "assigned" && (await isResponsible(ctx, about)) ? statementForYou(face) : "gone";
    },
  }),
  defineNotice({
    of: "statement passed on",
    async read(ctx, about, reader) {
      const face = await forPerson(ctx, about, reader);
      return face?.state === "assigned" && !(await isResponsible(ctx, about)) ? statementPassedOn(face) : "gone";
    },
  }),
  defineNotice({
    of: "statement approved",
    async read(ctx, about, reader) {
      const face = await forPerson(ctx, about, reader);
      return face?.state === "approved" ? statementApprovedNotice(face) : "gone";
    },
  }),
  defineNotice({
    of: "statement settled",
    async read(ctx, about, reader) {
      const face = await forPerson(ctx, about, reader);
      return face?.state === "redirected" || face?.state === "withdrawn" ? statementSettled(face) : "gone";
    },
  }),
];
