import { z } from "zod";
import { may } from "#core/contract/access.ts";
import { type Charter, charterSchema } from "#core/contract/charter.ts";
import { changeable, changed, type Leaf } from "#core/contract/charter-settings.ts";
import type { Context, PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { storedCharter } from "#db/queries/activity.ts";
import { addSetting, settingsOf } from "#db/queries/life.ts";
import { holdersOf } from "#db/queries/member.ts";

const COMPLETED = 25;
const APPROVALS = "rules.report.approvals";

/** What officers may change, beside what the charter says; `history`: every change, the oldest first. */
export async function readSettings(ctx: Context, input: { of?: string | undefined }) {
  const { db, activity, actor, commands } = ctx;
  const set = commands.find(({ name }) => name === "activity set");
  const wanted = (input.of ?? "").trim();
  const isWanted = ({ path }: { path: string }) => wanted === "" || path === wanted || path.startsWith(`${wanted}.`);
  const [stored, changes] = await Promise.all([charterOf(ctx), settingsOf(db, activity.id)]);
  const written = new Map(changeable(stored).map((leaf) => [leaf.path, leaf.value]));
  const leaves = changeable(changed(stored, changes)).filter(isWanted);
  if (leaves.length === 0) throw unknown(ctx, wanted, "of");
  return {
    zone: activity.zone,
    all: wanted === "",
    mayChange: set !== undefined && actor.kind === "person" && may(actor, set.access),
    settings: leaves.map(({ path, value }) => {
      const charter = written.get(path);
      return { path, value, ...(shown(charter) === shown(value) ? {} : { charter }) };
    }),
    history: changes.filter(isWanted).map((one) => ({ ...one, changedAt: one.changedAt.toString() })),
  };
}

const shown = (value: unknown) => JSON.stringify(value);

async function charterOf({ db, activity }: Context) {
  return charterSchema.parse(await storedCharter(db, activity.id));
}

export async function completeSettings(ctx: Context, typed: string) {
  return changeable(ctx.activity.charter)
    .filter(({ path }) => path.toLowerCase().includes(typed.trim().toLowerCase()))
    .slice(0, COMPLETED)
    .map(({ path }) => ({ label: path, value: path }));
}

/** Changes one setting; without a value it is again as the charter says. */
export async function changeSetting(ctx: PersonContext, input: { setting: string; value?: string | undefined }) {
  const { db, activity, actor, now } = ctx;
  const [stored, changes] = await Promise.all([charterOf(ctx), settingsOf(db, activity.id)]);
  const path = input.setting.trim();
  const written = changeable(stored).find((leaf) => leaf.path === path);
  if (!written) throw unknown(ctx, path, "setting");
  const before = changeable(changed(stored, changes)).find((leaf) => leaf.path === path)?.value;
  const value = input.value === undefined ? null : readValue(written, input.value);
  const after = check(path, () => changed(stored, [...changes, { path, value }]));
  await mustBeApprovable(ctx, path, after);
  const held = changeable(after).find((leaf) => leaf.path === path)?.value;
  if (shown(held) !== shown(before)) {
    const id = await addSetting(db, { activityId: activity.id, path, value, changedAt: now, changedBy: actor.person });
    const show = { command: "activity settings", args: { of: path } };
    await ctx.record({ what: "setting changed", ids: { setting: id }, show });
  }
  return { slug: activity.slug, path, before, value: held, same: shown(held) === shown(before) };
}

/** Those who lead may be more than the charter names. */
async function mustBeApprovable({ db, activity }: Context, path: string, { rules, leadership }: Charter) {
  if (path !== APPROVALS) return;
  const holders = await holdersOf(db, activity.id, ["co-chair"]);
  const most = Math.max(leadership.people.length, new Set(holders.map((one) => one.personId)).size);
  if (rules.report.approvals <= most) return;
  throw wrong(`${APPROVALS} cannot be that: no report could have so many approvals.`, `At most ${most}: so many lead.`);
}

/** Read as what stands in the charter: a number, yes or no, a list, else text. */
function readValue({ path, value }: Leaf, said: string): unknown {
  const text = said.trim();
  if (Array.isArray(value))
    return text
      .split(";")
      .map((one) => one.trim())
      .filter((one) => one !== "");
  if (typeof value === "number" && /^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (typeof value === "boolean" && /^(yes|true)$/i.test(text)) return true;
  if (typeof value === "boolean" && /^(no|false)$/i.test(text)) return false;
  if (typeof value === "string") return text;
  const expected = typeof value === "number" ? "a number" : "yes or no";
  throw wrong(`${path} is ${expected}.`, `For example: ${shown(value)}.`);
}

function check<Value>(path: string, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    throw wrong(`${path} cannot be that: ${error.issues[0]?.message ?? "it is no setting"}.`, "It stays as it was.");
  }
}

const wrong = (message: string, hint: string) => new Problem({ code: "invalid", message, hint, field: "value" });

function unknown({ activity, prefix }: Context, path: string, field: string): Problem {
  return new Problem({
    code: "not found",
    message: `Officers of ${activity.charter.acronym} can change no setting "${path.slice(0, 80)}".`,
    hint: `${prefix}activity settings lists those they can; the others are the parent group's.`,
    field,
  });
}
