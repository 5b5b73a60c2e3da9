import type { Capabilities } from "#core/contract/capabilities.ts";
import { readCarried, writeCarried } from "#core/contract/carried.ts";
import type { DeclaredField } from "#core/contract/command.ts";
import { parseText } from "#core/dispatch/parse-text.ts";
import { createFakeChat, type FakeChat } from "./platform.ts";
import type { Rules, Typed } from "./rules.ts";

const ID_CHARS = 100;
const OPTION_CHARS = 100;
const ARG_CHARS = 25;

const can: Capabilities = {
  name: "Discord-like",
  typed: { by: "options", prefix: "/" },
  message: {
    chars: 2000,
    choices: 25,
    choiceLabelChars: 80,
    pickOptions: 25,
    optionLabelChars: OPTION_CHARS,
    optionValueChars: OPTION_CHARS - ARG_CHARS,
    search: false,
  },
  form: {
    opens: "first",
    fields: 5,
    about: { chars: 1000, fields: 1 },
    titleChars: 45,
    labelChars: 45,
    helpChars: 100,
    textChars: 4000,
    pickOptions: 25,
    search: false,
    files: false,
    errors: false,
  },
  carriedChars: 72,
  directMessages: true,
  threads: false,
  files: false,
  readersZone: false,
  privateFiles: true,
  fileBytes: 10_000_000,
  finds: "always",
  budgets: { post: { calls: 10_000, inMs: 1000 }, edit: { calls: 10_000, inMs: 1000 } },
};

const MARKUP = /[\\*_~|`<>[\]@#]/g;

/** What the client says itself about an option. */
function wrongOption(field: DeclaredField, value: string | undefined): string | undefined {
  if (value === undefined)
    return field.reference && field.required ? `The option ${field.name} is required.` : undefined;
  if ("maxLength" in field && value.length > field.maxLength) return `${field.name} is too long.`;
  if (field.kind !== "pick" || field.options.length > can.message.pickOptions) return undefined;
  const known = field.options.some((option) => option.value === value);
  return known ? undefined : `${field.name} is none of its choices.`;
}

function fillOptions(...[text, declarations]: Parameters<Rules["typed"]>): Typed {
  const parsed = parseText(text, declarations);
  if (parsed.status === "problem") return { says: parsed.message };
  const fields = declarations.find(({ name }) => name === parsed.command)?.fields ?? [];
  const wrong = fields.map((field) => wrongOption(field, parsed.args[field.name])).find((one) => one !== undefined);
  if (wrong !== undefined) return { says: wrong };
  return { kind: "call", call: { command: parsed.command, args: parsed.args } };
}

const rules: Rules = {
  platform: "discord-like",
  can,
  idChars: ID_CHARS,
  /** The key has to stand here, because history returns nothing else of it. */
  writeId: ({ key, at, call }) => `${key}:${at}:${writeCarried(call, can.carriedChars)}`,
  readId(id) {
    const call = readCarried(/^[^:]*:\d+:(.*)$/s.exec(id)?.[1] ?? "");
    if (!call) throw new Error(`nothing was carried in "${id}"`);
    return { call };
  },
  writeOption: (arg, value) => `${arg}=${value}`,
  readOption(sent) {
    const at = sent.indexOf("=");
    return { arg: sent.slice(0, at), value: sent.slice(at + 1) };
  },
  costOf: (text) => text.length + (text.match(MARKUP)?.length ?? 0),
  typed: fillOptions,
  history: undefined,
};

/** A form opens first or never, and never from a form; five fields; ids of a hundred characters with the key in them; commands have options. */
export const createDiscordLike = (): FakeChat => createFakeChat(rules);
