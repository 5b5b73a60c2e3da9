import type { Chance } from "./context.ts";

const LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const GROUP_CHARS = 4;

/** Letters and digits that cannot be taken for one another, in groups of four: "7F3K-9QTM-2WXA" has 58 bits. */
export function newCode(chance: Chance, groups: number): string {
  const count = groups * GROUP_CHARS;
  const bytes = Buffer.from(chance.hex(count * 2), "hex");
  const letters = Array.from({ length: count }, (_, at) => LETTERS[bytes.readUInt16BE(at * 2) % LETTERS.length]);
  return letters.join("").replace(/(.{4})(?=.)/g, "$1-");
}
