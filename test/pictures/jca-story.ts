import type { Stage, Who } from "./stage.ts";

const MEMBERS: [Who, string][] = [
  ["SG21 representative", 'organization:"ITU-T SG21" category:sg-representative country:KR email:sg21@example.org'],
  ["SG17 representative", 'organization:"ITU-T SG17" category:sg-representative country:JP email:sg17@example.org'],
  ["ETSI representative", "organization:ETSI category:sdo-representative country:FR email:etsi@example.org"],
];

const ROADMAP = `Body;Group;Number;Title;Status;Date
ITU-T;SG21;H.MV-AVT;Requirements for avatars in metaverse services;draft;2026-06
ETSI;ISG ARF;GS ARF 010;Avatar requirements for metaverse services;published;2025-03
Khronos;3D Formats;glTF 2.0;Runtime asset delivery format for 3D scenes;published;2021`;

/** The work of an activity between its meetings, with the pictures of docs/running-a-jca.md. */
export async function tellJcaPictures(stage: Stage): Promise<void> {
  await seat(stage);
  await correspond(stage);
  await nominate(stage);
  await appoint(stage);
  await answer(stage);
  await send(stage);
  await submit(stage);
  await raise(stage);
  await compare(stage);
  await hold(stage);
  await summarize(stage);
}

async function seat({ test, says, presses, told }: Stage): Promise<void> {
  await says("First co-chair", `activity claim code:${test.claimCode()}`);
  await says("First co-chair", "room bind visibility:members");
  await says("Secretariat", "register organization:TSB category:secretariat country:CH email:secretariat@example.org");
  await presses("First co-chair", "Confirm", await told("First co-chair", "Secretariat registered"));
  await says("Secretariat", "room bind visibility:members");
  for (const [who, given] of MEMBERS) {
    await says(who, `register ${given}`);
    await presses("Secretariat", "Confirm", await told("Secretariat", `${who} registered`));
  }
}

async function correspond({ says, presses, opens, sends, card, told, forward, leaps, takes }: Stage): Promise<void> {
  const question = "Which definition of the metaverse do our documents use?";
  const asked = `discussion open subject:"Definition of the metaverse" question:"${question}" closes:2025-07-24`;
  await says("First co-chair", asked);
  takes("discussion-card", "SG17 representative", await card("SG17 representative", "Discussion 1"));
  await says(
    "SG17 representative",
    'discussion comment discussion:1 text:"The one of SG17 names security; please keep that."',
  );
  await leaps("2025-07-24T21:59:00Z");
  await forward("2025-07-25T07:00:00Z");
  const proposal = "The definition of the focus group is used, with a note on security.";
  await says("First co-chair", `discussion call discussion:1 proposal:"${proposal}" closes:2025-08-07`);
  takes("call-card", "SG21 representative", await card("SG21 representative", "Discussion 1"));
  await presses("SG21 representative", "Support", await card("SG21 representative", "Discussion 1"));
  await opens("ETSI representative", { label: "Object…", on: await card("ETSI representative", "Discussion 1") });
  await sends("ETSI representative", { reason: "The note has to name the text it comes from." });
  takes("call-objection", "First co-chair", await told("First co-chair", "objects"));
  await says("First co-chair", 'discussion answer discussion:1 objection:1 text:"It will: the note cites its source."');
  await says("ETSI representative", "discussion withdraw discussion:1 objection:1");
  await leaps("2025-08-07T21:59:00Z");
  await forward("2025-08-08T07:00:00Z");
  await says("First co-chair", "discussion conclude discussion:1");
  takes("call-agreed", "SG17 representative", await card("SG17 representative", "Discussion 1"));
}

async function nominate({ says, presses, opens, sends, card, told, forward, leaps, takes }: Stage): Promise<void> {
  await says("First co-chair", 'nomination open body:"ETSI" direction:to closes:2025-08-20 term:"2 years"');
  await says(
    "SG17 representative",
    'nomination nominate nomination:1 person:"SG21 representative" statement:"Follows its work on avatars."',
  );
  const asked = await told("SG21 representative", "nominated");
  takes("nominated", "SG21 representative", asked);
  await opens("SG21 representative", { label: "Accept…", on: asked });
  await sends("SG21 representative", { statement: "I take part in both groups.", conflicts: "none" });
  await leaps("2025-08-20T21:59:00Z");
  await forward("2025-08-21T07:00:00Z");
  takes("nomination-card", "SG17 representative", await card("SG17 representative", "Nomination 1"));
  await presses("SG17 representative", "Support", await card("SG17 representative", "Nomination 1"));
}

async function appoint({ says, opens, sends, card, forward, leaps, takes }: Stage): Promise<void> {
  await leaps("2025-08-27T21:59:00Z");
  await forward("2025-08-28T07:00:00Z");
  await says("First co-chair", 'nomination appoint nomination:1 person:"SG21 representative"');
  takes("appointed", "ETSI representative", await card("ETSI representative", "Nomination 1"));
  await opens("SG21 representative", { text: "liaison report liaison:1" });
  takes("liaison-report-form", "SG21 representative", "form");
  takes("liaison-list", "Secretariat", await says("Secretariat", "liaison list"), "liaison list");
  await sends("SG21 representative", {
    concerns: "Both groups write requirements for avatars.",
    statements: "None since the appointment.",
    events: "Plenary of the ETSI group in March 2026.",
  });
}

async function answer({ says, card, told, forward, takes }: Stage): Promise<void> {
  const given =
    'title:"Avatars in 3GPP services" from:"3GPP SA" purpose:action deadline:2025-09-12 link:https://example.org/S4-250123';
  await says("Secretariat", `statement receive ${given} identifier:S4-250123`);
  await says("Secretariat", 'statement assign statement:1 member:"SG21 representative"');
  takes("statement-assigned", "SG21 representative", await told("SG21 representative", "responsible for statement 1"));
  await forward("2025-08-29T07:00:00Z");
  takes("statement-reminder", "SG21 representative", await told("SG21 representative", "Reminder"));
  await says(
    "SG21 representative",
    'statement reply statement:1 text:"The requirements for avatars are ready in June 2026; a draft is attached."',
  );
  await says("SG21 representative", "statement review statement:2 closes:2025-09-05");
  takes("statement-review", "ETSI representative", await card("ETSI representative", "Statement 2"));
}

async function send({ says, card, forward, leaps, takes }: Stage): Promise<void> {
  await leaps("2025-09-05T21:59:00Z");
  await forward("2025-09-08T07:00:00Z");
  await says("First co-chair", "statement approve statement:2");
  await says("Secretariat", 'statement send statement:2 how:"By e-mail to the secretariat of 3GPP SA"');
  takes("statement-answered", "ETSI representative", await card("ETSI representative", "Statement 1"));
  takes("statement-list", "Secretariat", await says("Secretariat", "statement list"), "statement list");
}

async function submit({ opens, says, takes }: Stage): Promise<void> {
  await opens("SG21 representative", { text: "document submit" });
  takes("document-form", "SG21 representative", "form");
  const link = "link:https://example.org/avatars.pdf";
  await says(
    "SG17 representative",
    `document submit title:"Security of avatars" source:"ITU-T SG17" meeting:1 ${link}`,
  );
  await says("Secretariat", "agenda draft meeting:1");
  await says("Secretariat", "document assign document:I-001 item:8");
  takes("document-list", "Secretariat", await says("Secretariat", "document list meeting:1"), "document list");
}

async function raise({ says, card, forward, leaps, takes }: Stage): Promise<void> {
  await says(
    "SG17 representative",
    'matter raise title:"Two sets of requirements for avatars" bodies:"ITU-T SG21; ETSI"',
  );
  await says("First co-chair", "matter discuss matter:1 closes:2025-09-22");
  await leaps("2025-09-22T21:59:00Z");
  await forward("2025-09-23T07:00:00Z");
  const outcome = "Both sets are needed until one group leads; the parent group is asked.";
  await says("First co-chair", `discussion conclude discussion:3 outcome:"${outcome}"`);
  const ask = "One set of requirements for avatars, led by ITU-T SG21.";
  await says("First co-chair", `matter escalate matter:1 ask:"${ask}" verb:approve`);
  takes("matter-card", "SG21 representative", await card("SG21 representative", "TSAG is asked"));
}

async function compare({ says, takes, presses }: Stage): Promise<void> {
  const dry = await says("Secretariat", `roadmap import table:"${ROADMAP}"`);
  takes("roadmap-import", "Secretariat", dry);
  await presses("Secretariat", "Import 3 rows", dry);
  takes(
    "roadmap-search",
    "SG21 representative",
    await says("SG21 representative", "roadmap search words:avatar"),
    "roadmap search",
  );
  takes("roadmap-overlaps", "First co-chair", await says("First co-chair", "roadmap overlaps"), "roadmap overlaps");
}

async function hold({ says, forward, leaps }: Stage): Promise<void> {
  await says("Secretariat", 'meeting register meeting:1 mode:on-site member:"SG21 representative"');
  await says("Secretariat", 'meeting register meeting:1 mode:remote member:"SG17 representative"');
  await leaps("2025-10-09T09:15:00Z");
  await says("First co-chair", "meeting start meeting:1");
  await says("Secretariat", 'meeting attend meeting:1 member:"SG21 representative; SG17 representative"');
  await says("First co-chair", "agenda next meeting:1");
  await says("First co-chair", 'agenda close-item meeting:1 item:1 outcome:"The meeting was opened."');
  await forward("2025-10-09T11:15:00Z");
  await says("First co-chair", "meeting end meeting:1");
}

async function summarize({ says, takes }: Stage): Promise<void> {
  const drafted = await says("Secretariat", "report draft meeting:1");
  takes("report-draft", "Secretariat", drafted);
  await says("First co-chair", "report approve report:1");
  takes("report-approved", "First co-chair", await says("First co-chair", "report show report:1"), "report show");
  await says("Secretariat", "report send report:1");
  takes("board", "First co-chair", await says("First co-chair", "activity board"), "activity board");
}
