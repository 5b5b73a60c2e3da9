import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { charterSchema } from "#core/contract/charter.ts";
import type { Activity } from "#core/contract/context.ts";

const charter = charterSchema.parse(parse(readFileSync("charters/jca-mv.yaml", "utf8")));

/** The activity of the charter, for what needs no database. */
export const jcaMv: Activity = { id: 1, slug: charter.slug, zone: charter.zone, charter };
