/** A string is never markup; a line break in it is one on the page. */
export type Run = string | { bold: string } | { italic: string } | { link: string; label: string };

export type Block =
  | { kind: "heading"; level: 1 | 2 | 3; text: string }
  | { kind: "paragraph"; runs: Run[]; place?: "left" | "center" | "right" }
  | { kind: "list"; ordered: boolean; items: Run[][] }
  /** Label and value, as the head of a form has them; each line of a value is a paragraph. */
  | { kind: "fields"; rows: { label: string; value: Run[][] }[] }
  | { kind: "table"; head: string[]; rows: Run[][][] }
  /** A line across the page, as between the head of a form and its text. */
  | { kind: "rule" }
  | { kind: "page break" };

/** A text to be printed or sent on, as neutral as a view: `services/export` writes it as a file. */
export type Paper = {
  title: string;
  /** Whose it is. */
  by: string;
  /** A language tag such as "en". */
  language: string;
  /** ISO instant at which it was written. */
  at: string;
  /** Stands on every page: its number for example. */
  header?: string;
  blocks: Block[];
};

/** What somebody wrote, with an empty line between its paragraphs. */
export const paragraphs = (text: string): Block[] =>
  text
    .split(/\r?\n(?:[^\S\n]*\r?\n)+/)
    .map((one) => one.trim())
    .filter((one) => one !== "")
    .map((one): Block => ({ kind: "paragraph", runs: [one] }));
