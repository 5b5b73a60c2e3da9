import { Problem } from "#core/contract/problem.ts";
import { optionNamed } from "./read-choice.ts";

type Ballot = { options: { number: number; label: string }[] };

/** "1=3; Avatars=5": what is said of each option, by its index; each at most once. `example` shows how it is written. */
export function readPairs(said: string | string[], ballot: Ballot, example: string): Map<number, string> {
  const found = new Map<number, string>();
  for (const word of words(said)) {
    const at = Math.max(word.lastIndexOf("="), word.lastIndexOf("＝"));
    if (at === -1)
      throw wrong(`"${word.slice(0, 80)}" does not say what the option gets.`, `Write it like choice:"${example}".`);
    const option = optionNamed(word.slice(0, at), ballot);
    if (found.has(option - 1)) throw wrong(`Option ${option} is there twice.`, "Name each option once.");
    found.set(
      option - 1,
      word
        .slice(at + 1)
        .normalize("NFKC")
        .trim(),
    );
  }
  if (found.size === 0) throw wrong("This vote names no option.", `Write it like choice:"${example}".`);
  return found;
}

const words = (said: string | string[]) =>
  (Array.isArray(said) ? said : said.split(/[;；]/)).map((word) => word.trim()).filter((word) => word !== "");

const wrong = (message: string, hint: string) => new Problem({ code: "invalid", message, hint, field: "choice" });
