import { defineCard } from "#core/contract/card.ts";
import { statementCard } from "#core/views/statement.ts";
import { statementName } from "#db/queries/statement.ts";
import { countStatements, openStatementIds } from "#db/queries/statement-list.ts";
import { readStatement } from "./face.ts";
import { seenBy } from "./who-sees.ts";

export const card = defineCard({
  of: "statement",
  open: openStatementIds,
  underWay: async (ctx) => ({
    label: "Statements to be dealt with",
    count: (await countStatements(ctx.db, seenBy(ctx))).open,
  }),
  async show(db, id) {
    const { activity, number } = await statementName(db, id);
    return { activity, command: "statement show", args: { statement: String(number) } };
  },
  async read(ctx, id, reader) {
    const face = await readStatement(ctx, id, reader);
    return face ? statementCard(face) : "gone";
  },
});
