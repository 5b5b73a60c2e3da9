type Quorum = {
  quorum: number | null;
  seats: number;
  /** Those confirmed while it is open have a seat as well. */
  late?: boolean;
};

/** To whom it is opened: " These are fewer than the quorum of 5, so it cannot be met."; empty where it can be met. */
export const fewerThanQuorum = ({ quorum, seats }: Quorum): string =>
  quorum !== null && quorum > seats ? ` These are fewer than the quorum of ${quorum}, so it cannot be met.` : "";

/** On the card, behind what is asked: " Only 3 can vote, so no result can count."; empty where it can be met. */
export function beyondReach({ quorum, seats, late }: Quorum, verb: "vote" | "answer", so: string): string {
  if (quorum === null || quorum <= seats) return "";
  return late ? ` Only ${seats} can ${verb} so far.` : ` Only ${seats} can ${verb}, so ${so}.`;
}
