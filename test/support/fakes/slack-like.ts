import type { Capabilities } from "#core/contract/capabilities.ts";
import { readCarried, writeCarried } from "#core/contract/carried.ts";
import { createFakeChat, type FakeChat } from "./platform.ts";
import { must, type Rules } from "./rules.ts";

const can: Capabilities = {
  name: "Slack-like",
  typed: { by: "text", prefix: "/jca " },
  message: {
    chars: 3000,
    choices: 25,
    choiceLabelChars: 75,
    pickOptions: 100,
    optionLabelChars: 75,
    optionValueChars: 150,
    search: true,
  },
  form: {
    opens: "any time",
    fields: 40,
    about: { chars: 2000, fields: 0 },
    titleChars: 24,
    labelChars: 150,
    helpChars: 500,
    textChars: 3000,
    pickOptions: 100,
    search: true,
    searchedChars: 150,
    files: false,
    errors: true,
  },
  carriedChars: 200,
  directMessages: true,
  threads: false,
  files: false,
  readersZone: false,
  privateFiles: false,
  fileBytes: 10_000_000,
  finds: "recent",
  budgets: { post: { calls: 10_000, inMs: 1000 }, edit: { calls: 10_000, inMs: 1000 } },
};

const ESCAPED: Record<string, number> = { "&": 5, "<": 4, ">": 4 };

const rules: Rules = {
  platform: "slack-like",
  can,
  idChars: 255,
  /** The key stands beside the message, so the id has room for the argument. */
  writeId: ({ at, arg = "", call }) => `${at}/${arg}/${writeCarried(call, can.carriedChars)}`,
  readId(id) {
    const [, arg, written] = /^\d+\/([^/]*)\/(.*)$/s.exec(id) ?? [];
    const call = readCarried(written ?? "");
    if (!call) throw new Error(`nothing was carried in "${id}"`);
    return { call, ...(arg ? { arg } : {}) };
  },
  writeOption: (_arg, value) => value,
  readOption: (value) => ({ value }),
  costOf: (text) => [...text].reduce((all, sign) => all + (ESCAPED[sign] ?? sign.length), 0),
  typed(text) {
    must(text.length <= 8000, "the client sends no longer text");
    return { kind: "typed", text };
  },
  history: 15,
};

/** Answers have no ref, forms open at any time and can be drawn again, mistakes stand at the field, commands are typed as text, history is short. */
export const createSlackLike = (): FakeChat => createFakeChat(rules);
