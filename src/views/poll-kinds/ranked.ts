import type { Part } from "#core/contract/view.ts";
import type { PollResult } from "../poll.ts";
import { inARow } from "../say.ts";
import { numbered } from "./vote-form.ts";

type Options = { options: { label: string }[] };

/** "first Identity, second Avatars": places of the options, 0 for one that was left out. */
export function rankedWords(places: number[], { options }: Options): string {
  return places
    .map((place, index) => ({ place, label: options[index]?.label ?? "" }))
    .filter(({ place }) => place > 0)
    .sort((a, b) => a.place - b.place)
    .map(({ place, label }) => `${ordinal(place)} ${label}`)
    .join(", ");
}

const ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
const ordinal = (place: number) =>
  ORDINALS[place - 1] ?? `${place}${(place > 20 ? ["st", "nd", "rd"][(place % 10) - 1] : undefined) ?? "th"}`;

type Order = { places: number[][]; wins: number[][] };

/** `places`: which options share each place; `wins[a][b]`: how many ballots prefer a to b. */
export function rankedResult({ options }: Options, { places, wins }: Order, cast: number): PollResult {
  const label = (index: number) => options[index]?.label ?? "";
  const inPlaces = placed(places).map((one) => ({ ...one, labels: one.options.map(label) }));
  const [first] = inPlaces;
  return {
    parts:
      cast === 0
        ? []
        : [
            order(inPlaces),
            said("In pairs, how many prefer it to another and the other to it:"),
            pairs(options, wins),
            ...tiedPairs({ options }, { places, wins }),
          ],
    words: cast === 0 ? "no votes" : inPlaces.map(inWords).join(", "),
    lead: leadOf(cast === 0 ? [] : (first?.labels ?? [])),
    table: {
      columns: ["Place", "Option", ...options.map((option) => `Preferred to ${option.label}`)],
      rows: inPlaces.flatMap(({ place, options: tied }) =>
        tied.map((index) => [
          place,
          label(index),
          ...(wins[index] ?? []).map((count, other) => (other === index ? "" : count)),
        ]),
      ),
    },
  };
}

/** Two in the first place, and the next one is third. */
function placed(places: number[][]): { place: number; options: number[] }[] {
  let before = 0;
  return places.map((options) => {
    const place = before + 1;
    before += options.length;
    return { place, options };
  });
}

type Placed = { place: number; labels: string[] };
const inWords = ({ place, labels }: Placed) => `${place} ${inARow(labels)}${labels.length > 1 ? " (tied)" : ""}`;

const said = (text: string): Part => ({ kind: "text", spans: [text] });

const order = (places: Placed[]): Part => ({
  kind: "facts",
  rows: places.map(({ place, labels }) => ({
    label: `Place ${place}`,
    value: [{ bold: inARow(labels) }, ...(labels.length > 1 ? [" (tied)"] : [])],
  })),
});

const pairs = (options: Options["options"], wins: number[][]): Part => ({
  kind: "facts",
  rows: numbered(options).map((label, a) => ({
    label,
    value: [
      options
        .flatMap((other, b) => (a === b ? [] : [`${wins[a]?.[b] ?? 0}–${wins[b]?.[a] ?? 0} ${other.label}`]))
        .join("; "),
    ],
  })),
});

/** Pairs of which as many prefer the one as the other, and what ranks them all the same. */
function tiedPairs({ options }: Options, { places, wins }: Order): Part[] {
  const placeOf = (index: number) => places.findIndex((place) => place.includes(index));
  const ties = options.flatMap(({ label }, a) =>
    options.flatMap((other, b) => {
      const count = wins[a]?.[b] ?? 0;
      if (b <= a || count !== (wins[b]?.[a] ?? 0)) return [];
      return [{ words: `${label} and ${other.label} (${count}–${count})`, apart: placeOf(a) !== placeOf(b) }];
    }),
  );
  if (ties.length === 0) return [];
  const apart = ties.some((one) => one.apart) ? " Where their places differ, the other pairs decide." : "";
  return [said(`As many prefer the one as the other: ${ties.map(({ words }) => words).join("; ")}.${apart}`)];
}

function leadOf(first: string[]): string {
  if (first.length === 0) return "Nobody voted.";
  return first.length === 1 ? `First: ${first[0]}.` : `Tie for the first place between ${inARow(first)}.`;
}
