import type { Declaration } from "#core/contract/command.ts";
import { nearest } from "#core/contract/nearest.ts";
import { readCommand } from "./parse-text/read-command.ts";
import { GAP, scan, type Token } from "./parse-text/scan.ts";
import { clipped, problem, type TextProblem } from "./parse-text/text-problem.ts";

export type ParsedText = { status: "parsed"; command: string; args: Record<string, string> } | TextProblem;

const MAX_CHARS = 8000;
/** Set by the buttons that turn pages; may be typed, is never proposed. */
const HIDDEN = "page";
/** With a name and a colon behind it, it is whole as it stands. */
const NUMBER = /^#?\d+$/;
const empty = new RegExp(`^${GAP}*$`);

/** Reads `poll open question:"Approve the agenda?" closes:"in 2 weeks"`: the command's words, then `name:value` in any order. */
export function parseText(text: string, declarations: Declaration[]): ParsedText {
  if (text.length > MAX_CHARS) {
    return problem(`The command has more than ${MAX_CHARS} characters.`, "Send a shorter text.");
  }
  if (empty.test(text)) return { status: "parsed", command: "help", args: {} };
  const found = readCommand(text, declarations);
  if ("status" in found) return found;
  return readArguments(text.slice(found.end), found.declaration);
}

type Reading = { declaration: Declaration; text: string; tokens: Token[]; names: Map<string, string> };

function readArguments(text: string, declaration: Declaration): ParsedText {
  const own = [...declaration.fields.map((field) => field.name), ...(declaration.rest ? [declaration.rest] : [])];
  const names = new Map([...own, HIDDEN].map((name) => [name.toLowerCase(), name]));
  const scanned = scan(text, (name) => names.has(name.toLowerCase()));
  if (scanned.status === "unclosed") return unclosed(scanned.name);
  const reading = { declaration, text, tokens: scanned.tokens, names };
  const args = new Map<string, string>();
  const words: string[] = [];
  for (const [index, token] of scanned.tokens.entries()) {
    const wrong = glued(reading, index) ?? (token.kind === "pair" ? readPair(reading, index, token, args) : undefined);
    if (wrong) return wrong;
    if (token.kind === "pair") continue;
    if (declaration.rest === undefined) return stray(reading, index, token.text);
    words.push(token.text);
  }
  const { rest } = declaration;
  if (rest === undefined || words.length === 0) return parsed(declaration, args);
  if (args.has(rest)) return twice(rest);
  return parsed(declaration, args.set(rest, words.join(" ")));
}

function parsed(declaration: Declaration, args: Map<string, string>): ParsedText {
  return { status: "parsed", command: declaration.name, args: Object.fromEntries(args) };
}

function readPair(
  reading: Reading,
  index: number,
  token: Extract<Token, { kind: "pair" }>,
  args: Map<string, string>,
): TextProblem | undefined {
  const name = reading.names.get(token.name.toLowerCase());
  if (name === undefined) return unknownArgument(reading, index, token.name);
  if (token.value === undefined) {
    return problem(`"${name}" has no value.`, `Write it after the colon, or leave "${name}:" out.`);
  }
  if (args.has(name)) return twice(name);
  args.set(name, token.value);
  return undefined;
}

function unclosed(name: string | undefined): TextProblem {
  const where = name === undefined ? "A quote" : `The quote after "${clipped(name)}:"`;
  return problem(`${where} is not closed.`, 'End the value with ". A quote inside a value is written \\".');
}

function twice(name: string): TextProblem {
  return problem(`"${name}" is given twice.`, "Give each argument once.");
}

/** Text right behind a closing quote: most often a quote inside a quoted value. */
function glued(reading: Reading, index: number): TextProblem | undefined {
  const before = reading.tokens[index - 1];
  if (!before?.quoted || before.end !== reading.tokens[index]?.start) return undefined;
  const rest = clipped(reading.text.slice(before.end), 20);
  return problem(
    `After a closing quote there is no space: ${rest}`,
    'Put a space after the value. A quote inside a value is written \\".',
  );
}

function unknownArgument(reading: Reading, index: number, name: string): TextProblem {
  const known = reading.declaration.fields.map((field) => field.name);
  const near = nearest(name, known);
  const words = reading.tokens[index]?.quoted ? undefined : toQuote(reading, index);
  const all = [takes(reading.declaration), words].filter((one) => one !== undefined).join(". ");
  const hint = near === undefined ? all : `Did you mean "${near}:"?`;
  return problem(`"${reading.declaration.name}" has no argument "${clipped(name)}".`, hint);
}

function stray(reading: Reading, index: number, word: string): TextProblem {
  return problem(
    `"${clipped(word)}" stands alone, without a name.`,
    toQuote(reading, index) ?? takes(reading.declaration),
  );
}

function takes(declaration: Declaration): string {
  const names = declaration.fields.map((field) => `${field.name}:…`);
  return names.length === 0
    ? `"${declaration.name}" takes no arguments.`
    : `Arguments are written with their names: ${declaration.name} ${names.join(" ")}`;
}

/** Words after an unquoted value most often belong to it: shows that value with all of them in quotes. */
function toQuote(reading: Reading, index: number): string | undefined {
  const before = reading.tokens[index - 1];
  if (before?.kind !== "pair" || before.quoted || before.value === undefined) return undefined;
  if (reading.tokens[index]?.kind === "pair" && NUMBER.test(before.value)) return undefined;
  const next = reading.tokens.findIndex(
    (token, at) => at > index && token.kind === "pair" && (token.quoted || reading.names.has(token.name.toLowerCase())),
  );
  const end = next === -1 ? reading.text.length : reading.tokens[next]?.start;
  const tail = reading.text.slice(reading.tokens[index]?.start, end).trim();
  const whole = clipped(`${before.value} ${tail}`).replaceAll(/["\\]/g, "\\$&");
  return `A value of several words stands in quotes: ${before.name}:"${whole}"`;
}
