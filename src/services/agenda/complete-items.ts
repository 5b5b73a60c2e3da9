import type { Context } from "#core/contract/context.ts";
import type { Option } from "#core/contract/view.ts";
import { agendaOf, itemsOf } from "#db/queries/agenda.ts";
import { meetingNumbered } from "#db/queries/meeting.ts";
import { visibleTo } from "../room/who-sees.ts";
import { optionsOf } from "./find-agenda.ts";

/** Items of the meeting that is named beside. */
export async function completeItems(ctx: Context, typed: string, args: Record<string, unknown>): Promise<Option[]> {
  const number = args.meeting;
  if (typeof number !== "number") return [];
  const meeting = await meetingNumbered(ctx.db, ctx.activity.id, number);
  if (!meeting || !visibleTo(ctx.actor).includes(meeting.visibility)) return [];
  const agenda = await agendaOf(ctx.db, meeting.id);
  return agenda ? optionsOf(await itemsOf(ctx.db, agenda.id), typed) : [];
}

/** "Item 2 Approval of the agenda", for a form about it. */
export async function aboutItem(ctx: Context, args: Record<string, unknown>): Promise<string | undefined> {
  const number = String(args.item).trim();
  const found = (await completeItems(ctx, number, args)).find(({ value }) => value === number);
  return found && `Item ${found.label}`;
}
