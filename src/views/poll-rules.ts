import type { Part } from "#core/contract/view.ts";
import { counted, line } from "./say.ts";
import { seatWord } from "./seat-word.ts";

type Ruled = {
  per: "person" | "organization";
  visibility: string;
  cast: number;
  /** So many must have voted. */
  quorum: number | null;
  /** So many of a hundred votes must be for the same. */
  threshold: number | null;
  early: boolean;
  withheld?: number;
  /** A co-chair's own words. */
  outcome: string | null;
};

/** What a poll that is open asks of its result; empty for nothing. */
export function rulesInWords(ruled: Ruled): string {
  const { quorum, threshold } = ruled;
  const few = quorum === null ? [] : [`The result counts if at least ${counted(quorum, seatWord(ruled))} voted.`];
  const share = threshold === null ? [] : [`An option passes with at least ${threshold}% of the votes.`];
  const early = ruled.early ? ["It may close before its end, once it has passed."] : [];
  return [...few, ...share, ...early].join(" ");
}

/** Whether it was met; `top`: the highest share of one option, from 0 to 1. */
export function rulesMet(ruled: Ruled, top: { labels: string[]; share: number } | undefined): string {
  const { quorum, cast, threshold } = ruled;
  const few =
    quorum === null
      ? []
      : cast >= quorum
        ? [`The quorum of ${quorum} is met.`]
        : [`The quorum of ${quorum} is not met, so this result does not count.`];
  if (threshold === null || ruled.withheld) return few.join(" ");
  const passed = top !== undefined && top.share * 100 >= threshold && (quorum === null || cast >= quorum);
  const share = passed
    ? `Passed with at least ${threshold}%: ${top.labels.join("; ")}.`
    : `Nothing passed: at least ${threshold}% of the votes were needed.`;
  return [...few, share].join(" ");
}

/** Of a closed poll: whether its rules are met, and the outcome that a co-chair wrote. */
export function rulesParts(ruled: Ruled, top: { labels: string[]; share: number } | undefined): Part[] {
  const met = rulesMet(ruled, top);
  const words = (ruled.outcome ?? "").split("\n").filter((one) => one.trim() !== "");
  return [...(met === "" ? [] : [line(met)]), ...words.map((one) => line(one))];
}
