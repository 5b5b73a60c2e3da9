import type { Command } from "#core/contract/command.ts";
import { Problem } from "#core/contract/problem.ts";
import { whatWasDone } from "#db/queries/record.ts";
import { type Case, type Found, inboundOf } from "./case.ts";
import { tellDraftGone } from "./fill-in.ts";
import { doneAlready } from "./run.ts";
import { tell } from "./tell.ts";

export function draftGone(command: Command): Problem {
  return new Problem({
    code: "not found",
    message: "What you filled in is no longer kept: it is kept for a day, or until it is used.",
    hint: `Please type ${command.name} again.`,
  });
}

/** A form whose earlier pages are gone; or one that comes a second time, after it was used. */
export async function tellGone(one: Case, found: Found): Promise<void> {
  const done = await whatWasDone(one.desk.reading, inboundOf(one));
  if (done) return void (await tell(one, doneAlready(done), { repeated: true }));
  const { code, message } = draftGone(found.command);
  const hint = "What you sent just now is kept: continue with it and fill in the rest again.";
  await tellDraftGone(one, found, new Problem({ code, message, hint }));
}
