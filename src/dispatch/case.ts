import type { Adapter, Answer, Asked } from "#core/contract/adapter.ts";
import type { Call, Values, Workspace } from "#core/contract/call.ts";
import type { Command } from "#core/contract/command.ts";
import type { Activity } from "#core/contract/context.ts";
import { type Draft, readDraft } from "#db/queries/record.ts";
import type { Desk } from "./desk.ts";
import { overlaid } from "./open-form.ts";
import { type Asker, whichActivity } from "./who.ts";

/** One call of a person, on its way: everything the three steps share. */
export type Case = {
  desk: Desk;
  adapter: Adapter;
  asked: Asked;
  who: Asker;
  id: string;
  answer: Answer;
  /** It came from a form, so a mistake is answered at its fields. */
  filled: boolean;
  /** When it came, on the process's own steady clock. */
  startedMs: number;
};

/** `given`: the arguments of the call itself. `opened`: the form is asked for, though nothing may be missing. `next`: its page that comes next. */
export type Request = {
  command: Command;
  call: Call;
  given: Record<string, unknown>;
  values: Values | undefined;
  opened: unknown;
  next: unknown;
};

/** What is known once the record was read; `draft` is the one that holds `args`, when there is one. */
export type Found = {
  command: Command;
  activity: Activity;
  args: Record<string, unknown>;
  draft: string | undefined;
};

export type Recognized = { activity: Activity | Activity[]; draft: Draft | undefined };

/** Everything the record has to say before the arguments can be judged. */
export async function recognize({ desk, asked, who }: Case, { call, command }: Request): Promise<Recognized> {
  const activity = await whichActivity(desk, call, asked, who);
  if (!call.draft) return { activity, draft: undefined };
  await desk.keeping.get(call.draft);
  const { account: accountId } = await who.met();
  return { activity, draft: await readDraft(desk.reading, { id: call.draft, accountId, command: command.name }) };
}

/** What a form sent, over the draft, over the call. */
export const argsOf = ({ given, values }: Request, draft?: Draft) => overlaid(given, draft?.args ?? {}, values);

/** "which": several activities are possible. "draft gone": what it names is not kept any more. */
export type Sorted =
  | { status: "which"; activities: Activity[] }
  | { status: "draft gone"; found: Found }
  | { status: "found"; found: Found };

export function sorted(request: Request, { activity, draft }: Recognized): Sorted {
  if (Array.isArray(activity)) return { status: "which", activities: activity };
  const { command, call } = request;
  const found: Found = { command, activity, args: argsOf(request, draft), draft: draft?.id };
  return { status: call.draft !== undefined && draft === undefined ? "draft gone" : "found", found };
}

export const inboundOf = ({ asked, id }: Case): Workspace & { id: string } => ({
  platform: asked.by.platform,
  workspace: asked.by.workspace,
  id,
});
