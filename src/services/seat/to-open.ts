import type { Box } from "#db/queries/box.ts";

type Opening = Pick<Box, "openedAt" | "startsAt">;

/** It is to open later, and nobody has opened it yet: it has no seats but those of who is named. */
export const isToOpen = ({ openedAt, startsAt }: Opening): boolean =>
  startsAt !== null && Temporal.Instant.compare(openedAt, startsAt) < 0;
