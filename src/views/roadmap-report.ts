import type { RecordSentence } from "#core/contract/report.ts";
import { counted } from "./say.ts";

const SOURCE = { name: "roadmap", command: "roadmap list", args: {} };

/** `came`: came in, and nobody has said yet that they are right. */
export function roadmapReported(
  held: number,
  { verified, came }: { verified: number; came: number },
): RecordSentence[] {
  const was = (count: number) => (count === 1 ? "was" : "were");
  const entries = (count: number) => counted(count, "entry", "entries");
  const said = [
    ...(held === 0 ? [] : [`The roadmap holds ${entries(held)}.`]),
    ...(came === 0 ? [] : [`${entries(came)} came in, and nobody has verified ${came === 1 ? "it" : "them"} yet.`]),
    ...(verified === 0 ? [] : [`${entries(verified)} ${was(verified)} verified.`]),
  ];
  return said.map((one) => ({ said: [one], sources: [SOURCE] }));
}
