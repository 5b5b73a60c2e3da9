import type { Part } from "#core/contract/view.ts";
import { beyondReach } from "./quorum.ts";
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
  secret: boolean;
  withheld?: number;
  /** A co-chair's own words. */
  outcome: string | null;
};

/** `opensAt`: nobody knows yet who can vote. */
type Open = Ruled & { seats: number; late: boolean; opensAt?: string };

/** What a poll that is open asks of its result; empty for nothing. */
export function rulesInWords(ruled: Open): string {
  const { quorum, threshold, opensAt } = ruled;
  const beyond = opensAt === undefined ? beyondReach(ruled, "vote", "it cannot count") : "";
  const few =
    quorum === null ? [] : [`The result counts if at least ${counted(quorum, seatWord(ruled))} voted.${beyond}`];
  const share = threshold === null ? [] : [`An option passes with at least ${threshold}% of the votes.`];
  const once = ruled.secret ? "all have voted" : "it has passed";
  const early = ruled.early ? [`It may close before its end, once ${once}.`] : [];
  return [...few, ...share, ...early].join(" ");
}

type Votes = { label: string; count: number }[];

/** Whether it was met; `votes`: how many each option has. */
export function rulesMet(ruled: Ruled, votes: Votes = []): string {
  const { quorum, cast, threshold } = ruled;
  const few =
    quorum === null
      ? []
      : cast >= quorum
        ? [`The quorum of ${quorum} is met.`]
        : [`The quorum of ${quorum} is not met, so this result does not count.`];
  if (threshold === null || ruled.withheld) return few.join(" ");
  const enough = votes.filter(({ count }) => count > 0 && count * 100 >= threshold * cast);
  const passed = quorum === null || cast >= quorum ? enough : [];
  const share =
    passed.length > 0
      ? `Passed with at least ${threshold}%: ${passed.map(({ label }) => label).join("; ")}.`
      : `Nothing passed: at least ${threshold}% of the votes were needed.`;
  return [...few, share].join(" ");
}

/** Of a closed poll: whether its rules are met, and the outcome that a co-chair wrote. */
export function rulesParts(ruled: Ruled, votes: Votes | undefined): Part[] {
  const met = rulesMet(ruled, votes);
  const words = (ruled.outcome ?? "").split("\n").filter((one) => one.trim() !== "");
  return [...(met === "" ? [] : [line(met)]), ...words.map((one) => line(one))];
}
