import type { Leader } from "#core/contract/leader.ts";
import type { Message, Part } from "#core/contract/view.ts";
import { postName } from "./nomination.ts";
import { nominationWay, sayMore } from "./nomination-ways.ts";
import { objectionStands } from "./objection-answers.ts";
import { button, choices, inARow, line, say } from "./say.ts";
import { termInWords } from "./term.ts";

type Named = { activity: string; number: number; body: string; direction: "to" | "from" };
type End = { endsAt: string; endsInWords: string; zone: string };

const toShow = (said: Named) => nominationWay(said, "Show the nomination", "show");
const show = (said: Named): Part => choices(toShow(said));

/** "Before the end, after it." with the end as each platform shows times. */
function withEnd(before: string, { endsAt, endsInWords, zone }: End, after: string, parts: Part[]): Message {
  const opening = line(before, { at: endsAt, zone, show: "datetime" }, after);
  return { kind: "message", summary: `${before}${endsInWords}${after}`, parts: [opening, ...parts] };
}

type Opened = Named & End & { term: string; rooms: number; held: string[]; beside: number[] };

export function nominationOpened(opened: Opened, prefix: string): Message {
  const { number, body, direction, term, rooms, held, beside } = opened;
  const shown =
    rooms > 0
      ? `Its card is shown in ${rooms} ${rooms === 1 ? "room" : "rooms"}.`
      : `No room shows it yet: type ${prefix}room bind in the channel that should.`;
  const full = `${inARow(held)} ${held.length === 1 ? "is" : "are"} in office as representative ${direction} ${body} now, which is as many as the charter allows: that office has to end before another begins.`;
  return withEnd(`Nomination ${number} is open until `, opened, ".", [
    line(`It is for a ${postName(opened)}, for a term of ${termInWords(term)}. ${shown}`),
    ...(held.length > 0 ? [line(full)] : []),
    ...(beside.length > 0 ? [line(besideWords(opened))] : []),
    show(opened),
  ]);
}

function besideWords({ beside, body, direction }: Opened): string {
  const [named, is] = beside.length === 1 ? ["Nomination", "is"] : ["Nominations", "are"];
  return `${named} ${inARow(beside.map(String))} ${is} under way for a representative ${direction} ${body} already, and the charter allows no more than that: close the one that is not needed.`;
}

type Nominated = Named & {
  name: string;
  self: boolean;
  /** Where the nominee stood before, who was named already. */
  again: "named" | "accepted" | "declined" | "withdrawn" | undefined;
  statement?: string | undefined;
  conflicts?: string | undefined;
};

export function personNominated(said: Nominated, prefix: string): Message {
  const { number, name, self, again } = said;
  if (self) {
    const text = `You are a nominee of nomination ${number} (${postName(said)}), and have accepted.`;
    return say(text, ...toSay(said, prefix));
  }
  if (again !== undefined) {
    const stands = again === "accepted" ? "has accepted" : "has not answered yet";
    return say(`${name} was nominated already and ${stands}. You are named beside those who did it.`, show(said));
  }
  const next = `${name} is told, and reminded until they accept or decline.`;
  return say(`${name} is nominated in nomination ${number} (${postName(said)}). ${next}`, show(said));
}

type Own = Named & { statement?: string | null | undefined; conflicts?: string | null | undefined };

/** What a nominee has not said of themselves yet, and where it is said. */
function toSay(said: Own, prefix: string): Part[] {
  const { number, statement, conflicts } = said;
  const missing = [
    ...(statement == null ? ["why you are suitable"] : []),
    ...(conflicts == null ? ["which conflicts of interest you have, or that there are none"] : []),
  ];
  if (missing.length === 0) return [show(said)];
  const words = [...(statement == null ? ['statement:"…"'] : []), ...(conflicts == null ? ['conflicts:"…"'] : [])];
  const how = `${prefix}nomination accept nomination:${number} ${words.join(" ")}`;
  return [
    line(`The members would like to know ${inARow(missing)}. Please say it: ${how}.`),
    choices({ ...sayMore(said), tone: "main" }, toShow(said)),
  ];
}

export function nominationAccepted(said: Own & { again: boolean }, prefix: string): Message {
  const { number, again } = said;
  const text = again
    ? `What you say in nomination ${number} is changed.`
    : `You have accepted nomination ${number} (${postName(said)}). Those who named you are told.`;
  return say(text, ...toSay(said, prefix));
}

export const nominationDeclined = (said: Named): Message =>
  say(
    `You have declined nomination ${said.number} (${postName(said)}). Those who named you are told. While nominations are taken you can still accept.`,
    show(said),
  );

type Stood = Named & {
  name: string;
  organization?: string;
  stance: "support" | "object" | "abstain";
  changed: boolean;
  objection?: number;
  reason?: "changed" | "same";
  withdrawn?: number;
};

const STANCES = {
  support: { own: "support", other: "supports" },
  abstain: { own: "abstain on", other: "abstains on" },
};

export function nomineeAnswered(said: Stood, leader: Leader): Message {
  const { number, name, organization, stance, changed, objection, reason, withdrawn } = said;
  const who = organization ?? "You";
  if (stance === "object") {
    const verb = organization === undefined ? "object" : "objects";
    const still = reason === undefined ? "" : "still ";
    const told =
      objection === undefined
        ? ""
        : ` ${objectionStands({ objection, reason }, leader, "nobody is appointed over it")}`;
    return say(`${who} ${still}${verb} to ${name} in nomination ${number}.${told}`, show(said));
  }
  const verb = STANCES[stance][organization === undefined ? "own" : "other"];
  const met = withdrawn === undefined ? "" : ` Objection ${withdrawn} is withdrawn with it.`;
  const already = changed ? "" : " already";
  return say(`${who} ${verb} ${name} in nomination ${number}${already}.${met}`, show(said));
}

/** `support`: whose support is withdrawn, where it is that alone. */
type Withdrawn = Named & {
  name: string;
  own: boolean;
  gone: boolean;
  vacant: boolean;
  support?: { organization?: string | undefined; abstains: boolean } | undefined;
};

export function nominationWithdrawn(said: Withdrawn, leader: Leader): Message {
  const { number, name, own, gone, vacant, support } = said;
  if (support !== undefined) {
    const { organization, abstains } = support;
    const [no, abstain] =
      organization === undefined
        ? ["You no longer support", "abstain"]
        : [`${organization} no longer supports`, "abstains"];
    const now = abstains ? ` and ${abstain}. Until the objection window ends that can be changed` : "";
    return say(`${no} ${name} in nomination ${number}${now}.`, show(said));
  }
  const what = own
    ? `You are no longer a nominee of nomination ${number}.`
    : gone
      ? `${name} is no longer a nominee of nomination ${number}.`
      : `You no longer nominate ${name} in nomination ${number}; others still do.`;
  const next = vacant ? ` No nominee is left: ${leader.all} will be told.` : "";
  return say(`${what}${next}`, show(said));
}

type Extended = Named & End & { window: boolean; reopened: boolean };

export function nominationExtended(extended: Extended): Message {
  const { number, window, reopened } = extended;
  const before = window
    ? `The objection window of nomination ${number} now ends on `
    : `Nomination ${number} ${reopened ? "is open again" : "is now open"} until `;
  return withEnd(before, extended, ".", [show(extended)]);
}

export const nominationClosed = (said: Named & { reason?: string | undefined }): Message =>
  say(
    `Nomination ${said.number} (${postName(said)}) is closed without an appointment. The nominees are told.`,
    show(said),
  );

type Appointed = Named & End & { name: string; liaison: number; conflicts: string | null; meeting: number | undefined };

export function nomineeAppointed(said: Appointed): Message {
  const { activity, name, liaison, conflicts, meeting } = said;
  const decided = meeting === undefined ? "" : ` It is recorded as decided at meeting ${meeting}.`;
  const before = `${name} is appointed ${postName(said)} until `;
  const list = button("Show the representatives", activity, "liaison list");
  return withEnd(before, said, `, as liaison ${liaison}.${decided}`, [
    line(
      { bold: "Conflicts of interest: " },
      conflicts ?? `not stated. Please ask ${name} whether there are any, and to say so in the first report.`,
    ),
    line("The rooms and the nominees are told. A report is expected from the representative before each meeting."),
    choices(list, toShow(said)),
  ]);
}
