import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line, oneOf, page } from "#core/contract/input.ts";
import { listOfStatements } from "#core/services/statement/list.ts";
import { statementList } from "#core/views/statement-list.ts";

export default defineCommand({
  name: "statement list",
  summary: "List the statements, those that wait for an answer first.",
  examples: ["statement list", 'statement list direction:in state:open words:"3GPP"'],
  access: "anyone",
  effect: "read",
  input: z.object({
    direction: oneOf({ label: "Direction" }, [
      { value: "in", label: "Came in" },
      { value: "out", label: "Go out" },
    ]).optional(),
    state: oneOf({ label: "State" }, [
      { value: "open", label: "To be dealt with" },
      { value: "done", label: "Done" },
    ]).optional(),
    words: line({ label: "Words", help: "Of the title, the sender or the identifier.", max: 100 }).optional(),
    page: page(),
  }),
  async run(ctx, { page: _, ...filter }) {
    return statementList(await listOfStatements(ctx, filter), ctx.prefix);
  },
});
