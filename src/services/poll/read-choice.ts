import { Problem } from "#core/contract/problem.ts";
import { boundsInWords } from "#core/views/poll-kinds/chosen.ts";

type Named = { options: { number: number; label: string }[] };
type Ballot = Named & { least: number; most: number };

/** "2", "1; 3", "Approve": numbers or labels; what is the number of an option is never read as the label of another. Returns option numbers, each once, in order. */
export function readChoice(said: string | string[], ballot: Ballot): number[] {
  const numbers = [...new Set(readNames(said, ballot))].sort((a, b) => a - b);
  if (numbers.length >= ballot.least && numbers.length <= ballot.most) return numbers;
  const asked = ballot.most === 1 ? "exactly one option" : `${boundsInWords(ballot)} options`;
  throw wrong(`This poll takes ${asked}; you named ${numbers.length}.`, listed(ballot));
}

/** The same, in the order in which they were named. */
export function readNames(said: string | string[], ballot: Named): number[] {
  return (Array.isArray(said) ? said : apart(said, ballot))
    .map((word) => word.trim())
    .filter((word) => word !== "")
    .map((word) => optionNamed(word, ballot));
}

/** The whole text is one label before semicolons separate anything. */
function apart(said: string, ballot: Named): string[] {
  const whole = optionSaid(said.trim(), ballot);
  return whole ? [String(whole.number)] : said.split(/[;；]/);
}

function optionSaid(word: string, { options }: Named) {
  const digits = word.normalize("NFKC");
  const number = /^\d{1,3}$/.test(digits) ? Number(digits) : undefined;
  return options.find((option) => option.number === number) ?? options.find((option) => same(option.label, word));
}

const same = (label: string, word: string) => label.trim().toLowerCase() === word.trim().toLowerCase();

/** Throws a Problem that names the options there are. */
export function optionNamed(word: string, ballot: Named): number {
  const found = optionSaid(word.trim(), ballot);
  if (!found) throw wrong(`There is no option "${word.slice(0, 80)}".`, `${apartHint(word)}${listed(ballot)}`);
  return found.number;
}

/** "1, 2" and "3 > 1" mean several. */
const apartHint = (word: string) => (/[,>]/.test(word) ? "Separate options by semicolons: 1; 2. " : "");

const LISTED_CHARS = 800;

function listed({ options }: Named): string {
  const all = `The options are: ${options.map((option) => `${option.number} ${option.label}`).join("; ")}.`;
  return all.length <= LISTED_CHARS ? all : `The options are numbered 1 to ${options.length}; "poll show" lists them.`;
}

const wrong = (message: string, hint: string) => new Problem({ code: "invalid", message, hint, field: "choice" });
