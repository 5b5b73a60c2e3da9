import type { Asks } from "#core/contract/command.ts";
import type { Context } from "#core/contract/context.ts";
import { whyNoSeat } from "../seat/why-no-seat.ts";
import { ownPosition } from "./face.ts";
import { findDiscussion } from "./find-discussion.ts";
import { mustBePossible } from "./state.ts";
import { commentPeriodOf, subjectOf } from "./subject.ts";

type Args = Record<string, unknown>;
const said = (value: unknown) =>
  String(value ?? "")
    .trim()
    .toLowerCase();

/** The text that a position must have: why somebody objects, or what they add to their support. */
const TEXTS: Record<string, { field: string; title: string }> = {
  object: { field: "reason", title: "Object" },
  "support-with-comment": { field: "comment", title: "Support with a comment" },
};

const missingText = (args: Args) => {
  const text = TEXTS[said(args.position)];
  return text !== undefined && said(args[text.field]) === "" ? text : undefined;
};

export const mayNeedText = (args: Args): boolean => missingText(args) !== undefined;

export async function textWanted(_: unknown, args: Args): Promise<string[]> {
  const text = missingText(args);
  return text === undefined ? [] : [text.field];
}

/** The form of a button asks for that text alone. Throws a Problem for who has no position here, before they write anything. */
export async function askText(ctx: Context, args: Args): Promise<Asks | undefined> {
  const text = missingText(args);
  const number = args.discussion;
  const { actor } = ctx;
  if (!text || typeof number !== "number" || actor.kind !== "person") return undefined;
  const discussion = await findDiscussion(ctx, number);
  mustBePossible(ctx, discussion, "position");
  const { call } = discussion;
  const asked = call ? subjectOf(discussion, call) : commentPeriodOf(discussion);
  if (!(await ownPosition(ctx, discussion, actor.person))) throw whyNoSeat({ ...ctx, actor }, asked);
  return { title: text.title, fields: [], values: {} };
}
