import { z } from "zod";

/** What whoever imports can mend; said in one line. */
export class ImportError extends Error {}

const exportSchema = z.object({
  format: z.literal("convene-activity-1"),
  activity: z.string(),
  at: z.string(),
  tables: z.number().int(),
  withheld: z.number().int(),
  rows: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
});
export type Export = z.output<typeof exportSchema>;

/** Reads what `activity export` wrote. Throws an ImportError that says what is wrong with it. */
export function readExport(text: string): Export {
  const parsed = exportSchema.safeParse(json(text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new ImportError(
    `expected a file that "activity export" wrote; ${issue?.path.join(".") || "it"} is not: ${issue?.message}`,
  );
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ImportError('expected a file that "activity export" wrote; it is not JSON');
  }
}
