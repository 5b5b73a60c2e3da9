import type { Line } from "./line.ts";

export type Bench = {
  /** Tiny numbers: shows that everything runs, says nothing about speed. */
  quick: boolean;
  /** Of the verbs these alone; none: all. */
  only: string[];
  /** Where CPU profiles of the measured house go. */
  profileTo: string | undefined;
  /** Gone with the run. */
  folder: string;
  /** A PostgreSQL of its own, started when it is first asked for; the address of a new empty database. */
  newDatabase(name: string): Promise<string>;
  emit(line: Line): void;
  note(text: string): void;
};

export type Scenario = (bench: Bench) => Promise<void>;
