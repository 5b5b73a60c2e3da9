import type { Account, Carried } from "./call.ts";

/** How an instant is shown; `zone` is the one it was said in, for platforms that cannot show the reader's own. */
export type Time = { at: string; zone: string; show: "date" | "time" | "datetime" | "relative" };
/** A string is never markup: adapters escape it. Times and people are shown the platform's own way. `at` is an ISO instant. */
export type Span =
  | string
  | { bold: string }
  | { person: string; name: string; accounts?: Account[] }
  | Time
  | { link: string; label: string };
export type Option = { label: string; value: string; description?: string };
export type Choice = { label: string; call: Carried; tone?: "main" | "danger"; confirm?: string };
/** Parts of a whole, from 0 to 1, which a platform may draw; the words beside say the same. */
export type Shares = number[];
export type Part =
  | { kind: "heading"; text: string }
  /** `tied`: it says more of the part before it, and stays with it on one page. */
  | { kind: "text"; spans: Span[]; tied?: true }
  /** `zone`: the row says once more, in words, a time of that zone; a platform that shows times in it already leaves the row out. */
  | { kind: "facts"; rows: { label: string; value: Span[]; shares?: Shares; zone?: string }[] }
  /** `shares`: of each item, in their order. `depths`: how far each is below another, for platforms that indent; the items say their own numbers. */
  | { kind: "list"; ordered: boolean; items: Span[][]; shares?: Shares[]; depths?: number[] }
  | { kind: "tally"; rows: { label: string; count: number; share: number; note?: string }[] }
  | { kind: "quote"; by: Span[]; spans: Span[] }
  | { kind: "choices"; options: Choice[] }
  | {
      kind: "pick";
      placeholder: string;
      options: Option[];
      min: number;
      max: number;
      call: Carried;
      arg: string;
      /** Set by `fit` when there are more options than the platform's select holds: they are found by typing. */
      search?: string;
    }
  | { kind: "file"; name: string; link: string; bytes: number };

/** `summary` says it all in plain text: notifications, screen readers, mail subjects. */
export type Message = { kind: "message"; summary: string; parts: Part[] };

/**
 * Picks that follow each other and say one thing together; a platform may show them whole. "order": all have the same options, none is taken
 * twice, the first field is the first place. "grid": their options have the same labels; each field is a row. `none`: what taking nothing means.
 */
export type Together = { as: "order" | "grid"; label: string; help?: string; none?: string };

/** `spans`: the label where a platform can show more than text in a form. */
export type Field = {
  name: string;
  label: string;
  spans?: Span[];
  help?: string;
  required: boolean;
  /** Not required, but wanted unless another choice makes it needless, as its help says: never called optional. */
  sometimes?: true;
  together?: Together;
} & (
  | { kind: "line" | "paragraph"; maxLength: number }
  | { kind: "pick"; options: Option[]; min: number; max: number }
  /** Completes from live data; `of` is the kind of thing: "poll", "member", "organization" … */
  | { kind: "search"; of: string }
  | { kind: "file"; types: string[]; maxBytes: number }
);
/** `about`: what it is about, in plain text above the fields. `errors` by field name. `page.of` is 1 when all fields fit. */
export type Form = {
  kind: "form";
  title: string;
  about?: string[];
  fields: Field[];
  values: Record<string, string | string[]>;
  errors: Record<string, string>;
  page: { now: number; of: number };
  submit: Carried;
};
