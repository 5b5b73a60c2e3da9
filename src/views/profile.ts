import type { Message } from "#core/contract/view.ts";
import { button, capitalized, choices, counted, line, say } from "./say.ts";

type Digest = "daily" | "weekly" | "off";
type Own = {
  title: string;
  name: string;
  accounts: { platform: string; name: string; account: string }[];
  zone: string;
  ownZone: boolean;
  quiet: { from: string; until: string; own: boolean };
  digest: Digest;
  digestHour: number;
  /** "monday": of a weekly one. */
  weeklyOn: string;
  roles: string[];
  member:
    | {
        number: number;
        organization: string;
        category: string;
        email: string | null;
        employer: string | null;
        country: string | null;
        state: "confirmed" | "awaits" | "claimed";
      }
    | undefined;
  emailsForMembers: boolean;
};

const PLATFORMS: Record<string, string> = { slack: "Slack", discord: "Discord", web: "Web", email: "E-mail" };
const STATES = { confirmed: "confirmed", awaits: "waits for an approval", claimed: "not confirmed yet" };

/** "Ana on Slack (U0123)": a platform's name alone could be anybody's. */
export const accountInWords = ({ platform, name, account }: Own["accounts"][number]) =>
  `${name} on ${PLATFORMS[platform] ?? platform} (${account})`;

export function profileCard(own: Own, prefix: string): Message {
  const { member, title } = own;
  const rows = [
    { label: "Name", value: own.name },
    { label: "Accounts", value: own.accounts.map(accountInWords).join("; ") },
    { label: "Time zone", value: own.ownZone ? own.zone : `${own.zone} (that of ${title})` },
    { label: "Quiet hours", value: quietInWords(own) },
    { label: "Digest", value: digestInWords({ ...own, hour: own.digestHour }) },
    ...(own.roles.length > 0 ? [{ label: "Roles", value: own.roles.join(", ") }] : []),
    ...memberRows(own),
  ];
  const who = own.emailsForMembers ? "the members" : "you and the officers of this activity";
  const seen = member?.email ? [line(`Your e-mail address is shown to ${who}.`)] : [];
  return {
    kind: "message",
    summary: `Your profile: ${own.name}.`,
    parts: [
      { kind: "heading", text: "Your profile" },
      { kind: "facts", rows: rows.map(({ label, value }) => ({ label, value: [value] })) },
      ...seen,
      line(
        `To change it, type ${prefix}profile edit; to get all that is kept about you, ${prefix}profile export; to remove it, ${prefix}profile forget.`,
      ),
    ],
  };
}

function memberRows({ member, title }: Own): { label: string; value: string }[] {
  if (!member) return [{ label: title, value: "not registered" }];
  const { number, organization, category, state, email, employer, country } = member;
  return [
    { label: title, value: `member ${number}: ${organization}, ${category}; ${STATES[state]}` },
    ...(email ? [{ label: "E-mail", value: email }] : []),
    ...(employer ? [{ label: "Works for", value: employer }] : []),
    ...(country ? [{ label: "Country", value: country }] : []),
  ];
}

function quietInWords({ quiet: { from, until, own }, title }: Own): string {
  if (from === until) return "none";
  return `${from} to ${until}${own ? "" : ` (those of ${title})`}`;
}

type Often = { digest: Digest; hour: number; zone: string; weeklyOn: string };

function digestInWords({ digest, hour, zone, weeklyOn }: Often): string {
  if (digest === "off") return "off";
  return `every ${digest === "daily" ? "day" : capitalized(weeklyOn)} at ${String(hour).padStart(2, "0")}:00 (${zone})`;
}

export function profileEdited(prefix: string): Message {
  return say(`Your profile is changed. ${prefix}profile show shows it.`);
}

export function digestSet(often: Often): Message {
  if (often.digest === "off") return say("You no longer get a digest. Reminders come one by one.");
  return say(`You get a digest ${digestInWords(often)}.`);
}

export const profileExported = (rows: number, tables: number): Message =>
  say(`All that is kept about you: ${counted(rows, "row")} of ${counted(tables, "table")}.`);

export function forgetAsked(activity: string, prefix: string): Message {
  const sure = button("Forget me", activity, "profile forget", { sure: "yes" });
  return say(
    "Nothing is removed yet. If you go on, your name, e-mail addresses, accounts, settings and what you wrote in your own name are removed for good, in every activity here.",
    line(
      "Your memberships and roles end. Your votes stay in the counts, and what you did stays in the record as that of a former member. Messages already sent to a chat stay there.",
    ),
    line(`${prefix}profile export gives you all of it first.`),
    choices({ ...sure, tone: "danger", confirm: "This cannot be undone. Forget me?" }),
  );
}

export const forgotten = (): Message => say("You are forgotten. If you write here again, you are met as somebody new.");
