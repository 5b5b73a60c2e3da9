const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
const ENTITY = /&(?=(?:amp|lt|gt);)/g;

/** UTF-16 units of a label; what looks like an entity grows when Slack's adapter writes it so that it is shown as typed. */
export const labelLength = (text: string): number => text.length + 4 * (text.match(ENTITY)?.length ?? 0);

/** At most `most` long, ending in "…" when something was left out; no letter is cut in two. */
export function shortened(text: string, most: number): string {
  if (labelLength(text) <= most) return text;
  let end = 0;
  for (const { index, segment } of graphemes.segment(text.slice(0, most + 64))) {
    if (labelLength(text.slice(0, index + segment.length)) > most - 1) break;
    end = index + segment.length;
  }
  return `${text.slice(0, end).trimEnd()}…`;
}
