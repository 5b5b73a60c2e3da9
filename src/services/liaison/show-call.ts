/** The call of the button that shows what was changed. */
export const SHOW = { command: "liaison list", args: {} };
