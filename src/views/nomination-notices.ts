import type { Reminded } from "#core/contract/reminders.ts";
import type { Choice, Message, Part } from "#core/contract/view.ts";
import type { ObjectionView } from "./consensus.ts";
import { type NominationFace, type NomineeView, nobodyLeft, postName } from "./nomination.ts";
import { acceptWays, nominationWay } from "./nomination-ways.ts";
import { windowVerdict } from "./nominee.ts";
import { capitalized, choices, inARow, line } from "./say.ts";

const show = (face: NominationFace): Choice => nominationWay(face, `Show nomination ${face.number}`, "show");
const because = ({ leader }: NominationFace) => line(`You receive this because you are ${leader.one}.`);
const titled = (face: NominationFace) => `nomination ${face.number} (${postName(face)})`;

const until = (face: NominationFace, before: string, after = "."): Part =>
  line(before, { at: face.endsAt, zone: face.zone, show: "datetime" }, after);

function message(summary: string, parts: Part[]): Message {
  return { kind: "message", summary, parts };
}

/** To who was named by somebody else. */
export function youAreNominated(face: NominationFace, own: NomineeView): Message {
  const by = inARow(own.namedBy.map(({ name }) => name));
  const opening = `You are nominated in ${titled(face)}${by === "" ? "" : `, by ${by}`}.`;
  const reasons = own.namedBy.flatMap(({ name, reason }): Part[] =>
    reason === null ? [] : [{ kind: "quote", by: [{ bold: name }], spans: [reason] }],
  );
  return message(opening, [
    line(opening),
    ...reasons,
    until(face, "Please accept or decline by "),
    choices(...acceptWays(face), show(face)),
  ]);
}

/** To those who named somebody. */
export function nomineeHasAnswered(face: NominationFace, { name, state, note }: NomineeView): Message {
  const text = `${name}, whom you nominated in ${titled(face)}, has ${state === "accepted" ? "accepted" : "declined"}.`;
  const why: Part[] =
    state === "declined" && note !== null ? [{ kind: "quote", by: [{ bold: name }], spans: [note] }] : [];
  return message(text, [line(text), ...why, choices(show(face))]);
}

/** To the nominee, who may have something to say to it. */
export function objectedToYou(face: NominationFace, { number, objector, reason }: ObjectionView): Message {
  const opening = `${objector} objects to you as a nominee in ${titled(face)}.`;
  const next = `${capitalized(face.leader.all)} can answer it; please tell them what you would say to it. Nobody is appointed over an objection that is not met.`;
  return message(`${opening} ${reason}`, [
    line(opening),
    { kind: "quote", by: [{ bold: `Objection ${number}, ${objector}` }], spans: [reason] },
    line(next),
    choices(show(face)),
  ]);
}

/** Said once in every room: objections are taken. */
export function windowOpened(face: NominationFace): Message {
  const names = inARow(candidates(face).map(({ name, organization }) => withOrganization(name, organization)));
  const opening = `The nominees for ${postName(face)} are put to the members: ${names}.`;
  return message(`${opening} Objections until ${face.endsInWords}.`, [
    { kind: "heading", text: `Objection window of nomination ${face.number}` },
    line(opening),
    until(
      face,
      "Whoever has no objection does not need to do anything. Objections are taken until ",
      ", with a reason.",
    ),
    choices(nominationWay(face, "Support…", "support"), nominationWay(face, "Object…", "object"), show(face)),
  ]);
}

/** Said once in every room, when the window was given a later end. */
export function windowMoved(face: NominationFace): Message {
  const opening = `The end of the objection window of ${titled(face)} moved to `;
  return message(`${opening}${face.endsInWords}.`, [
    until(face, opening),
    choices(nominationWay(face, "Support…", "support"), nominationWay(face, "Object…", "object"), show(face)),
  ]);
}

const candidates = ({ nominees }: NominationFace) => nominees.filter(({ state }) => state === "accepted");
const withOrganization = (name: string, organization: string | null) =>
  organization === null ? name : `${name} (${organization})`;

/** To co-chairs: nobody has accepted, or none of those who had is left. */
export function nobodyIsLeft(face: NominationFace): Message {
  const opening = `${nobodyLeft(face)} in ${titled(face)}.`;
  const named = face.nominees.filter(({ state }) => state === "named").map(({ name }) => name);
  const unanswered = named.length === 0 ? "" : ` ${inARow(named)} did not answer in time.`;
  return message(`${opening}${unanswered}`, [
    line(`${opening}${unanswered}`),
    line("You can give it a later end, so that others can be nominated, or close it without an appointment."),
    choices(
      { ...nominationWay(face, "Give a later end…", "extend"), tone: "main" },
      { ...nominationWay(face, "Close", "close"), tone: "danger", confirm: "Close it without an appointment?" },
      show(face),
    ),
    because(face),
  ]);
}

/** To co-chairs: the objection window is over. */
export function windowIsOver(face: NominationFace): Message {
  const opening = `The objection window of ${titled(face)} is over.`;
  const items = candidates(face).map((one) => [
    { bold: withOrganization(one.name, one.organization) },
    `: ${one.view ? windowVerdict(one.view) : ""}${one.conflicts === null ? " Conflicts of interest: not stated yet." : ""}`,
  ]);
  return message(opening, [
    line(opening),
    { kind: "list", ordered: false, items },
    ...(candidates(face).some(({ view }) => view && view.against.objections.length > 0)
      ? [line("Nobody is appointed over an objection that is not met: answer it, or say how it was met.")]
      : []),
    ...unsaid(face),
    choices({ ...nominationWay(face, "Appoint…", "appoint"), tone: "main" }, show(face)),
    because(face),
  ]);
}

/** It bars nobody. */
function unsaid(face: NominationFace): Part[] {
  const names = candidates(face).flatMap(({ name, conflicts }) => (conflicts === null ? [name] : []));
  if (names.length === 0) return [];
  const ask = `Please ask ${inARow(names)} before you appoint: "Say more…" under ${titled(face)} takes the answer.`;
  return [line(`${ask} You can also appoint without it.`)];
}

/** Said once in every room. */
export function appointmentSaid(face: NominationFace): Message {
  const { appointed } = face;
  const opening = `${appointed?.name} is appointed ${postName(face)}.`;
  const meeting = appointed?.meeting ?? null;
  return message(opening, [
    { kind: "heading", text: `Nomination ${face.number} ended with an appointment` },
    line({ bold: opening }, meeting === null ? "" : ` Meeting ${meeting} decided it.`),
    ...(appointed ? [line("The term ends on ", { at: appointed.until, zone: face.zone, show: "date" }, ".")] : []),
    choices(show(face)),
  ]);
}

/** To who was appointed, and to the other nominees. */
export function appointmentTold(face: NominationFace, isAppointed: boolean): Message {
  const name = face.appointed?.name;
  const opening = isAppointed
    ? `You are appointed ${postName(face)} until ${face.appointed?.untilInWords}.`
    : `${name} is appointed ${postName(face)}. Thank you for having been a nominee of nomination ${face.number}.`;
  const duty =
    "A short report is expected from you before each meeting: concerns raised, statements both ways, events of the next year. You will be reminded.";
  const silent = face.nominees.some(({ own, state, conflicts }) => own && state === "accepted" && conflicts === null);
  const conflicts = `You have stated no conflicts of interest: please tell ${face.leader.all} which there are, or that there are none, and say so in your first report.`;
  const own = isAppointed ? [line(duty), ...(silent ? [line(conflicts)] : [])] : [];
  return message(opening, [line(opening), ...own, choices(show(face))]);
}

export function closedWithout(face: NominationFace): Message {
  const opening = `Nomination ${face.number} (${postName(face)}) is closed without an appointment.`;
  const why = face.closedWhy === null ? [] : [line(face.closedWhy)];
  return message(opening, [line(opening), ...why, choices(show(face))]);
}

/** To a nominee who has not answered. */
export function acceptanceReminder(face: NominationFace, own: NomineeView): Reminded {
  const opening = `You are nominated in ${titled(face)} and have not answered. It is open until `;
  const by = inARow(own.namedBy.map(({ name }) => name));
  return {
    summary: `${opening}${face.endsInWords}.`,
    lead: [opening, { at: face.endsAt, zone: face.zone, show: "datetime" }, "."],
    parts: by === "" ? [] : [line(`You were named by ${by}.`)],
    actions: [choices(...acceptWays(face))],
    open: show(face),
    why: "You receive this until you accept or decline.",
  };
}

/** To who could object and has not said anything: nothing has to be done. */
export function windowReminder(face: NominationFace, organization: string | undefined): Reminded {
  const opening = `Objections in ${titled(face)} are taken until `;
  const names = inARow(candidates(face).map((one) => withOrganization(one.name, one.organization)));
  return {
    summary: `${opening}${face.endsInWords}: ${names}.`,
    lead: [opening, { at: face.endsAt, zone: face.zone, show: "datetime" }, "."],
    parts: [line(`Nominees: ${names}. Whoever has no objection does not need to do anything.`)],
    actions: [
      choices(
        nominationWay(face, "Support…", "support"),
        nominationWay(face, "Object…", "object"),
        nominationWay(face, "Abstain…", "abstain"),
      ),
    ],
    open: show(face),
    why: organization
      ? `You receive this because you speak for ${organization}, which has not taken a position on each nominee yet.`
      : "You receive this because you can object and have not taken a position on each nominee yet.",
  };
}
