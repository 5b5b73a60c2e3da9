export type TextProblem = { status: "problem"; message: string; hint: string };

export const problem = (message: string, hint: string): TextProblem => ({ status: "problem", message, hint });

/** What was typed, short enough to be repeated in an error. */
export function clipped(text: string, most = 60): string {
  const letters = [...text];
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join("")}…`;
}
