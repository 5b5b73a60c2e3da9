import type { Call } from "#core/contract/call.ts";
import type { Capabilities } from "#core/contract/capabilities.ts";
import type { Choice, Message, Part } from "#core/contract/view.ts";
import { fitLabels } from "./fit/fit-labels.ts";
import { costOfPart, sum } from "./fit/measure.ts";
import { pack, type Room } from "./fit/pack.ts";
import { type Parked, park } from "./fit/park.ts";
import { shortened } from "./shorten.ts";

export type FitHow = {
  /** Names a call that has to be parked; the same call always gets the same token. */
  token(call: Call): string;
  /** From 1; more than there are is the last. Counts only with `turn`. */
  page?: number;
  /** The call that shows page n: given for what its reader can turn. */
  turn?(page: number): Call;
  /** Where all of it can be read on one page. */
  link?: string;
};

/** Slack takes 50 blocks: https://docs.slack.dev/reference/block-kit/blocks – and a part may become two. */
const MAX_PARTS = 20;
/** A notification; Slack takes 4000, and escaping may double it. */
const SUMMARY_CHARS = 2000;
const TURN_CHOICES = 5;

/**
 * Refits a view to a platform: labels, selects, length, calls. With `turn` exactly the asked page comes back, with buttons to the others; without,
 * all pages as messages of their own, in order. `parked` has to be kept before the pages are sent.
 */
export function fit(message: Message, can: Capabilities, how: FitHow): { pages: Message[]; parked: Parked[] } {
  const parts = message.parts.flatMap((part) => fitLabels(part, can));
  const room: Room = { chars: can.message.chars, choices: can.message.choices, parts: MAX_PARTS };
  const whole = pack(parts, room);
  const dealt = whole.length > 1 ? inPages(parts, room, how) : whole;
  const summary = (at: number) => fitSummary(message.summary, can, how.turn ? 1 : dealt.length, at);
  const pages = dealt.map((page, index): Message => ({ kind: "message", summary: summary(index + 1), parts: page }));
  const asked = Math.min(Math.max(how.page ?? 1, 1), pages.length);
  const shown = how.turn ? pages.slice(asked - 1, asked) : pages;
  return park(shown, can.carriedChars, how.token);
}

function inPages(parts: Part[], room: Room, how: FitHow): Part[][] {
  const { turn } = how;
  if (turn === undefined) return pack(parts, room);
  const widest = turning(1000, 1000, turn, how.link);
  const pages = pack(parts, {
    chars: room.chars - sum(widest.map(costOfPart)),
    choices: room.choices - TURN_CHOICES,
    parts: room.parts - widest.length,
  });
  return pages.map((page, index) => [...page, ...turning(index + 1, pages.length, turn, how.link)]);
}

function turning(now: number, of: number, turn: (page: number) => Call, link: string | undefined): Part[] {
  const options: Choice[] = [
    ...(now > 1 ? [{ label: "Previous", call: turn(now - 1) }] : []),
    ...(now < of ? [{ label: "Next", call: turn(now + 1) }] : []),
  ];
  const elsewhere = link === undefined ? [] : [" – ", { link, label: "all on one page" }];
  return [
    { kind: "text", spans: [`Page ${now} of ${of}`, ...elsewhere] },
    { kind: "choices", options },
  ];
}

function fitSummary(summary: string, can: Capabilities, of: number, at: number): string {
  const number = of > 1 ? ` (${at} of ${of})` : "";
  const most = Math.min(SUMMARY_CHARS, can.message.chars) - number.length;
  return shortened(summary, most) + number;
}
