import { hashOfCode } from "#core/services/activity/claim.ts";
import type { Database } from "#db/connect.ts";
import { type Assembly, CHAIR, openAssembly, sql } from "../services/assembly.ts";

/** Where each example finds what it names: polls 1 to 5 of their kinds, objection 1 in poll 4 and in discussion 1 of 3, statement 1 that came in and two drafts, member 3, reminder 1, report 1, three entries of the roadmap and a code that was not used. */
export async function prepare(database: Database): Promise<Assembly> {
  const house = await openAssembly({ database });
  await house.joins("ETSI representative", "ETSI", "sdo-representative");
  await house.joins("SG17 representative", "ITU-T SG17");
  await house.joins("Member three", "ITU-T SG20");
  await house.joins("Invited expert", "Example Laboratory", "invited-expert");
  await house.joins("Member five", "Example Association", "observer");
  await house.joins("Member six", "Example University", "academia");
  await house.types(CHAIR, 'member confirm member:"ETSI representative"');
  const slots = "2025-12-04 14:00; 2025-12-05 10:00";
  for (const kind of ["multiple", "ranked", "score"]) await house.opens(`kind:${kind}`);
  await house.types(CHAIR, 'poll open question:"Approve the terms of reference?" kind:approve closes:"in 2 weeks"');
  await house.types("ETSI representative", 'poll vote poll:4 choice:object reason:"Duty 3 is missing."');
  await house.opens("kind:time", slots);
  await house.types(CHAIR, 'remind me about:"Tea" at:"in 2 days"');
  await house.types(CHAIR, 'remind me about:"Coffee" at:"in 1 minute"');
  await appointTwo(house);
  for (const body of ["IETF", "IEEE"]) await postFor(house, body, "in 1 minute");
  await house.forward("2025-07-03T06:01:00Z");
  await house.types("ETSI representative", 'nomination object nomination:5 nominee:1 reason:"Two offices."');
  await house.types(CHAIR, "agenda draft meeting:1");
  for (const subject of ["Terms of reference", "Use cases", "Definitions"])
    await house.types(CHAIR, `discussion open subject:"${subject}" question:"Are they complete?" closes:"in 4 weeks"`);
  for (const title of ["Avatars", "Haptics"])
    await house.types(CHAIR, `matter raise title:"${title}" bodies:"ITU-T SG21; ETSI"`);
  const file = house.chat.chosen("avatars.pdf", "%PDF-1.7 avatars");
  const avatars = { title: "Avatars", source: "ETSI", meeting: "1", file };
  await house.chat.ask(CHAIR, { call: { command: "document submit", args: avatars } });
  await house.types(CHAIR, 'document submit title:"Haptics" source:"ETSI" link:https://example.org/haptics.pdf');
  await house.types(CHAIR, 'document announce title:"Identity" source:"ETSI" meeting:1');
  for (const text of ["Noted.", "Noted twice."])
    await house.types(CHAIR, `discussion comment discussion:1 text:"${text}"`);
  await house.types(CHAIR, 'discussion call discussion:1 proposal:"They are adopted." closes:"in 2 weeks"');
  await house.types("ETSI representative", 'discussion object discussion:1 reason:"Duty 3 is missing."');
  await house.rows(sql`update meeting set state = 'started', started_at = now()`);
  await house.types(CHAIR, "report draft meeting:1");
  await house.rows(sql`update meeting set state = 'scheduled', started_at = null`);
  const letter = { title: "Avatars", from: "3GPP SA", purpose: "information", file };
  await house.chat.ask(CHAIR, { call: { command: "statement receive", args: letter } });
  await house.chat.ask(CHAIR, {
    call: { command: "statement edit", args: { statement: "1", text: "See this.", file } },
  });
  for (const title of ["Terms", "Use cases"])
    await house.types(CHAIR, `statement draft title:"${title}" to:ETSI purpose:information text:"See this."`);
  for (const title of ["Telepresence", "Cloud augmented reality", "Digital human platforms"])
    await house.types(CHAIR, `roadmap add body:ITU-T group:SG21 title:"${title}" contact:1`);
  return house;
}

async function postFor(house: Assembly, body: string, closes: string): Promise<void> {
  const said = await house.types(CHAIR, `nomination open body:"${body}" direction:to closes:"${closes}"`);
  const number = /^Nomination (\d+)/.exec(said)?.[1];
  for (const who of ["SG17 representative", "ETSI representative"])
    await house.types(who, `nomination nominate nomination:${number} person:me`);
}

/** Posts 1 to 3 for three bodies, two of them filled by a meeting. */
async function appointTwo(house: Assembly): Promise<void> {
  for (const body of ["3GPP", "ISO", "IEC"]) await postFor(house, body, "in 4 weeks");
  await house.rows(sql`update meeting set state = 'started', started_at = now()`);
  for (const number of [2, 3]) await house.types(CHAIR, `nomination appoint nomination:${number} person:1 meeting:1`);
  await house.rows(sql`update meeting set state = 'scheduled', started_at = null`);
}

const ALREADY_OVER = ["poll close", "poll extend", "poll vote", "poll remind", "poll export"];

/** A meeting that an example before has ended is ahead again, or under way. */
const STAGED: [names: RegExp, statement: string][] = [
  [
    /^(meeting|agenda|remind) /,
    `update meeting set state = 'scheduled', starts_at = '2025-07-03T08:00:00Z', started_at = null, ended_at = null,
      cancelled_at = null, registration_ends_at = null, documents_end_at = null, link = 'https://example.org/call'`,
  ],
  [
    /^nomination /,
    `update nomination set state = 'open', settled_at = null, settled_by = null, closed_why = null,
      closes_at = now() + interval '5 years' where number = 1`,
  ],
  [
    /^nomination /,
    "update nominee set state = 'accepted', note = null where nomination_id = (select id from nomination where number = 1)",
  ],
  [/^nomination appoint$/, "update nomination set state = 'deciding' where number = 4"],
  [/^nomination appoint$/, "update meeting set state = 'started', started_at = now()"],
  [/^agenda draft$/, "delete from agenda_item"],
  [
    /^matter reopen$/,
    "update matter set state = 'resolved', resolved_at = now(), resolved_by = 1, resolution = 'Merged.' where number = 1",
  ],
  [
    /^report (draft|edit|withdraw)$/,
    "update report set state = 'draft', approved_at = null, sent_at = null, sent_by = null where revises is null",
  ],
  [
    /^report (send|revise)$/,
    "update report set state = 'approved', approved_at = now(), sent_at = null, sent_by = null where revises is null",
  ],
  [/^report approve$/, "update meeting set state = 'ended', started_at = now(), ended_at = now()"],
  [
    /^statement /,
    `update statement set state = case when direction = 'in' then 'received' else 'draft' end, responsible_id = null,
      settled_at = null where number < 4`,
  ],
  [
    /^statement approve$/,
    "update statement set state = 'review', reviewed_version = version, discussion_id = (select id from discussion where number = 3) where number = 2",
  ],
  [
    /^statement send$/,
    `update statement set state = 'approved', identifier = 'X', identifier_key = 'x', approved_at = now(), approved_by = 1,
      approved_as = 'review' where number = 2`,
  ],
  [/^statement reopen$/, "update statement set state = 'withdrawn', settled_at = now() where number = 2"],
  [
    /^(meeting (attend|end)|agenda (approve|next|close-item)|report draft)$/,
    "update meeting set state = 'started', started_at = now(), ended_at = null",
  ],
];

/** What an example names and what another one has used up. */
export async function makeReady(house: Assembly, name: string, text: string): Promise<void> {
  const code = /code:(\S+)/.exec(text)?.[1];
  if (code) await house.rows(sql`update claim_code set used_by = null, hash = ${hashOfCode(code)}`);
  if (name === "activity resend") await house.rows(sql`update work set state = 'dead' where id = 1`);
  if (text.includes("SG21 representative")) await house.joins("SG21 representative", "ITU-T SG21");
  if (ALREADY_OVER.includes(name)) await house.rows(sql`update box set closed_at = null`);
  if (name === "poll reopen") await house.rows(sql`update box set closed_at = opened_at where id = 1`);
  for (const [names, statement] of STAGED) if (names.test(name)) await house.rows(sql.raw(statement));
  if (name === "poll outcome") await house.types(CHAIR, "poll close poll:1");
  // What waits for a room that is unbound cannot be delivered, and the log says so.
  if (name === "room unbind") await house.house.settle();
  if (/^(poll withdraw|(discussion|nomination) (answer|resolve|withdraw))$/.test(name)) {
    await house.rows(sql`delete from objection where number > 1`);
    await house.rows(sql`update objection set state = 'open', how = null, met_by = null, met_at = null, met_as = null,
      answer = null, answered_by = null, answered_at = null`);
  }
}
