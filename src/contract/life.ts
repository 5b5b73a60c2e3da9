/** States of an activity, then what may happen to it in any of them. */
export const LIFE_STATES = ["proposed", "announced", "established", "active", "terminated", "replaced"] as const;
export type LifeState = (typeof LIFE_STATES)[number];
export const LIFE_EVENTS = [...LIFE_STATES, "tor-revised", "parent-changed", "chairs-changed", "continued"] as const;
export type LifeEvent = (typeof LIFE_EVENTS)[number];

/** Nothing of it changes any more, but for its own record. */
export const isOver = (state: LifeState): boolean => state === "terminated" || state === "replaced";
