import type { Context } from "#core/contract/context.ts";
import type { Covered, RecordSentence } from "#core/contract/report.ts";
import type { Report } from "#db/queries/report.ts";
import { askedInOthers } from "#db/queries/report-version.ts";

type Asked = Awaited<ReturnType<typeof askedInOthers>>[number];
type IsAsked = Covered["asks"]["isAsked"];

/** What reports of other meetings have asked by now. Drafts ask nothing: they may never go anywhere. */
export async function askedAlready(
  { db, activity }: Pick<Context, "db" | "activity">,
  { kind, meetingId }: Pick<Report, "kind"> & { meetingId: number },
): Promise<IsAsked> {
  const last = new Map<string, Temporal.Instant>();
  for (const versions of await askedInOthers(db, { activityId: activity.id, kind, meetingId })) {
    const { sentences, at } = wordsOf(versions);
    for (const source of sentences.flatMap((one) => one.sources)) {
      const before = last.get(keyOf(source));
      if (!before || Temporal.Instant.compare(before, at) < 0) last.set(keyOf(source), at);
    }
  }
  return (source, since) => {
    const at = last.get(keyOf(source));
    return at !== undefined && Temporal.Instant.compare(at, since) >= 0;
  };
}

/** What the record said when somebody put it into other words, else what it said last; and until when that held. */
function wordsOf(versions: Asked): { sentences: RecordSentence[]; at: Temporal.Instant } {
  const records = versions.filter((one) => one.origin === "record");
  const newest = records.at(-1);
  const editor = versions.findLast((one) => one.origin === "editor");
  const base = editor?.text ? records.findLast((one) => one.version < editor.version) : newest;
  if (!base || !newest) return { sentences: [], at: Temporal.Instant.fromEpochMilliseconds(0) };
  return { sentences: base.sentences ?? [], at: base === newest ? base.draftedAt : base.writtenAt };
}

const keyOf = ({ command, args }: Parameters<IsAsked>[0]) => JSON.stringify([command, Object.entries(args).sort()]);
