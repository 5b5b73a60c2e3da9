import type { Log } from "#core/contract/log.ts";

/** Stops these side by side, begun in their order. What takes too long or fails is logged and left behind; never throws. */
export async function stopAll(
  parts: readonly { stop(): Promise<void> }[],
  { withinMs, log }: { withinMs: number; log: Log },
): Promise<void> {
  let left = parts.length;
  const stopOne = async (part: { stop(): Promise<void> }) => {
    try {
      await part.stop();
    } catch (error) {
      log.error({ err: error }, "something did not stop as it should");
    }
    left -= 1;
  };
  const late = Promise.withResolvers<"late">();
  const timer = setTimeout(() => late.resolve("late"), withinMs);
  const first = await Promise.race([Promise.all(parts.map(stopOne)), late.promise]);
  clearTimeout(timer);
  if (first === "late") log.warn({ left, withinMs }, "not everything stopped in time; the rest is left behind");
}
