/** "2 years", of an ISO 8601 duration. */
export const termInWords = (term: string): string =>
  Temporal.Duration.from(term).toLocaleString("en", { style: "long" });
