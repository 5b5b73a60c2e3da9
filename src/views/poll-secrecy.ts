import type { Part } from "#core/contract/view.ts";
import { line } from "./say.ts";

type Secret = {
  seats: number;
  /** So many must vote in secret for the result to be told. */
  secretFrom?: number;
};

const SECRET =
  "The poll is secret: results are shown after it has closed, without names. It is recorded who has voted, not how. " +
  "Until the close, whoever runs the server could look up a vote; at the close votes are cut from voters for good. " +
  "The platform on which you vote carries what you press.";

/** Who can vote became fewer while it is open. */
const fewCan = ({ seats, secretFrom }: Secret) =>
  secretFrom !== undefined && seats < secretFrom
    ? ` Only ${seats} can vote by now, so its result will be withheld: it could tell who voted how.`
    : "";

/** What the card of a secret poll says of who can see what. */
export const secrecy = (face: Secret): string => `${SECRET}${fewCan(face)}`;

export const withheldWords = (least: number) =>
  `The result is withheld: fewer than ${least} voted, and the numbers of a secret poll could then tell who voted how.`;

export const whyWithheld = ({ withheld }: { withheld?: number }): Part[] =>
  withheld ? [line(withheldWords(withheld))] : [];
