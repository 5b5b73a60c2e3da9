import type { Message } from "#core/contract/view.ts";
import { type ConsensusView, consensusRule } from "./consensus.ts";
import { button, capitalized, choices, counted, line } from "./say.ts";

type Thing = { activity: string; of: string; name: string; args: Record<string, string>; shown: string };
type Moved = {
  title: string;
  /** It was over, and its result had been told. */
  again: boolean;
  held: { holder: string; days: number } | undefined;
  endsAt: string;
  endsInWords: string;
  zone: string;
};

/** In every room: what was said there of the end no longer holds. */
export function endMoved(thing: Thing, view: ConsensusView, moved: Moved): Message {
  const { title, again, held, endsAt, endsInWords, zone } = moved;
  const opening = again ? `${capitalized(thing.name)} is open again until ` : `The end of ${thing.name} moved to `;
  const why = held ? `: ${held.holder} asked for ${counted(held.days, "more day")}.` : ".";
  const after = again ? `${why} The result that was told no longer stands.` : why;
  return {
    kind: "message",
    summary: `${opening}${endsInWords}${after} ${title}`,
    parts: [
      line(opening, { at: endsAt, zone, show: "datetime" }, after),
      line({ bold: title }),
      line(consensusRule(view)),
      choices(button(`Show ${thing.shown}`, thing.activity, `${thing.of} show`, thing.args)),
    ],
  };
}
