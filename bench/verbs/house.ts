import { about, byVoter, says, type Verbs, voter } from "./verb.ts";

export const FIRST_DEAD = 900_000;
export const CLAIM_CODE = "7F3K-9QTM-2WXA";
const REMINDER = 'remind me about:"Send the input document" at:"in 3 days"';
const room = (n: number) => `room-${n}`;

export const house: Verbs = {
  help: { call: byVoter("help") },
  "remind cancel": { before: [byVoter(REMINDER)], call: about("remind cancel reminder:#", voter) },
  "remind list": { call: byVoter("remind list") },
  "remind me": { call: byVoter(REMINDER) },
  "remind members": {
    call: says('remind members who:role role:sg-representative about:"Please send your report." at:"in 2 days"'),
  },
  "remind snooze": { call: byVoter('remind snooze until:"in 1 hour"') },
  "remind start": { before: [byVoter("remind stop kind:meeting")], call: byVoter("remind start kind:meeting") },
  "remind stop": { call: byVoter("remind stop kind:poll") },
  "room bind": { call: (n) => ({ room: room(n), text: "room bind visibility:members" }) },
  "room list": { call: byVoter("room list") },
  "room unbind": { call: (n) => ({ room: room(n), text: "room unbind" }) },
  "activity board": { call: says("activity board") },
  "activity audit": { call: says("activity audit about:poll") },
  "activity claim": { call: (n) => ({ as: voter(n), text: `activity claim code:${CLAIM_CODE}` }), once: "one code" },
  "activity export": { call: says("activity export") },
  "activity life": { call: byVoter("activity life") },
  "activity record": { call: says('activity record event:tor-revised by:TSAG on:2025-06-01 document:"TSAG-R7"') },
  "activity resend": { call: (n) => ({ text: `activity resend delivery:${FIRST_DEAD + n}` }) },
  "activity set": {
    call: (n) => ({ text: `activity set setting:rules.statement.titleChars value:${100 + n}` }),
  },
  "activity settings": { call: byVoter("activity settings") },
  "activity show": { call: byVoter("activity show") },
  "activity undelivered": { call: says("activity undelivered") },
  "activity close": {
    rows: [
      "update box set closed_at = now() where activity_id = 1 and closed_at is null",
      `update meeting set state = 'ended', started_at = coalesce(started_at, now()), ended_at = now()
        where activity_id = 1 and state in ('scheduled', 'started')`,
      `update discussion set concluded_at = now(), concluded_by = opened_by
        where activity_id = 1 and concluded_at is null`,
      `update nomination set state = 'closed', settled_at = now(), settled_by = opened_by
        where activity_id = 1 and settled_at is null`,
      `update matter set state = 'resolved', resolved_at = now(), resolved_by = raised_by, resolution = 'Settled.',
          reopened_at = null, reopened_by = null, reopened_why = null
        where activity_id = 1 and state <> 'resolved'`,
      `update statement set state = 'withdrawn', settled_at = now()
        where activity_id = 1 and settled_at is null`,
    ],
    call: says("activity close by:TSAG on:2025-06-30"),
    once: "nothing can be changed after it",
  },
};
