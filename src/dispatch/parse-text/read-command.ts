import type { Declaration } from "#core/contract/command.ts";
import { nearest } from "#core/contract/nearest.ts";
import { GAP } from "./scan.ts";
import { clipped, problem, type TextProblem } from "./text-problem.ts";

const wordPattern = new RegExp(`${GAP}*((?:(?!${GAP})[^])+)`, "y");

/** The longest known name the text begins with, and where its arguments begin. */
export function readCommand(
  text: string,
  declarations: Declaration[],
): { declaration: Declaration; end: number } | TextProblem {
  const longest = Math.max(1, ...declarations.map((one) => one.name.split(" ").length));
  const words = leadingWords(text, longest);
  for (let count = words.length; count > 0; count--) {
    const name = words
      .slice(0, count)
      .map((word) => word.text)
      .join(" ");
    const declaration = declarations.find((one) => one.name.toLowerCase() === name);
    if (declaration) return { declaration, end: words[count - 1]?.end ?? 0 };
  }
  return unknown(
    words.map((word) => word.text),
    declarations.map((one) => one.name),
  );
}

function leadingWords(text: string, most: number): { text: string; end: number }[] {
  const words: { text: string; end: number }[] = [];
  wordPattern.lastIndex = 0;
  while (words.length < most) {
    const word = wordPattern.exec(text)?.[1];
    if (word === undefined) break;
    words.push({ text: word.toLowerCase(), end: wordPattern.lastIndex });
  }
  return words;
}

const MOST_NAMED = 5;
const anyOf = (names: string[]) => names.map((name) => `"${name}"`).join(" or ");
/** What is no command at all is named by its first word: "hello, I am new here". */
const alone = (word: string) => word.replace(/\p{P}+$/u, "") || word;

function unknown(words: string[], names: string[]): TextProblem {
  const spoken = words.filter((word, index) => index === 0 || !/[:"“”„«»]/.test(word));
  const [noun = "", ...verbs] = spoken;
  const ofNoun = names.filter((name) => name.startsWith(`${noun} `));
  if (ofNoun.length > 0 && verbs.length === 0) {
    return problem(`"${noun}" needs a second word that says what to do.`, `Use one of: ${ofNoun.join(", ")}.`);
  }
  const typed = spoken.join(" ");
  const asVerb = ofNoun.length > 0 ? [] : names.filter((name) => name.endsWith(` ${noun}`));
  if (asVerb.length > 0 && asVerb.length <= MOST_NAMED) {
    return problem(`Unknown command "${clipped(noun)}".`, `Did you mean ${anyOf(asVerb)}?`);
  }
  const nouns = [...new Set(names.map((name) => name.split(" ")[0] ?? name))];
  const near =
    nearest(typed, ofNoun.length > 0 ? ofNoun : names) ?? (ofNoun.length > 0 ? undefined : nearest(noun, nouns));
  const message = `Unknown command "${clipped(near === undefined && ofNoun.length === 0 ? alone(noun) : typed)}".`;
  if (near !== undefined) return problem(message, `Did you mean "${near}"?`);
  if (ofNoun.length > 0) return problem(message, `Use one of: ${ofNoun.join(", ")}.`);
  return problem(message, 'The command "help" lists what you can do.');
}
