import type { RecordSource } from "#core/contract/report.ts";

/** "poll 3", shown by "poll show poll:3". */
export const sourceOf = (noun: string, number: number, about?: string): RecordSource => ({
  name: `${noun} ${number}`,
  command: `${noun} show`,
  args: { [noun]: String(number) },
  ...(about === undefined ? {} : { about }),
});
