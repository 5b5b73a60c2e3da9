import type { SectionView, SentenceView } from "./report.ts";
import { nothingKnown } from "./report-nothing.ts";

type Edited = NonNullable<SectionView["edited"]>;
type Body =
  | { as: "edited"; edited: Edited }
  | { as: "nothing"; said: string }
  | { as: "facts" | "list"; sentences: SentenceView[] };
type Written = Pick<SectionView, "section" | "sentences" | "edited">;

/** What stands in a section: the one answer for rooms, for files and for who counts what is empty. */
export function bodyOf({ section, sentences, edited }: Written): Body {
  if (edited) return { as: "edited", edited };
  if (sentences.length === 0) return { as: "nothing", said: nothingKnown(section) };
  return { as: sentences.every(({ label }) => label !== undefined) ? "facts" : "list", sentences };
}

/** Those of which nothing is known, and nobody wrote anything. */
export const emptyAmong = <One extends Written>(sections: One[]): One[] =>
  sections.filter((one) => bodyOf(one).as === "nothing");
