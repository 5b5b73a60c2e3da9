const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** At most `most` UTF-16 units, ending in "…" when something was left out; no letter is cut in two. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  let end = 0;
  for (const { index, segment } of graphemes.segment(text.slice(0, most + 64))) {
    if (index + segment.length > most - 1) break;
    end = index + segment.length;
  }
  return `${text.slice(0, end).trimEnd()}…`;
}
