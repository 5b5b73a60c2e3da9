import type { Left } from "#core/contract/left.ts";
import type { Message, Part, Span } from "#core/contract/view.ts";
import { officeName } from "./liaison.ts";
import { postName } from "./nomination.ts";
import { button, choices, counted, line } from "./say.ts";

export const isNothing = ({ statements, nominations, offices, documents, entries }: Left): boolean =>
  statements.length + nominations.length + offices.length + documents.length + entries === 0;

/** What ended with a membership, one line each. */
export function leftParts({ statements, nominations, offices, documents, entries }: Left): Part[] {
  const items: Span[][] = [
    ...statements.map(({ number, sender, title }): Span[] => [
      `Statement ${number} from ${sender}: nobody is responsible for it now. `,
      { bold: title },
    ]),
    ...nominations.map((one) => [
      `Nomination ${one.number} (${postName(one)}): no longer a nominee.${one.vacant ? " No nominee is left." : ""}`,
    ]),
    ...offices.map((one) => [`Liaison ${one.number}: no longer ${officeName(one)}.`]),
    ...documents.map(({ announcement, title }): Span[] => [
      `Announcement ${announcement}: nobody is reminded of it any more. `,
      { bold: title },
    ]),
    ...(entries === 0 ? [] : [[`Roadmap: ${counted(entries, "entry has", "entries have")} no contact now.`]]),
  ];
  return items.length === 0 ? [] : [line("This changes with it:"), { kind: "list", ordered: false, items }];
}

/** What can be done about it; `coChair`: for who may open a post to fill. */
export function leftWays(activity: string, { statements, offices }: Left, coChair: boolean): Part[] {
  const options = [
    ...statements.map(({ number }) =>
      button(`Assign statement ${number}…`, activity, "statement assign", { statement: String(number) }),
    ),
    ...(coChair ? offices : []).map((one) => ({
      ...button(`Open the post ${one.direction} ${one.body}`, activity, "nomination open", {
        body: one.body,
        direction: one.direction,
      }),
      confirm: `Ask for nominations of a ${postName(one)}?`,
    })),
  ];
  return options.length === 0 ? [] : [choices(...options)];
}

type Gone = { name: string; organization: string; left: Left; coChair: boolean };

/** To whoever leads the activity, and to the secretariat. */
export function memberLeft(activity: string, { name, organization, left, coChair }: Gone): Message {
  const text = `${name} no longer takes part for ${organization}.`;
  const why = line("You receive this because you are an officer of this activity.");
  return {
    kind: "message",
    summary: text,
    parts: [line(text), ...leftParts(left), ...leftWays(activity, left, coChair), why],
  };
}
