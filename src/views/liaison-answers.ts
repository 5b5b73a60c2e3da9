import type { Message } from "#core/contract/view.ts";
import { officeName, reportWay, showLiaisonWay } from "./liaison.ts";
import { capitalized, choices, line, say } from "./say.ts";
import { termInWords } from "./term.ts";

/** Why an office ended with a membership, as it stands in the record. */
export const NO_LONGER_TAKES_PART = "The representative no longer takes part in the activity.";

type Office = { activity: string; number: number; body: string; direction: "to" | "from" };
type Named = Office & { name: string };
/** `sees`: may open the office, as members do. */
type Reported = Office & { meeting: number; changed: boolean; late: boolean; until: string; sees: boolean };

export function reportFiled(filed: Reported): Message {
  const { activity, number, meeting, changed, late, until, sees } = filed;
  const text = `Your report to meeting ${meeting} as ${officeName(filed)} is ${changed ? "changed" : "filed"}.`;
  const next = late ? "The meeting has begun, so it stands as it is." : `You can change it until ${until}.`;
  const ways = [
    ...(late ? [] : [{ ...reportWay(activity, filed, meeting), label: "Change it…" }]),
    ...(sees ? [showLiaisonWay(activity, number)] : []),
  ];
  return say(`${text} ${next}`, ...(ways.length === 0 ? [] : [choices(...ways)]));
}

export const officeEnded = (ended: Named): Message =>
  say(
    `${ended.name} is no longer ${officeName(ended)}. The representative is told.`,
    line("To find a successor, open a post to fill."),
    choices(showLiaisonWay(ended.activity, ended.number)),
  );

/** `shortened`: for less than the term that was said, because of the review. */
type Renewed = Named & {
  endsAt: string;
  endsInWords: string;
  zone: string;
  shortened?: { term: string; reviewedEvery: string };
};

export function officeRenewed(renewed: Renewed): Message {
  const { activity, number, name, endsAt, endsInWords, zone } = renewed;
  const before = `${name} is renewed as ${officeName(renewed)} until `;
  const { shortened } = renewed;
  const less = shortened
    ? ` That is less than the ${termInWords(shortened.term)} asked for: the next review is due by then, at most ${termInWords(shortened.reviewedEvery)} from today.`
    : "";
  return {
    kind: "message",
    summary: `${before}${endsInWords}.${less}`,
    parts: [
      line(before, { at: endsAt, zone, show: "date" }, `.${less} The representative is told.`),
      choices(showLiaisonWay(activity, number)),
    ],
  };
}

/** To the representative. */
export function youAreRenewed(office: Named & { until: string; untilInWords: string; zone: string }): Message {
  const before = `You are renewed as ${officeName(office)} until `;
  return {
    kind: "message",
    summary: `${before}${office.untilInWords}.`,
    parts: [
      line(before, { at: office.until, zone: office.zone, show: "date" }, "."),
      choices(showLiaisonWay(office.activity, office.number)),
    ],
  };
}

export function yourOfficeEnded(office: Named & { why: string | null; sees: boolean }): Message {
  const text = `Your office as ${officeName(office)} has ended. Thank you.`;
  const why = office.why === null ? [] : [line(office.why)];
  return say(text, ...why, ...(office.sees ? [choices(showLiaisonWay(office.activity, office.number))] : []));
}

/** To those who lead the activity. */
export function reportCame(office: Named & { meeting: number; leader: string }): Message {
  const text = `${capitalized(office.name)}, ${officeName(office)}, has filed the report to meeting ${office.meeting}.`;
  return say(
    text,
    choices(showLiaisonWay(office.activity, office.number)),
    line(`You receive this because you are ${office.leader}.`),
  );
}
