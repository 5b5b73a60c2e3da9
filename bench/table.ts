import type { Line, Spread } from "./line.ts";

export const HEAD = "| scenario | measured | beside |\n| --- | --- | --- |";

/** One row for a document, as Markdown. */
export function rowOf(line: Line): string {
  const { scenario, variant, concurrency, runs } = line;
  const atOnce = concurrency === undefined ? "" : `, ${concurrency} at once`;
  const figures = [
    ...(line.perSecond ? [`${whole(line.perSecond.median)} a second`] : []),
    ...(line.p50Ms === undefined ? [] : [`median ${line.p50Ms} ms`]),
    ...(line.p99Ms === undefined ? [] : [`99 of 100 within ${line.p99Ms} ms`]),
    ...(line.readyMs ? [`ready after ${whole(line.readyMs.median)} ms`] : []),
    ...(line.memoryMb ? [`${whole(line.memoryMb.median)} MB`] : []),
    ...(line.waitMs ? [`others waited ${spread(line.waitMs)} ms`] : []),
  ];
  const beside = Object.entries(line.ratioTo ?? {}).map(([other, ratio]) => `${spread(ratio)} of ${other}`);
  return `| ${scenario}: ${variant}${atOnce} | ${figures.join(", ")} (${runs} runs) | ${beside.join("; ")} |`;
}

const whole = (value: number) => Math.round(value).toLocaleString("en");
const spread = ({ min, median, max }: Spread) => `${median} (${min}–${max})`;
