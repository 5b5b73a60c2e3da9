import { z } from "zod";
import { Problem } from "#core/contract/problem.ts";
import type { Field, Together } from "#core/contract/view.ts";
import {
  ANSWERS,
  type Availability,
  type Slot,
  slotList,
  slotSpans,
  timedWords,
  timeResult,
  timeWords,
} from "#core/views/poll-kinds/time.ts";
import { voteButton } from "#core/views/poll-kinds/vote-form.ts";
import { valuesOf } from "#db/queries/count.ts";
import { mayBeSeenIn } from "../../room/who-sees.ts";
import { bestSlots } from "../best-slots.ts";
import { defineKind, type Shown } from "../kind.ts";
import { noBounds } from "../no-bounds.ts";
import { readPairs } from "../read-pairs.ts";
import { readSlots } from "../read-slots.ts";

const FIELDS = { 0: "no", 1: "ifNeeded", 2: "yes" } as const;
const isAnswer = (value: number): value is keyof typeof FIELDS => value in FIELDS;

export const time = defineKind({
  label: "Time slots",
  terms: (asked) => ({ options: readSlots(asked.options, asked), ...noBounds("asks which times suit", asked) }),
  read(said, ballot) {
    const pairs = readPairs(said, ballot, "1=yes; 2=if-needed");
    return ballot.options.map((_, index) => answerOf(pairs.get(index)));
  },
  words: timeWords,
  timed: (choice, poll) => timedWords(choice, shownSlots(poll)),
  rule: () => "Say for each slot yes, if needed or no; a slot you leave out counts as no.",
  list: (poll) => slotList(shownSlots(poll)),
  ways: voteButton,
  fields(poll, own) {
    const fields = shownSlots(poll).slots.map((slot): Field => {
      const { number, label } = slot;
      const options = ANSWERS.map((answer) => ({ label: answer.label, value: `${number}=${answer.word}` }));
      const row = { name: String(number), label, spans: slotSpans(slot, poll), required: false, together: GRID };
      return { ...row, kind: "pick", options, min: 1, max: 1 };
    });
    const values = own.flatMap((value, index) => {
      const answer = ANSWERS.find((one) => one.value === value);
      return answer ? [[String(index + 1), `${index + 1}=${answer.word}`]] : [];
    });
    return { fields, values: Object.fromEntries(values) };
  },
  tally: z.array(z.object({ yes: z.number(), ifNeeded: z.number(), no: z.number() })),
  async count(db, poll) {
    const counts = poll.options.map((): Availability => ({ yes: 0, ifNeeded: 0, no: 0 }));
    for (const { option, value, count } of await valuesOf(db, poll.box.id)) {
      const row = counts[option - 1];
      if (row && isAnswer(value)) row[FIELDS[value]] = count;
    }
    return counts;
  },
  shown: (poll, counts) => timeResult(shownSlots(poll), counts, bestSlots(counts), poll.box.closedAt !== null),
});

const GRID: Together = { as: "grid", label: "When can you come?", help: "A slot you leave out counts as no." };

function shownSlots(poll: Shown) {
  const slots = poll.options.map(({ number, label, startsAt, endsAt, meeting }): Slot => {
    const starts = startsAt ?? poll.box.endsAt;
    const told = meeting && mayBeSeenIn(meeting.visibility, poll.visibility) ? meeting.number : undefined;
    return {
      number,
      label,
      startsAt: starts.toString(),
      endsAt: endsAt?.toString(),
      isOver: Temporal.Instant.compare(starts, poll.now) <= 0,
      ...(meeting ? { scheduled: { as: told } } : {}),
    };
  });
  return { ...poll, slots };
}

function answerOf(said: string | undefined): number {
  if (said === undefined) return 0;
  const word = said.toLowerCase().replaceAll(/\s+/g, "-");
  const answer = ANSWERS.find((one) => one.word === word);
  if (answer) return answer.value;
  const message = `"${said.slice(0, 40)}" is no answer to a slot.`;
  throw new Problem({ code: "invalid", message, hint: "Answer yes, if-needed or no.", field: "choice" });
}
