import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { number, numberOf } from "#core/contract/input.ts";
import { downloadFromStatement } from "#core/services/statement/download.ts";
import { completeStatements } from "#core/services/statement/find-statement.ts";
import { fileSaved } from "#core/views/statement-settled.ts";

export default defineCommand({
  name: "statement download",
  summary: "Save a file that is attached to a statement.",
  examples: ["statement download statement:1", "statement download statement:1 attachment:2"],
  access: "anyone",
  effect: "read",
  input: z.object({
    statement: numberOf({ label: "Statement", of: "statement" }),
    attachment: number({ label: "File", help: "Its number; the first when left out." }, 1, 999).default(1),
  }),
  complete: { statement: completeStatements },
  async run(ctx, input) {
    const { file, ...about } = await downloadFromStatement(ctx, input);
    return { file, view: fileSaved({ ...about, name: file.name, size: file.bytes.byteLength }) };
  },
});
