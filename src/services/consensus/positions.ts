/** A stance, as a ballot holds it: its number here. Support with a comment is support that says more. */
export const POSITIONS = ["support", "object", "abstain"] as const;
export type Position = (typeof POSITIONS)[number];

export const numberOfPosition = (position: Position): number => POSITIONS.indexOf(position) + 1;
export const positionNumbered = (number: number | undefined): Position | undefined => POSITIONS[(number ?? 0) - 1];
