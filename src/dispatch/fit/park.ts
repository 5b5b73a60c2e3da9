import type { Call, Carried } from "#core/contract/call.ts";
import { writeCarried } from "#core/contract/carried.ts";
import type { Message, Part } from "#core/contract/view.ts";

export type Parked = { token: string; call: Call };

/** Puts a token in the place of every call that is longer than the platform can carry, and hands the calls back to be kept. */
export function park(
  pages: Message[],
  carriedChars: number,
  token: (call: Call) => string,
): { pages: Message[]; parked: Parked[] } {
  const parked = new Map<string, Parked>();
  const short = (call: Carried, chars: number): Carried => {
    if ("parked" in call || writeCarried(call, chars) !== undefined) return call;
    const name = token(call);
    parked.set(name, { token: name, call });
    return { parked: name };
  };
  const shortPart = (part: Part): Part => {
    if (part.kind === "pick") return { ...part, call: short(part.call, carriedChars) };
    if (part.kind !== "choices") return part;
    return { ...part, options: part.options.map((choice) => ({ ...choice, call: short(choice.call, carriedChars) })) };
  };
  const fitted = pages.map((page) => ({ ...page, parts: page.parts.map(shortPart) }));
  return { pages: fitted, parked: [...parked.values()] };
}
