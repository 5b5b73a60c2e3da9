export type ProblemCode = "invalid" | "not found" | "forbidden" | "conflict" | "too late" | "unavailable";

/** A person's mistake, or the world's: told to whoever asked, with what to do instead. Anything else thrown is a bug. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly hint: string;
  readonly field: string | undefined;

  constructor(problem: { code: ProblemCode; message: string; hint: string; field?: string }) {
    super(problem.message);
    this.name = "Problem";
    this.code = problem.code;
    this.hint = problem.hint;
    this.field = problem.field;
  }
}
