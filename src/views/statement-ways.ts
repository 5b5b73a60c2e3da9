import type { Choice } from "#core/contract/view.ts";
import { button } from "./say.ts";
import type { StatementFace } from "./statement-face.ts";

type Way = { label: string; main?: true; confirm?: string };

const WAYS: Record<string, Way> = {
  assign: { label: "Assign…" },
  note: { label: "Note" },
  redirect: { label: "Redirect…" },
  review: { label: "Start the review", main: true, confirm: "Show it to the members, and take their comments?" },
  approve: { label: "Approve", main: true },
  send: { label: "Mark as sent", main: true, confirm: "Put it on record as sent, and get the file to send?" },
  edit: { label: "Change…" },
  reopen: { label: "Open again" },
  withdraw: { label: "Withdraw", confirm: "Withdraw this statement? It can be opened again." },
};

type Named = { activity: string; number: number };

export const wayWith = ({ activity, number }: Named, verb: string, more: Record<string, string> = {}): Choice => {
  const { label, main, confirm } = WAYS[verb] ?? { label: verb };
  return {
    ...button(label, activity, `statement ${verb}`, { statement: String(number), ...more }),
    ...(main ? { tone: "main" } : {}),
    ...(confirm === undefined ? {} : { confirm }),
  };
};

/** Its form opens, although an empty draft may be made as well. */
export const replyWith = ({ activity, number }: Named): Choice => ({
  ...button("Reply…", activity, "statement reply", { statement: String(number), write: "now" }),
  tone: "main",
});

export const showOf = ({ activity, number }: Named): Choice =>
  button(`Show statement ${number}`, activity, "statement show", { statement: String(number) });

export const documentOf = ({ activity, number }: Named): Choice =>
  button("As a document (.docx)", activity, "statement export", { statement: String(number) });

export const filesToSave = ({ activity, number, files }: Named & Pick<StatementFace, "files">): Choice[] =>
  files.map(({ number: attachment }) =>
    button(files.length === 1 ? "Save the file" : `Save file ${attachment}`, activity, "statement download", {
      statement: String(number),
      attachment: String(attachment),
    }),
  );

/** What a reader can do with it; a room is offered what anybody may try. `show`: also see all of it. */
export function statementWays(face: StatementFace, { show }: { show: boolean }): Choice[] {
  const { activity, number, moves, discussion, state, version } = face;
  const there = discussion && { discussion: String(discussion.number) };
  const ways = Object.keys(WAYS).filter((move) => moves.includes(move));
  const isOpen = state === "review" && discussion?.ended === false;
  return [
    ...(isOpen && there ? [button("Comment…", activity, "discussion comment", there)] : []),
    ...(moves.includes("reply") ? [replyWith(face)] : []),
    ...ways.map((move) => wayWith(face, move, move === "approve" ? { as: String(version) } : {})),
    ...(show ? [] : filesToSave(face)),
    show ? button("Show all", activity, "statement show", { statement: String(number) }) : documentOf(face),
    ...(discussion && there ? [button(`Discussion ${discussion.number}`, activity, "discussion show", there)] : []),
  ];
}
