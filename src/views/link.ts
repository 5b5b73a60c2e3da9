import type { Leader } from "#core/contract/leader.ts";
import type { Message } from "#core/contract/view.ts";
import { accountInWords } from "./profile.ts";
import { button, choices, line, say } from "./say.ts";

type Named = { platform: string; name: string; account: string };
/** An affiliation that ends by the link, and the one that stays in that activity. */
type Ends = { title: string; stays: string; ends: string };
type Pair = { link: number; maker: Named; typer: Named; ends: (Ends & { alike: boolean })[] };

const willEnd = ({ title, stays, ends }: Ends) =>
  `In ${title} one person speaks for one organization: the affiliation with ${stays} stays, and that with ${ends} ends.`;
const hasEnded = ({ title, stays, ends }: Ends) =>
  `In ${title} the affiliation with ${stays} stands, and that with ${ends} has ended.`;

export function linkCode(code: string, own: Named, prefix: string): Message {
  return say(
    `Your code is ${code}. Type profile link code:${code} on your other account within 10 minutes.`,
    line(
      `It works once and links that account with ${accountInWords(own)}. Nothing is linked before both accounts have confirmed. Give the code to nobody: whoever links an account with yours acts as you.`,
    ),
    line(`${prefix}profile show lists the accounts that are yours.`),
  );
}

export function wrongCode(left: number): Message {
  const again = left > 0 ? `${left} more ${left === 1 ? "try" : "tries"}.` : "No more tries for ten minutes.";
  return say(`This is not a code that can be used: it is wrong, was used, or is older than 10 minutes. ${again}`);
}

/** Both accounts are named to both, so that a code one was talked into typing is seen for what it is. */
export function linkTyped(activity: string, pair: Pair & { own: "maker" | "typer" }): Message {
  const { link, maker, typer, own, ends } = pair;
  const text = `Link ${accountInWords(maker)} with ${accountInWords(typer)}?`;
  const which =
    own === "maker" ? "Your code was typed by the second account." : "The code was made by the first account.";
  const args = { request: String(link) };
  const yes = button("Both are mine", activity, "profile link", { ...args, answer: "yes" });
  const no = button("No", activity, "profile link", { ...args, answer: "no" });
  return say(
    text,
    line(
      `${which} Confirm only if both are yours: they become one person, with all your roles and votes. The other account has to confirm as well, within 10 minutes.`,
    ),
    ...ends.map((one) => line({ bold: willEnd(one) }, one.alike ? ` ${otherWay(one)}` : "")),
    choices({ ...yes, tone: "main" }, { ...no, tone: "danger" }),
  );
}

const otherWay = ({ ends }: Ends) =>
  `If you want to keep ${ends} instead, press No, and make the code on the account that is registered for it.`;

export function linkConsent(
  { slug, charter }: { slug: string; charter: { acronym: string } },
  { link, maker, typer, ends }: Pair,
): Message {
  const text = `${accountInWords(maker)} and ${accountInWords(typer)} say they are one person, and one of them has a role in ${charter.acronym}.`;
  const args = { request: String(link) };
  const yes = button("Agree", slug, "profile link", { ...args, answer: "yes" });
  const no = button("Refuse", slug, "profile link", { ...args, answer: "no" });
  return say(
    text,
    line("If you agree, both accounts have that role. Make sure, by another way than this chat, that it is so."),
    ...ends.map((one) => line(willEnd(one))),
    choices({ ...yes, tone: "main", confirm: "Both accounts get the role. Agree?" }, { ...no, tone: "danger" }),
  );
}

export const linkDone = (maker: Named, typer: Named, ended: Ends[]): Message =>
  say(
    [
      `${accountInWords(maker)} and ${accountInWords(typer)} are linked: they are one person now.`,
      ...ended.map(hasEnded),
    ].join(" "),
  );

export const linkRefused = (maker: Named, typer: Named): Message =>
  say(`${accountInWords(maker)} and ${accountInWords(typer)} are not linked: it was refused.`);

export function ballotKept(activity: string, of: "poll" | "discussion" | "nomination", number: number): Message {
  const show = choices(button(`Show the ${of}`, activity, `${of} show`, { [of]: String(number) }));
  return of === "poll"
    ? say(
        `Both of your linked accounts had voted in poll ${number}. The later vote stays, the earlier one is gone.`,
        show,
      )
    : say(`Both of your linked accounts had taken a position in ${of} ${number}. The later one stays.`, show);
}

type Answered = { state: "refused" | "other" | "waiting" | "linked"; activities: string[]; ended: Ends[] };

export function linkAnswered({ state, activities, ended }: Answered, leader: Leader): Message {
  switch (state) {
    case "refused":
      return say("Nothing is linked. The other side is told.");
    case "other":
      return say("Thank you. The accounts will be linked as soon as the other account has confirmed too.");
    case "waiting": {
      const where = activities.length > 0 ? ` of ${activities.join(" and ")}` : "";
      return say(
        `Both accounts have confirmed. One of them has a role, so ${leader.another} or the secretariat${where} has to agree first. Until then each account works for itself.`,
      );
    }
    case "linked":
      return say(["The accounts are linked: they are one person now.", ...ended.map(hasEnded)].join(" "));
    default:
      return state satisfies never;
  }
}
