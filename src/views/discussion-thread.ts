import type { Message } from "#core/contract/view.ts";
import { type Author, authorOf } from "./discussion.ts";
import { type CommentText, commentSpans } from "./discussion-comment.ts";
import { onPlatform } from "./platforms.ts";
import { button, choices, say } from "./say.ts";

/** Stands first in the thread of a card: what becomes of what is written in it. `among`: the room is for fewer people than the discussion. */
export function threadOpened(number: number, among: "members" | "co-chairs" | undefined, all: string): Message {
  const whom = { members: "members", "co-chairs": all };
  const where = among
    ? `and shown in rooms for ${whom[among]} only. The button under the card says something to everybody in the discussion.`
    : "and shown in the other rooms of the discussion; whoever edits or deletes it changes it there too.";
  return say(
    `This is the thread of discussion ${number}. What members write here while it takes comments is recorded with their names ${where}`,
  );
}

/** In the thread of a room where it cannot be read. */
export const threadUnread = (number: number): Message =>
  say(
    `This is the thread of discussion ${number}: what members say elsewhere is shown here. What is written here is not read; please comment with the button under the card.`,
  );

type Copied = Author & CommentText & { platform: string | null };

/** What somebody said in another room, with the author as text. */
export function commentCopied(comment: Copied): Message {
  const by = `${authorOf(comment)}${comment.platform === null ? "" : `, ${onPlatform(comment.platform)}`}`;
  const spans = commentSpans(comment);
  const words = spans.map((span) => (typeof span === "string" ? span : "link" in span ? span.label : "")).join("");
  return { kind: "message", summary: `${by}: ${words}`, parts: [{ kind: "quote", by: [{ bold: by }], spans }] };
}

type Named = { activity: string; number: number };
const AGAIN = "It takes comments again by now.";

const privately = (sentences: string[], { activity, number }: Named): Message =>
  say(
    sentences.join(" "),
    choices(button(`Show discussion ${number}`, activity, "discussion show", { discussion: String(number) })),
  );

/** Once: what this person writes in the thread is not recorded. */
export const notRecorded = (named: Named, { message, hint }: { message: string; hint: string }): Message =>
  privately([NOT_RECORDED(named.number), message, hint], named);

/** Once: it came after the end. */
export const writtenTooLate = (named: Named, why = AGAIN): Message =>
  privately([NOT_RECORDED(named.number), why], named);

/** Once: a text was changed after the end. */
export const changedTooLate = (named: Named, why = AGAIN): Message =>
  privately(
    [
      `What you changed in the thread of discussion ${named.number} stays as it was in the record and in the other rooms.`,
      why,
      "You can still delete it.",
    ],
    named,
  );

const NOT_RECORDED = (number: number) =>
  `What you wrote in the thread of discussion ${number} is not recorded and not shown in the other rooms.`;
