/** Whether others asked for the same at that moment, or something else had to be worked out before. */
export type AskedWith = "alone" | "together" | "after others";

/** `of`: whose it is, an object that lives as long as it does. `state`: another as soon as the answer may be another. */
export type Question = { of: object; state: string; asked: string };

/** What takes long is worked out once for all who ask the same of the same state, and of one thing one question after the other: each would take the processor for itself. Never asked within a transaction, which others wait for. */
export type Together = <Found>(
  question: Question,
  work: () => Promise<Found>,
) => Promise<{ found: Found; how: AskedWith }>;
