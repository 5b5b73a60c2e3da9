import type { RecordSentence, RecordSource } from "#core/contract/report.ts";
import type { DocumentFace } from "./document.ts";
import { counted } from "./say.ts";

const sourceOf = ({ name, title, revisions }: DocumentFace): RecordSource => {
  const link = revisions.at(-1)?.link;
  return { name, about: title, command: "document show", args: { document: name }, ...(link ? { link } : {}) };
};

/** One sentence for each kind there is, with all of its documents as sources. */
export function documentsCounted(faces: DocumentFace[]): RecordSentence[] {
  return (["input", "output"] as const).flatMap((kind) => {
    const [first, ...others] = faces.filter((face) => face.kind === kind);
    if (!first) return [];
    const all = [first, ...others];
    const late = all.filter(({ revisions }) => revisions[0]?.late).length;
    const lateOnes = late === 0 ? "" : `, ${late} late`;
    const said = `${counted(all.length, `${kind} document`)} ${all.length === 1 ? "was" : "were"} submitted${lateOnes}.`;
    return [{ said: [said], sources: [sourceOf(first), ...others.map(sourceOf)] }];
  });
}

export function documentReported(face: DocumentFace): RecordSentence {
  const { shown, title, source, item, revisions } = face;
  const more = [...(item === undefined ? [] : [`item ${item}`]), ...(revisions[0]?.late ? ["late"] : [])];
  return {
    said: [`${shown}: ${title} (${[source, ...more].join(", ")})`],
    sources: [sourceOf(face)],
  };
}
