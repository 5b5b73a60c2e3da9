import type { Span } from "#core/contract/view.ts";

export type CommentText = {
  text: string;
  files: { name: string; link: string }[];
  editedAt: Temporal.Instant | null;
  deletedAt: Temporal.Instant | null;
};

/** What was said, or the mark that it is gone; files as links. */
export function commentSpans({ text, files, editedAt, deletedAt }: CommentText): Span[] {
  if (deletedAt !== null) return ["(deleted)"];
  const links = files.flatMap(({ name, link }, at): Span[] => [
    at === 0 && text === "" ? "" : "\n",
    { link, label: name },
  ]);
  return [text, ...links, editedAt === null ? "" : " (edited)"].filter((span) => span !== "");
}

const NAMED = "Comments and positions are recorded with the names of their authors";
/** What becomes of what people write, where they see the card. */
export const RECORDED = {
  thread: `${NAMED}, and so is what is written in the thread below; what is written elsewhere in the room is not.`,
  threads: `${NAMED}, and so is what is written in the threads below the cards; what is written elsewhere in the rooms is not.`,
  button: `${NAMED}. What is written here, in the room or in a thread, is not read: please comment with the button.`,
};
