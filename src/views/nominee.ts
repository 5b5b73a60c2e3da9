import type { Part, Span } from "#core/contract/view.ts";
import { type ConsensusView, objectionParts } from "./consensus.ts";
import type { NominationFace, NomineeView } from "./nomination.ts";
import { inARow, line } from "./say.ts";

const STATES = {
  named: "has not answered yet",
  accepted: "has accepted",
  declined: "declined",
  withdrawn: "withdrawn",
};

/** Each nominee with what is said of them; `all`: those who are not in the running, too. */
export function nomineeParts(face: NominationFace, all: boolean): Part[] {
  const shown = face.nominees.filter(({ state }) => all || (state !== "withdrawn" && state !== "declined"));
  const left = face.nominees.length - shown.length;
  const parts = shown.flatMap((one) => [line(...nomineeLine(face, one)), ...detailsOf(face, one, all)]);
  return left === 0 ? parts : [...parts, line(`Declined or withdrawn: ${left}.`)];
}

function nomineeLine(face: NominationFace, one: NomineeView): Span[] {
  const { number, name, organization, state, namedBy, supportedBy, view } = one;
  const late = state === "named" && face.phase !== "open" ? "did not answer in time" : STATES[state];
  const others = namedBy.filter(({ own }) => !own).map((each) => each.name);
  const self = namedBy.some(({ own }) => own) ? ["themselves"] : [];
  const by = [...others, ...self];
  return [
    { bold: `${number}. ${name}` },
    `${organization === null ? "" : ` (${organization})`}: ${late}${by.length === 0 ? "" : `, named by ${inARow(by)}`}.`,
    ...(supportedBy.length === 0 ? [] : [` Supported by ${inARow(supportedBy)}.`]),
    ...(view && face.phase === "deciding" ? [` ${windowVerdict(view)}`] : []),
  ];
}

/** What the objection window brought, in one sentence. */
export function windowVerdict({ against, objections }: ConsensusView): string {
  if (objections.length === 0) return "Nobody objected.";
  if (against.objections.length === 0) return "Every objection was met.";
  const open = inARow(against.objections.map((number) => `objection ${number}`));
  return `Not agreed: ${open} ${against.objections.length === 1 ? "is" : "are"} not met.`;
}

function detailsOf(face: NominationFace, one: NomineeView, all: boolean): Part[] {
  const { statement, state, name, note, namedBy, view } = one;
  const quoted = (by: string, text: string): Part => ({ kind: "quote", by: [{ bold: by }], spans: [text] });
  const settled = face.phase === "appointed" || face.phase === "closed";
  if (settled && !all) return [];
  const why = all
    ? namedBy.flatMap(({ name: by, reason }) => (reason === null ? [] : [quoted(`${by} on ${name}`, reason)]))
    : [];
  return [
    ...(statement === null ? [] : [quoted(`Suitability, in the words of ${name}`, statement)]),
    ...(state === "accepted" ? [conflictLine(one, settled)] : []),
    ...(note === null || !all ? [] : [quoted(`Why ${name} declined`, note)]),
    ...why,
    ...(view ? objectionParts(view) : []),
  ];
}

function conflictLine({ name, conflicts }: NomineeView, settled: boolean): Part {
  const asked = settled ? "" : ` ${name} is asked to state them, or that there are none, before an appointment.`;
  return line({ bold: "Conflicts of interest: " }, conflicts ?? `not stated.${asked}`);
}
