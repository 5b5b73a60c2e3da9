import type { Call } from "#core/contract/call.ts";
import type { Capabilities } from "#core/contract/capabilities.ts";
import { shortened } from "#core/contract/shorten.ts";
import type { Choice, Message, Part } from "#core/contract/view.ts";
import { fitLabels } from "./fit/fit-labels.ts";
import { costOfPart, sum } from "./fit/measure.ts";
import { fits, pack, type Room } from "./fit/pack.ts";
import { type Parked, park } from "./fit/park.ts";

export type FitHow = {
  /** Names a call that has to be parked; the same call always gets the same token. */
  token(call: Call): string;
  /** From 1; for less it is the first, for more the last, and said so. Counts only with `turn`. */
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
  const dealt = whole.length > 1 ? inPages(parts, room, how) : whole.map((page) => alone(page, room, how));
  const summary = (at: number) => fitSummary(message.summary, can, how.turn ? 1 : dealt.length, at);
  const pages = dealt.map((page, index): Message => ({ kind: "message", summary: summary(index + 1), parts: page }));
  const asked = Math.min(Math.max(how.page ?? 1, 1), pages.length);
  const shown = how.turn ? pages.slice(asked - 1, asked) : pages;
  return park(shown, can.carriedChars, how.token);
}

const isAstray = ({ page = 1, turn }: FitHow, of: number) => turn !== undefined && (page < 1 || page > of);

/** Where there is room for it, that another page was asked for. */
function alone(page: Part[], room: Room, how: FitHow): Part[] {
  const said: Part[] = [...page, { kind: "text", spans: ["There is no such page; this is page 1 of 1"] }];
  return isAstray(how, 1) && fits(said, room) ? said : page;
}

function inPages(parts: Part[], room: Room, how: FitHow): Part[][] {
  const { turn, link } = how;
  if (turn === undefined) return pack(parts, room);
  const widest = turning(1000, { of: 1000, turn, link, astray: false });
  const pages = pack(parts, {
    chars: room.chars - sum(widest.map(costOfPart)),
    choices: room.choices - TURN_CHOICES,
    parts: room.parts - widest.length,
  });
  const of = pages.length;
  const astray = isAstray(how, of);
  return pages.map((page, index) => {
    const turned = (said: boolean) => [...page, ...turning(index + 1, { of, turn, link, astray: said })];
    const said = turned(astray);
    return fits(said, room) ? said : turned(false);
  });
}

type Turns = { of: number; turn(page: number): Call; link: string | undefined; astray: boolean };

function turning(now: number, { of, turn, link, astray }: Turns): Part[] {
  const options: Choice[] = [
    ...(now > 1 ? [{ label: "Previous", call: turn(now - 1) }] : []),
    ...(now < of ? [{ label: "Next", call: turn(now + 1) }] : []),
  ];
  const elsewhere = link === undefined ? [] : [" – ", { link, label: "all on one page" }];
  const where = astray ? `There is no such page; this is page ${now} of ${of}` : `Page ${now} of ${of}`;
  return [
    { kind: "text", spans: [where, ...elsewhere] },
    { kind: "choices", options },
  ];
}

function fitSummary(summary: string, can: Capabilities, of: number, at: number): string {
  const number = of > 1 ? ` (${at} of ${of})` : "";
  const most = Math.min(SUMMARY_CHARS, can.message.chars) - number.length;
  return shortened(summary, most) + number;
}
