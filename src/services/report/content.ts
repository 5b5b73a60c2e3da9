import { createHash } from "node:crypto";
import type { Db } from "#core/contract/context.ts";
import type { RecordSentence } from "#core/contract/report.ts";
import type { ReportSection } from "#core/contract/report-kinds.ts";
import type { SectionView, SentenceView } from "#core/views/report.ts";
import { personNames } from "#db/queries/reader.ts";
import type { Report } from "#db/queries/report.ts";
import { type ReportVersion, versionsOf } from "#db/queries/report-version.ts";
import { dayInWords } from "../time/period-in-words.ts";
import { momentInWords } from "../time/show-deadline.ts";

/** A section as its versions leave it. `since`: what the record says otherwise since it was edited. */
export type Stands = {
  section: ReportSection;
  /** The newest of all. */
  version: number;
  record: RecordSentence[];
  edited?: { version: ReportVersion; text: string; since: Difference };
};
export type Difference = { added: RecordSentence[]; gone: RecordSentence[] };

export function standsIn(section: ReportSection, versions: ReportVersion[]): Stands {
  const own = versions.filter((one) => one.section === section);
  const record = own.findLast(isRecord)?.sentences ?? [];
  const version = own.at(-1)?.version ?? 0;
  const last = own.findLast((one) => one.origin === "editor");
  if (!last || last.text === null) return { section, version, record };
  const before = own.findLast((one) => isRecord(one) && one.version < last.version)?.sentences ?? [];
  return { section, version, record, edited: { version: last, text: last.text, since: difference(before, record) } };
}

type Sealed = Pick<Report, "addressedTo" | "coversFrom" | "coversUntil" | "sections">;

/** Another for other words, and for other readers, another period or other sections: versions are only ever added. */
export function sealOf({ addressedTo, coversFrom, coversUntil, sections }: Sealed, versions: unknown[]): string {
  const read = [versions.length, addressedTo, coversFrom?.toString(), coversUntil?.toString(), sections];
  return createHash("sha256").update(JSON.stringify(read)).digest("base64url").slice(0, SEAL_CHARS);
}

const SEAL_CHARS = 16;
const isRecord = ({ origin }: ReportVersion) => origin === "record";
const key = (sentence: RecordSentence) => JSON.stringify([sentence.label ?? "", sentence.said]);

/** What is said now and was not, and the other way round; a sentence that is there twice counts twice. */
export function difference(before: RecordSentence[], now: RecordSentence[]): Difference {
  return { added: without(now, before), gone: without(before, now) };
}

function without(sentences: RecordSentence[], others: RecordSentence[]): RecordSentence[] {
  const left = new Map<string, number>();
  for (const one of others) left.set(key(one), (left.get(key(one)) ?? 0) + 1);
  return sentences.filter((one) => {
    const count = left.get(key(one)) ?? 0;
    left.set(key(one), count - 1);
    return count < 1;
  });
}

export const isChanged = ({ added, gone }: Difference) => added.length + gone.length > 0;

/** Puts the names people have today into what the record says. */
export async function speaker(db: Db, sentences: RecordSentence[]): Promise<(one: RecordSentence) => SentenceView> {
  const persons = sentences.flatMap(({ said }) =>
    said.flatMap((part) => (typeof part === "string" ? [] : [part.person])),
  );
  const names = await personNames(db, [...new Set(persons)]);
  return ({ label, said, sources }) => ({
    text: said.map((part) => (typeof part === "string" ? part : (names.get(part.person) ?? ""))).join(""),
    sources,
    ...(label === undefined ? {} : { label }),
  });
}

type Of = { db: Db; activity: { zone: string } };

/** Every section as it stands, ready to be read. */
export async function contentOf(ctx: Of, { id, sections }: Pick<Report, "id" | "sections">): Promise<SectionView[]> {
  const versions = await versionsOf(ctx.db, id);
  const all = sections.map((section) => standsIn(section, versions));
  return await inWords(ctx, all);
}

export async function inWords({ db, activity }: Of, all: Stands[]): Promise<SectionView[]> {
  const say = await speaker(
    db,
    all.flatMap(({ record, edited }) => [...record, ...(edited?.since.added ?? []), ...(edited?.since.gone ?? [])]),
  );
  return all.map(({ section, version, record, edited }) => ({
    section,
    version,
    sentences: record.map(say),
    ...(edited
      ? {
          edited: {
            version: edited.version.version,
            text: edited.text,
            by: edited.version.by,
            at: momentInWords(edited.version.writtenAt, activity.zone),
            on: dayInWords(edited.version.writtenAt, activity.zone),
            added: edited.since.added.map(say),
            gone: edited.since.gone.map(say),
          },
        }
      : {}),
  }));
}
