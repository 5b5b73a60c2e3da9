import type { Choice } from "#core/contract/view.ts";
import { objectionButtons } from "./consensus.ts";
import type { NominationFace, NomineeView } from "./nomination.ts";
import { button } from "./say.ts";

/** What a reader can do in it; `show`: also see all of it. */
export function nominationWays(face: NominationFace, { show }: { show: boolean }): Choice[] {
  return [
    ...waysOfPhase(face),
    ...(face.coChair ? coChairWays(face) : []),
    ...(show ? [nominationWay(face, "Show all", "show")] : []),
  ];
}

function waysOfPhase(face: NominationFace): Choice[] {
  const to = (label: string, verb: string, more: Record<string, string> = {}): Choice =>
    nominationWay(face, label, verb, more);
  const own = face.nominees.find((one) => one.own && one.state !== "withdrawn");
  const support = to("Support…", "support");
  const accepted = own?.state === "accepted" ? [sayMore(face), { ...to("Withdraw", "withdraw"), ...CONFIRMED }] : [];
  switch (face.phase) {
    case "open":
      return [
        to("Nominate…", "nominate"),
        ...(own ? [] : [to("Put myself forward…", "nominate", MYSELF)]),
        ...(own && accepted.length === 0 ? acceptWays(face) : accepted),
        ...(face.nominees.some(canBeSupported) ? [support] : []),
      ];
    case "window":
      return [...accepted, support, to("Object…", "object"), to("Abstain…", "abstain"), ...objections(face)];
    case "deciding":
      return [...accepted, ...objections(face)];
    case "over":
    case "vacant":
    case "ended":
    case "appointed":
    case "closed":
      return [];
    default:
      return face.phase satisfies never;
  }
}

const canBeSupported = ({ own, state }: NomineeView) => !own && (state === "named" || state === "accepted");
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

/** For who has accepted and has not said everything. */
export const sayMore = (face: Pick<NominationFace, "activity" | "number">): Choice =>
  nominationWay(face, "Say more…", "accept", { ask: "yes" });

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
