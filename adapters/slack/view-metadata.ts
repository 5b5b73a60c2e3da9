import { z } from "zod";
import type { Place } from "#core/contract/call.ts";

/** What an open modal keeps of where it came from, in its private_metadata, so that its answer can be shown there. */
export type Kept = {
  at?: Place;
  responseUrl?: string;
  /** The answer takes the place of the private message whose button opened the modal. */
  replaces: boolean;
  /** How often this modal has been drawn. */
  drawn: number;
};

const keptSchema = z.object({
  c: z.string().optional(),
  w: z.string().optional(),
  m: z.string().optional(),
  t: z.string().optional(),
  u: z.string().optional(),
  r: z.boolean().default(false),
  d: z.number().default(0),
});

export function writeKept(kept: Kept): string {
  const { at } = kept;
  return JSON.stringify({
    c: at?.channel,
    w: at?.workspace,
    m: at?.team,
    t: at?.thread,
    u: kept.responseUrl,
    r: kept.replaces,
    d: kept.drawn,
  });
}

export function readKept(metadata: string): Kept {
  const read = keptSchema.safeParse(safeJson(metadata));
  if (!read.success) return { replaces: false, drawn: 0 };
  const { c, w, m, t, u, r, d } = read.data;
  const place = c && w ? { platform: "slack", workspace: w, channel: c, ...teamAndThread(m, t) } : undefined;
  return { ...(place ? { at: place } : {}), ...(u ? { responseUrl: u } : {}), replaces: r, drawn: d };
}

const teamAndThread = (team?: string, thread?: string) => ({
  ...(team ? { team } : {}),
  ...(thread ? { thread } : {}),
});

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
