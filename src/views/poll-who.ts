import type { PollFace } from "./poll.ts";
import { seatWord } from "./seat-word.ts";

const EACH: Record<string, string> = {
  officer: "Each officer of this activity has one vote",
  member: "Each member with a vote has one vote",
  organization: "Each organization has one vote; its latest answer counts",
};

/** By consensus a position is taken, and nothing is voted on. */
const EACH_POSITION: Record<string, string> = {
  officer: "Each officer of this activity takes one position",
  member: "Each member with a vote takes one position",
  organization: "Each organization takes one position; its latest answer counts",
};

const ASKED = {
  members: "",
  representatives: "; designated representatives alone are asked",
  named: "; those alone are asked who were named",
};

const whoIsAsked = ({ aside, eligible, late }: PollFace) =>
  late ? `; those confirmed while it is open ${aside ? "answer" : "vote"} as well` : ASKED[eligible];

/** "Each organization has one vote; its latest answer counts": who is asked, and for how much each counts. */
export const whoAnswers = (face: PollFace) =>
  `${(face.aside ? EACH_POSITION : EACH)[seatWord(face)]}${whoIsAsked(face)}`;
