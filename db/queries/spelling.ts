import { type AnyColumn, type SQL, sql } from "drizzle-orm";
import { nameKey } from "./member.ts";

const UNHEARD = " -\u2010\u2012\u2013\u2014\u2212";

/** How spellings of an organization are compared: as names are, without spaces and hyphens. */
export const spellingKey = (name: string) => [...nameKey(name)].filter((sign) => !UNHEARD.includes(sign)).join("");

/** The same of a column that holds a name key. */
export const spellingOf = (key: AnyColumn): SQL<string> => sql`translate(${key}, ${UNHEARD}, '')`;
