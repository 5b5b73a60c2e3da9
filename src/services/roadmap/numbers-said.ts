import { Problem } from "#core/contract/problem.ts";

const AT_MOST = 5000;

/** "12; 14-20": the numbers, each once, in order. Throws a Problem for anything else. */
export function numbersSaid(said: string): number[] {
  const numbers = new Set<number>();
  for (const part of said.split(/[;,\s]+/).filter((one) => one !== "")) {
    const [, first, last] = /^#?(\d{1,9})(?:[-–](\d{1,9}))?$/.exec(part) ?? [];
    if (first === undefined) throw wrong(`"${part.slice(0, 40)}" is no number of an entry.`);
    const [from, to] = [Number(first), Number(last ?? first)];
    if (to < from || to - from >= AT_MOST) throw wrong(`"${part}" is no row of numbers that can be taken.`);
    for (let number = from; number <= to; number += 1) numbers.add(number);
    if (numbers.size > AT_MOST) throw wrong(`These are more than ${AT_MOST} entries.`);
  }
  if (numbers.size === 0) throw wrong("No entry was named.");
  return [...numbers].sort((a, b) => a - b);
}

/** The other way round: "12; 14-20". */
export function numbersInWords(numbers: readonly number[]): string {
  const rows: [number, number][] = [];
  for (const number of numbers) {
    const last = rows.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else rows.push([number, number]);
  }
  return rows.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join("; ");
}

const wrong = (message: string) =>
  new Problem({ code: "invalid", message, hint: 'Write numbers such as "12; 14-20".', field: "entries" });
