import type { Chance } from "#core/contract/context.ts";
import type { Log } from "#core/contract/log.ts";
import { Problem } from "#core/contract/problem.ts";
import type { Choice, Message, Part } from "#core/contract/view.ts";

/** What a person reads about their own mistake: what is wrong, and what to do instead. */
export function explainProblem(problem: Problem, choices: Choice[] = []): Message {
  const parts: Part[] = [
    { kind: "text", spans: [{ bold: problem.message }] },
    { kind: "text", spans: [problem.hint] },
  ];
  if (choices.length > 0) parts.push({ kind: "choices", options: choices });
  return { kind: "message", summary: `${problem.message} ${problem.hint}`, parts };
}

/** A bug: logged with a reference that the person can pass on. */
export function explainBug(error: unknown, about: { command: string; id: string }, log: Log, chance: Chance): Message {
  const ref = chance.hex(3).toUpperCase();
  log.error({ ref, command: about.command, inbound: about.id, err: error }, "a command failed");
  const message = `Something went wrong (reference ${ref}).`;
  const hint =
    "Nothing was changed. Please try again; if it happens again, give this reference to whoever runs Convene.";
  return explainProblem(new Problem({ code: "unavailable", message, hint }));
}
