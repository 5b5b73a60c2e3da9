import type { Leader } from "#core/contract/leader.ts";
import type { Choice, Message, Part } from "#core/contract/view.ts";
import { button, capitalized, choices, counted, line, say } from "./say.ts";

type Phase = "coming" | "open" | "over" | "waiting" | "agreed" | "not-agreed";
/** What is decided: "poll 4". `support`: the button of a position after one's own objection has ended. */
type Thing = {
  activity: string;
  leader: Leader;
  of: string;
  name: string;
  args: Record<string, string>;
  shown: string;
  support?: Choice;
};
type Met = Thing & { number: number; objector: string; phase: Phase; own: boolean; unreached: boolean };

const named = ({ number, objector, name }: Met) => `Objection ${number} of ${objector} in ${name}`;
const show = ({ activity, of, args, shown }: Thing) => button(`Show ${shown}`, activity, `${of} show`, args);
const positions = ({ support, own, phase }: Met) => (own && phase === "open" && support ? [support] : []);

/** To who objects: the number, and what follows from it. `reason`: where the objection stood before. */
type Standing = { objection: number; reason: "changed" | "same" | undefined };

export function objectionStands({ objection, reason }: Standing, { one, all }: Leader, until: string): string {
  const told = `${all} ${all === one ? "is" : "are"} told`;
  if (reason === "changed") return `The reason of objection ${objection} is changed; ${told}.`;
  if (reason === "same") return `Objection ${objection} stands with the same reason.`;
  return `This is objection ${objection}: ${told}, and ${until} until it is met.`;
}

const unreachedWords = ({ objector }: Met) => `Nobody who answers for ${objector} now can be told`;

export function objectionAnsweredNow(met: Met): Message {
  const then = met.unreached
    ? `${unreachedWords(met)}, so it stands until ${met.leader.one} resolves it and says how.`
    : `${met.objector} will be told, and can withdraw it.`;
  return say(`${named(met)} is answered. ${then}`, choices(show(met)));
}

export const objectionWithdrawnNow = (met: Met): Message => done(met, `${named(met)} is withdrawn.`);
export const objectionResolvedNow = (met: Met): Message => done(met, `${named(met)} is resolved.`);

function done(met: Met, opening: string): Message {
  const text = [opening, ...after(met)].join(" ");
  return say(text, choices(...positions(met), show(met)));
}

function after(met: Met): string[] {
  const { own, phase, name, leader, unreached } = met;
  const theirs = unreached ? `${unreachedWords(met)}.` : "The objector will be told.";
  const yours = own ? ["Your answer is now Abstain."] : [theirs];
  switch (phase) {
    case "open":
      return own ? [...yours, "You can change it until the end."] : yours;
    case "agreed":
      return [...yours, "No objection is open any more, so the proposal is agreed."];
    case "waiting":
      return [...yours, `${capitalized(name)} has ended and waits for ${leader.one}.`];
    case "coming":
    case "over":
    case "not-agreed":
      return yours;
    default:
      return phase satisfies never;
  }
}

/** `until`: why it is not as long as was asked, "when meeting 1 starts". */
type Held = Thing & { days: number; until?: string; endsAt: string; endsInWords: string; zone: string };

export function heldNow(held: Held): Message {
  const { name, days, until, endsAt, endsInWords, zone, leader } = held;
  const opening = `You asked for ${counted(days, "more day")}: ${name} is now open until `;
  const why = until === undefined ? "" : `, ${until}`;
  return {
    kind: "message",
    summary: `${opening}${endsInWords}${why}.`,
    parts: [
      line(opening, { at: endsAt, zone, show: "datetime" }, `${why}. ${capitalized(leader.all)} will be told.`),
      choices(show(held)),
    ],
  };
}

/** `same`: these words were sent, and stood already. */
type Outcome = {
  activity: string;
  number: number;
  question: string;
  text: string;
  edited: boolean;
  settled: boolean;
  same: boolean;
};

export function pollOutcome(outcome: Outcome, leader: Leader): Message {
  const { activity, number, question, text, edited, settled, same } = outcome;
  const opening = settled ? `Outcome of poll ${number}` : `Poll ${number} as it stands now`;
  const lines = text.split("\n").filter((one) => one.trim() !== "");
  const whose = edited ? `These are the words of ${leader.one}.` : "This was drafted from the record.";
  const unchanged = same ? " They stood so already; nothing is changed." : "";
  const edit = button("Put it into other words…", activity, "poll outcome", { poll: String(number), edit: "yes" });
  const parts: Part[] = lines.map((one) => line(one));
  return {
    kind: "message",
    summary: `${opening}: ${lines.join(" ")}`,
    parts: [
      { kind: "heading", text: opening },
      line({ bold: question }),
      ...parts,
      line(`${whose}${unchanged}`),
      choices(...(settled ? [edit] : []), button("Show the poll", activity, "poll show", { poll: String(number) })),
    ],
  };
}
