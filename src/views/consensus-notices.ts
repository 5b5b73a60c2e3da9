import type { Leader } from "#core/contract/leader.ts";
import type { Choice, Message } from "#core/contract/view.ts";
import { type ConsensusView, howMet, type ObjectionView, verdict } from "./consensus.ts";
import { button, capitalized, choices, counted, line, say } from "./say.ts";

/** What is decided, for a sentence and for buttons. */
type Thing = {
  activity: string;
  leader: Leader;
  of: string;
  name: string;
  args: Record<string, string>;
  /** What the button shows. */
  shown: string;
  /** The noun's verb that ends it, where it has one. */
  close?: string | undefined;
};
type Shown = Pick<ObjectionView, "number" | "objector" | "reason">;

const to = ({ activity, of, args }: Thing, verb: string, label: string, more: Record<string, string> = {}): Choice =>
  button(label, activity, `${of} ${verb}`, { ...args, ...more });
const show = (thing: Thing) => to(thing, "show", `Show ${thing.shown}`);
const toObjection = (thing: Thing, verb: string, label: string, { number }: Shown) =>
  to(thing, verb, label, { objection: String(number) });

/** To co-chairs: somebody objects, and why; `changed`: for another reason than before. */
export function objectionRaised(thing: Thing, objection: Shown, changed: boolean): Message {
  const { number, objector, reason } = objection;
  const opening = changed
    ? `${objector} changed the reason of objection ${number} in ${thing.name}.`
    : `${objector} objects in ${thing.name}.`;
  return {
    kind: "message",
    summary: changed ? `${opening} ${reason}` : `${opening} Objection ${number}: ${reason}`,
    parts: [
      line(opening),
      { kind: "quote", by: [{ bold: `Objection ${number}, ${objector}` }], spans: [reason] },
      line("Nothing is agreed while it is open: answer it, so that it can be withdrawn, or say how it was met."),
      choices(
        { ...toObjection(thing, "answer", "Answer…", objection), tone: "main" },
        toObjection(thing, "resolve", "Resolve…", objection),
        show(thing),
      ),
      line(`You receive this because you are ${thing.leader.one}.`),
    ],
  };
}

/** `yours`: raised by the very person, and not by somebody whose organization it is. */
type Raised = Shown & { yours: boolean };

const whoseObjection = ({ yours, objector }: Raised) => (yours ? "raised the objection" : `answer for ${objector}`);

/** To the objector. */
export function objectionAnswered(thing: Thing, objection: Raised & { answer: string }): Message {
  const { number, objector, answer, reason, yours } = objection;
  const opening = `Objection ${number} of ${objector} in ${thing.name} has been answered.`;
  return {
    kind: "message",
    summary: `${opening} ${answer}`,
    parts: [
      line(opening),
      { kind: "quote", by: [yours ? "You wrote" : objector], spans: [reason] },
      { kind: "quote", by: [`Answer of ${thing.leader.one}`], spans: [answer] },
      line("If that settles it, please withdraw the objection; if not, it stays and nothing is agreed."),
      choices({ ...toObjection(thing, "withdraw", "Withdraw the objection", objection), tone: "main" }, show(thing)),
      line(`You receive this because you ${whoseObjection(objection)}.`),
    ],
  };
}

/** To the objector when a co-chair resolved it, to co-chairs when the objector did. */
export function objectionMet(
  thing: Thing,
  objection: Raised & Omit<ObjectionView, "answer" | "how" | "metAs"> & Ended,
  view: ConsensusView,
): Message {
  const { number, objector, metAs } = objection;
  const opening = `Objection ${number} of ${objector} in ${thing.name}: ${howMet(ended(objection), view.leader)}`;
  const byCoChair = metAs === "co-chair";
  const next = byCoChair ? ifNotMet(view) : whatIsLeft(view);
  const close: Choice[] =
    !byCoChair && thing.close !== undefined && canConclude(view)
      ? [{ ...to(thing, thing.close, "Conclude it as agreed", { as: "agreed" }), tone: "main" }]
      : [];
  return {
    kind: "message",
    summary: `${opening} ${next}`,
    parts: [
      line(opening),
      line(next),
      choices(...close, show(thing)),
      line(`You receive this because you ${byCoChair ? whoseObjection(objection) : `are ${thing.leader.one}`}.`),
    ],
  };
}

type Ended = { how: string | null; metAs: "objector" | "co-chair" | null };

const ended = ({
  number,
  objector,
  state,
  reason,
  how,
  metAs,
}: Shown & Pick<ObjectionView, "state"> & Ended): ObjectionView => ({
  number,
  objector,
  state,
  reason,
  ...(how === null ? {} : { how }),
  ...(metAs === null ? {} : { metAs }),
});

const ifNotMet = ({ state }: ConsensusView) =>
  state === "open" ? "If you still object, please object again with your reason before the end." : "";

const canConclude = ({ state, against }: ConsensusView) =>
  state === "waiting" && against.objections.length === 0 && against.lacking === 0 && !against.early;

function whatIsLeft(view: ConsensusView): string {
  const left = view.against.objections.length;
  if (left > 0) return `${counted(left, "objection")} ${left === 1 ? "is" : "are"} not met yet.`;
  if (canConclude(view)) return `Nothing stands against agreement any more; ${view.leader.one} can conclude it.`;
  return "No objection is open any more.";
}

/** To co-chairs, when the end came without agreement. */
export function consensusWaits(thing: Thing, view: ConsensusView): Message {
  const opening = `${capitalized(thing.name)} has ended. ${verdict(view)}`;
  const ways =
    "You can still answer and resolve objections, give it a later end, or close it for good without agreement.";
  return {
    kind: "message",
    summary: opening,
    parts: [
      line(opening),
      line(ways),
      choices(to(thing, "extend", "Give a later end…"), ...closeForGood(thing), show(thing)),
      line(`You receive this because you are ${thing.leader.one}.`),
    ],
  };
}

/** To a co-chair who typed it: the same words have ended it before, and would now end it for good. */
export function endForGoodAsked(thing: Thing, view: ConsensusView): Message {
  const text = `Nothing is closed yet. ${capitalized(thing.name)} has ended. ${verdict(view)}`;
  return say(
    text,
    line("If you close it for good, it ends without agreement, and can be given no later end. Close it for good?"),
    choices(
      ...closeForGood(thing).map(({ confirm: _, ...one }) => one),
      to(thing, "extend", "Give a later end…"),
      show(thing),
    ),
  );
}

const closeForGood = (thing: Thing): Choice[] =>
  thing.close === undefined
    ? []
    : [
        {
          ...to(thing, thing.close, "Close for good", { as: "not-agreed" }),
          tone: "danger",
          confirm: `Close ${thing.shown} for good?`,
        },
      ];

type Hold = { holder: string; days: number; endsAt: string; endsInWords: string; zone: string };

/** To co-chairs: somebody asked for more time. */
export function consensusHeld(thing: Thing, { holder, days, endsAt, endsInWords, zone }: Hold): Message {
  const opening = `${holder} asked for ${counted(days, "more day")} in ${thing.name}. Its end moved to `;
  return {
    kind: "message",
    summary: `${opening}${endsInWords}.`,
    parts: [
      line(opening, { at: endsAt, zone, show: "datetime" }, "."),
      choices(show(thing)),
      line(`You receive this because you are ${thing.leader.one}.`),
    ],
  };
}
