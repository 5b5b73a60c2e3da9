import type { Waiting } from "#core/contract/board.ts";
import { officeName, showLiaisonWay } from "./liaison.ts";

type Office = { number: number; name: string; body: string; direction: "to" | "from" };
type Owed = Office & { meeting: number; startsAt: string; overdue: boolean; zone: string };

export const reportIsOwed = (activity: string, owed: Owed): Waiting => ({
  said: [
    `${owed.name}, ${officeName(owed)}, owes the report to meeting ${owed.meeting}${owed.overdue ? ", which began on " : ", before "}`,
    { at: owed.startsAt, zone: owed.zone, show: "datetime" },
    ".",
  ],
  open: showLiaisonWay(activity, owed.number),
});

export const termWaits = (activity: string, office: Office): Waiting => ({
  said: [`The term of ${office.name}, ${officeName(office)}, is over: renew it or end it.`],
  open: showLiaisonWay(activity, office.number),
});

export const termEnds = (office: Office): string => `the term of ${office.name}, ${officeName(office)}, ends`;
