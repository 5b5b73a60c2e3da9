import type { ReportSection } from "#core/contract/report-kinds.ts";
import type { Message, Part } from "#core/contract/view.ts";
import {
  linesOf,
  type ReportFace,
  reportTitle,
  type SentenceView,
  sectionParts,
  sectionTitle,
  sentenceParts,
} from "./report.ts";
import { button, choices, line } from "./say.ts";

/** `text`: the editor's; neither text nor sentences: back to the record's words. */
type VersionView = { version: number; by: string; at: string; sentences?: SentenceView[]; text?: string };

/** One section as it stands, and below it what it said before. */
export function sectionShown(face: ReportFace, section: ReportSection, versions: VersionView[]): Message {
  const view = face.sections.find((one) => one.section === section);
  const title = sectionTitle(section, face);
  const named = `Report ${face.number}, ${title}`;
  const parts: Part[] = view
    ? sectionParts(face, view)
    : [line(`Report ${face.number} has no section "${title}" now.`)];
  const history = versions.toReversed().flatMap((one) => versionParts(section, one));
  return {
    kind: "message",
    summary: `${named}: ${reportTitle(face)}.`,
    parts: [
      line({ bold: reportTitle(face) }),
      ...parts,
      ...(versions.length > 1 ? [{ kind: "heading" as const, text: "Versions" }, ...history] : []),
      ...ways(face, section, versions.at(-1)?.version),
    ],
  };
}

function versionParts(section: ReportSection, { version, by, at, sentences, text }: VersionView): Part[] {
  const heading = (what: string) => line({ bold: `Version ${version}` }, `, ${what}, ${at}:`);
  if (sentences) return [heading(`from the record, drafted by ${by}`), ...sentenceParts(section, sentences)];
  if (text === undefined)
    return [line({ bold: `Version ${version}` }, `, back to the record's words, by ${by}, ${at}.`)];
  return [heading(`in the words of ${by}`), ...linesOf(text).map((one) => line(one))];
}

function ways(face: ReportFace, section: ReportSection, version: number | undefined): Part[] {
  const args = { report: String(face.number) };
  const show = button("Show the report", face.activity, "report show", args);
  if (face.state !== "draft" || !face.officer || version === undefined) return [choices(show)];
  const edited = face.sections.some((one) => one.section === section && one.edited);
  const seen = { ...args, section, as: String(version) };
  const back = button("Back to the record's words", face.activity, "report edit", { ...seen, from: "record" });
  return [choices(button("Edit…", face.activity, "report edit", seen), ...(edited ? [back] : []), show)];
}
