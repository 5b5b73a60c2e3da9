import type { Choice } from "#core/contract/view.ts";
import { objectionButtons } from "./consensus.ts";
import type { NominationFace } from "./nomination.ts";
import { button } from "./say.ts";

/** What a reader can do in it; `show`: also see all of it. */
export function nominationWays(face: NominationFace, { show }: { show: boolean }): Choice[] {
  const { phase } = face;
  const to = (label: string, verb: string, more: Record<string, string> = {}): Choice =>
    nominationWay(face, label, verb, more);
  const own = face.nominees.find((one) => one.own && one.state !== "withdrawn");
  return [
    ...(phase === "open"
      ? [
          to("Nominate…", "nominate"),
          ...(own ? ownWays(face, own.state) : [to("Put myself forward…", "nominate", MYSELF)]),
        ]
      : []),
    ...(own?.state === "accepted" && isUnderWay(phase) ? [{ ...to("Withdraw", "withdraw"), ...CONFIRMED }] : []),
    ...(phase === "open" || phase === "window" ? [to("Support…", "support")] : []),
    ...(phase === "window" ? [to("Object…", "object"), to("Abstain…", "abstain")] : []),
    ...(phase === "window" || phase === "deciding" ? objections(face) : []),
    ...(face.coChair ? coChairWays(face) : []),
    ...(show ? [to("Show all", "show")] : []),
  ];
}

const isUnderWay = (phase: NominationFace["phase"]) => phase === "open" || phase === "window" || phase === "deciding";
const CONFIRMED = { tone: "danger" as const, confirm: "Withdraw your nomination?" };

/** Its form asks for what is said of oneself as well. */
const MYSELF = { person: "me", ask: "yes" };

export const nominationWay = (
  { activity, number }: Pick<NominationFace, "activity" | "number">,
  label: string,
  verb: string,
  more: Record<string, string> = {},
): Choice => button(label, activity, `nomination ${verb}`, { nomination: String(number), ...more });

/** A nominee's two answers. */
export const acceptWays = (face: Pick<NominationFace, "activity" | "number">): Choice[] => [
  { ...nominationWay(face, "Accept…", "accept", { ask: "yes" }), tone: "main" },
  { ...nominationWay(face, "Decline", "decline"), confirm: "Decline this nomination?" },
];

function ownWays(face: NominationFace, state: "named" | "accepted" | "declined" | "withdrawn"): Choice[] {
  return state === "accepted" ? [nominationWay(face, "Say more…", "accept", { ask: "yes" })] : acceptWays(face);
}

function objections(face: NominationFace): Choice[] {
  const { coChair } = face;
  return face.nominees
    .filter((one) => one.state === "accepted")
    .flatMap(({ view, objection: own }) => (view ? objectionButtons(view, { coChair, own }) : []))
    .flatMap((part) => (part.kind === "choices" ? part.options : []));
}

function coChairWays(face: NominationFace): Choice[] {
  switch (face.phase) {
    case "vacant":
      return [
        nominationWay(face, "Give a later end…", "extend"),
        { ...nominationWay(face, "Close", "close"), tone: "danger", confirm: "Close it without an appointment?" },
      ];
    case "deciding":
      return [{ ...nominationWay(face, "Appoint…", "appoint"), tone: "main" }];
    case "open":
    case "over":
    case "window":
    case "ended":
    case "appointed":
    case "closed":
      return [];
    default:
      return face.phase satisfies never;
  }
}
