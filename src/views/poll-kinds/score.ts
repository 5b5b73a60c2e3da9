import type { PollResult } from "../poll.ts";
import { counted, inARow } from "../say.ts";
import { numbered } from "./vote-form.ts";

type Options = { options: { label: string }[] };
type Range = { scoreFrom: number; scoreTo: number };
/** Of one option; `counts` by score, the lowest first. */
export type Scored = { mean: number; median: number; counts: number[]; given: number };

/** "Avatars 3, Identity 5": scores of the options, -1 for none. */
export function scoreWords(scores: number[], { options }: Options): string {
  return options
    .flatMap(({ label }, index) => ((scores[index] ?? -1) < 0 ? [] : [`${label} ${scores[index]}`]))
    .join(", ");
}

const rounded = (value: number) => String(Math.round(value * 100) / 100);

/** `best`: the options with the highest mean, by index. */
export function scoreResult(asked: Options & Range, scored: Scored[], best: number[]): PollResult {
  const { options, scoreFrom } = asked;
  const labelled = options.map(({ label }, index) => ({ label, ...(scored[index] ?? NONE) }));
  const names = numbered(options);
  const any = labelled.some(({ given }) => given > 0);
  const leading = best.map((index) => options[index]?.label ?? "");
  return {
    parts: any
      ? [
          {
            kind: "facts",
            rows: labelled.map((one, index) => ({
              label: names[index] ?? "",
              value: [{ bold: meanOf(one) }, spread(one, scoreFrom)],
              shares: one.given === 0 ? [] : [(one.mean - scoreFrom) / (asked.scoreTo - scoreFrom)],
            })),
          },
        ]
      : [],
    words: any ? labelled.map((one) => `${one.label} ${meanOf(one)}`).join(", ") : "no votes",
    lead: leadOf(leading),
    table: {
      columns: ["Option", "Mean", "Median", ...scoresOf(asked).map((score) => `Score ${score}`)],
      rows: labelled.map((one) => [
        one.label,
        ...(one.given === 0 ? ["", ""] : [rounded(one.mean), one.median]),
        ...one.counts,
      ]),
    },
  };
}

const NONE: Scored = { mean: 0, median: 0, counts: [], given: 0 };
const meanOf = ({ given, mean }: Scored) => (given === 0 ? "no score" : `mean ${rounded(mean)}`);

/** ", median 4; 3 from 1 vote, 5 from 2 votes": how often each score was given. */
function spread({ given, median, counts }: Scored, from: number): string {
  if (given === 0) return "";
  const each = counts.flatMap((count, index) =>
    count === 0 ? [] : [`${from + index} from ${counted(count, "vote")}`],
  );
  return `, median ${median}; ${each.join(", ")}`;
}

export const scoresOf = ({ scoreFrom, scoreTo }: Range): number[] =>
  Array.from({ length: scoreTo - scoreFrom + 1 }, (_, index) => scoreFrom + index);

function leadOf(best: string[]): string {
  if (best.length === 0) return "Nobody voted.";
  return best.length === 1 ? `Highest mean: ${best[0]}.` : `The highest mean is shared by ${inARow(best)}.`;
}
