import type { Chance } from "#core/contract/context.ts";
import type { Log } from "#core/contract/log.ts";
import { Problem } from "#core/contract/problem.ts";
import type { Choice, Message, Part } from "#core/contract/view.ts";
import { CommitLost, isContention, isLost } from "./database-code.ts";

/** What a person reads about their own mistake: what is wrong, and what to do instead. */
export function explainProblem(problem: Pick<Problem, "message" | "hint">, choices: Choice[] = []): Message {
  const parts: Part[] = [
    { kind: "text", spans: [{ bold: problem.message }] },
    { kind: "text", spans: [problem.hint] },
  ];
  if (choices.length > 0) parts.push({ kind: "choices", options: choices });
  return { kind: "message", summary: `${problem.message} ${problem.hint}`, parts };
}

export type About = { command: string; id: string };
type Desk = { log: Log; chance: Chance };

/** Why a call failed, in words; what is not the person's mistake is logged with a reference that the person can pass on. */
export function explainFailure(error: unknown, about: About, desk: Desk): Message {
  if (error instanceof Problem) return explainProblem(error);
  const line = { command: about.command, inbound: about.id, err: error };
  if (isContention(error)) {
    desk.log.warn(line, "a command met others on the same thing for too long");
    return explainProblem({
      message: "Others are changing the same thing just now; nothing was changed.",
      hint: "Please try again in a moment.",
    });
  }
  const ref = reference(desk);
  desk.log.error({ ref, ...line }, "a command failed");
  return explainProblem(wordsFor(error, ref));
}

const reference = ({ chance }: Desk) => chance.hex(3).toUpperCase();

function wordsFor(error: unknown, ref: string): Pick<Problem, "message" | "hint"> {
  if (error instanceof CommitLost) {
    return {
      message: `The connection to the record was lost (reference ${ref}).`,
      hint: "We cannot tell whether this was done: please look before you try again.",
    };
  }
  if (isLost(error)) {
    return {
      message: `The record cannot be reached just now (reference ${ref}).`,
      hint: "Nothing was changed. Please try again in a moment.",
    };
  }
  return {
    message: `Something went wrong (reference ${ref}).`,
    hint: "Nothing was changed. Please try again; if it happens again, give this reference to whoever runs Convene.",
  };
}

/** It was done, and only the answer is missing. */
export function explainUnshown(error: unknown, about: About, desk: Desk): (choices: Choice[]) => Message {
  const ref = reference(desk);
  const line = { ref, command: about.command, inbound: about.id, err: error };
  desk.log.error(line, "a command was done, but its answer could not be shown");
  const message = `It was done, but the answer could not be shown (reference ${ref}).`;
  return (choices) => explainProblem({ message, hint: "There is no need to do it again." }, choices);
}
