import type { PersonContext } from "#core/contract/context.ts";
import { mattersTitled } from "#db/queries/roadmap-compared.ts";
import { visibleTo } from "../room/who-sees.ts";

type Pair = { number: number }[];

/** By it a matter is known again as the one of these two entries. */
export const matterTitle = (pair: Pair): string =>
  `Roadmap entries ${pair
    .map((one) => one.number)
    .sort((a, b) => a - b)
    .join(" and ")}: perhaps the same work`;

/** The matters of pairs, by their titles, as far as this person may see them. */
export const mattersOf = async ({ db, activity, actor }: PersonContext, pairs: Pair[]): Promise<Map<string, number>> =>
  await mattersTitled(db, { activityId: activity.id, visible: visibleTo(actor), titles: pairs.map(matterTitle) });
