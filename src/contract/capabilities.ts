/** A number of calls in a span of time, shared by every process on that workspace (or channel). */
export type Budget = { calls: number; inMs: number };

/** What a platform can do and hold, as data. The numbers are those of the platform, each with its link where it is written down. */
export type Capabilities = {
  /** Shown in the README's table and in errors. */
  name: string;
  /** How commands are typed there: one line of text after a root word, or the platform's own options. `prefix` is what stands before the command: "/jca ", "/", "". */
  typed: { by: "text" | "options"; prefix: string };
  message: {
    chars: number;
    choices: number;
    choiceLabelChars: number;
    pickOptions: number;
    optionLabelChars: number;
    optionValueChars: number;
    /** A select in a message may find its options by typing. */
    search: boolean;
  };
  form: {
    /** "first": only as the very first answer, never after `busy` and never as the answer to a form. */
    opens: "any time" | "first";
    fields: number;
    /** Text above the fields: its characters, and how many fields it takes the place of. */
    about: { chars: number; fields: number };
    titleChars: number;
    labelChars: number;
    helpChars: number;
    textChars: number;
    pickOptions: number;
    search: boolean;
    /** The longest text that a search can start with; absent: any. */
    searchedChars?: number;
    files: boolean;
    /** The largest file that its form takes; absent: the field's own limit. */
    fileBytes?: number;
    /** Errors can be shown at the field in the open form. */
    errors: boolean;
  };
  /** Characters an adapter can carry for one call; the rest of the platform's id is the key's. */
  carriedChars: number;
  directMessages: boolean;
  /** Threads under a message. `read`: the app may read what people write in them, as far as it knows. */
  threads: { nameChars: number; read: boolean } | false;
  files: boolean;
  /** The workspace has a calendar of its own; absent: it has none. */
  events?: { nameChars: number; descriptionChars: number; placeChars: number };
  /** The platform shows times in the reader's zone by itself. */
  readersZone: boolean;
  /** A private answer can be a file. */
  privateFiles: boolean;
  /** The largest file that can be an answer. */
  fileBytes: number;
  /** Can say whether a post with a key was made. */
  finds: "always" | "recent" | "never";
  /** Shared limits the worker keeps below. `post` per channel, `edit` and `all` per workspace. */
  budgets: { post: Budget; edit: Budget };
};
