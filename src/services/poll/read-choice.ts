import { Problem } from "#core/contract/problem.ts";

type Ballot = {
  least: number;
  most: number;
  options: { number: number; label: string }[];
};

/** "2", "1; 3", "Approve": numbers or labels; what is the number of an option is never read as the label of another. Returns option numbers, each once, in order. */
export function readChoice(said: string | string[], ballot: Ballot): number[] {
  const words = (Array.isArray(said) ? said : apart(said, ballot))
    .map((word) => word.trim())
    .filter((word) => word !== "");
  const numbers = [...new Set(words.map((word) => optionOf(word, ballot)))].sort((a, b) => a - b);
  if (numbers.length >= ballot.least && numbers.length <= ballot.most) return numbers;
  const asked = ballot.most === 1 ? "exactly one option" : `${ballot.least} to ${ballot.most} options`;
  throw wrong(`This poll takes ${asked}; you named ${numbers.length}.`, listed(ballot));
}

/** The whole text is one label before semicolons separate anything. */
function apart(said: string, ballot: Ballot): string[] {
  const whole = optionSaid(said.trim(), ballot);
  return whole ? [String(whole.number)] : said.split(";");
}

function optionSaid(word: string, { options }: Ballot) {
  const number = /^\d{1,3}$/.test(word) ? Number(word) : undefined;
  return options.find((option) => option.number === number) ?? options.find((option) => same(option.label, word));
}

const same = (label: string, word: string) => label.trim().toLowerCase() === word.trim().toLowerCase();

function optionOf(word: string, ballot: Ballot): number {
  const found = optionSaid(word, ballot);
  if (!found) throw wrong(`There is no option "${word.slice(0, 80)}".`, listed(ballot));
  return found.number;
}

const LISTED_CHARS = 800;

function listed({ options }: Ballot): string {
  const all = `The options are: ${options.map((option) => `${option.number} ${option.label}`).join("; ")}.`;
  return all.length <= LISTED_CHARS ? all : `The options are numbered 1 to ${options.length}; "poll show" lists them.`;
}

const wrong = (message: string, hint: string) => new Problem({ code: "invalid", message, hint, field: "choice" });
