import { shortened } from "#core/contract/shorten.ts";

/** The name of a thread, within what the platform takes; what was left out is marked with "…". */
export const fitName = (name: string, { nameChars }: { nameChars: number }): string => shortened(name, nameChars);
