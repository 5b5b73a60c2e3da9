import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf, oneOf } from "#core/contract/input.ts";
import { exportStatement } from "#core/services/statement/export.ts";
import { completeStatements } from "#core/services/statement/find-statement.ts";
import { statementExported } from "#core/views/statement-settled.ts";

export default defineCommand({
  name: "statement export",
  summary: "A statement as a document (.docx) or as Markdown.",
  examples: ["statement export statement:1 format:docx", "statement export statement:2 format:md"],
  access: "anyone",
  effect: "read",
  rest: "statement",
  input: z.object({
    statement: numberOf({ label: "Statement", of: "statement" }),
    format: oneOf({ label: "Format" }, [
      { value: "docx", label: "Document (.docx)" },
      { value: "md", label: "Markdown" },
    ]).default("docx"),
  }),
  complete: { statement: completeStatements },
  async run(ctx, input) {
    const { file, ...about } = await exportStatement(ctx, input);
    return { file, view: statementExported(about) };
  },
});
