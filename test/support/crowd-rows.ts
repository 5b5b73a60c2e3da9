/** Ids of a crowd begin here, so that they never meet those of others. */
export const FIRST = 1_000_000;
export const ACTIVITIES = 200;
export const PEOPLE = 100_000;
export const AT = "'2025-06-01T00:00:00Z'";
export const LATER = "'2035-06-01T00:00:00Z'";

export const ID = `${FIRST} - 1 + n`;
/** Rows of one activity stand together, and so do those of what they belong to. */
export const of = (parents: number, many: number) => `${FIRST} + (n - 1) * ${parents} / ${many}`;

/** `activity` and `number`, which counts in the activity, can be named in the values beside `n`, which counts all. */
export type Rows = { many: number; values: Record<string, string | number> };
