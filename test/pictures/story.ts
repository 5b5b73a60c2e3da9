import type { Stage, Who } from "./stage.ts";

const AGENDA = `1. Opening of the meeting (5 min)
2. Approval of the agenda (5 min)
3. Terms of reference (15 min)
4. Reports
- ITU-T SG17 (10 min)
- ITU-T SG21 (10 min)
- ETSI (10 min)
5. Matters that need coordination (20 min)
6. Appointment of liaison representatives (15 min)
7. Future meetings (10 min)
8. Closing of the meeting (5 min)`;

/** A first meeting from registration to its follow-up, across Slack and Discord, with the pictures of docs/running-a-meeting.md. */
export async function tellPictures(stage: Stage): Promise<void> {
  await open(stage);
  await register(stage);
  await attend(stage);
  await prepareAgenda(stage);
  await object(stage);
  await remind(stage);
  await agree(stage);
  await closeRegistration(stage);
  await meet(stage);
  await follow(stage);
}

async function open({ test, says, presses, told, card, takes }: Stage): Promise<void> {
  await says("First co-chair", `activity claim code:${test.claimCode()}`);
  await says("First co-chair", "room bind visibility:members");
  await says("Secretariat", "register organization:TSB category:secretariat country:CH email:secretariat@example.org");
  await presses("First co-chair", "Confirm", await told("First co-chair", "Secretariat registered"));
  await says("Secretariat", "room bind visibility:members");
  takes("meeting-card", "Secretariat", await card("Secretariat", "Meeting 1"));
}

async function register({ opens, sends, says, told, presses, takes }: Stage): Promise<void> {
  await opens("SG21 representative", { text: "register" });
  takes("register-form", "SG21 representative", "form");
  const sg21 = { organization: "ITU-T SG21", category: "sg-representative", country: "KR", email: "sg21@example.org" };
  takes("registered", "SG21 representative", await sends("SG21 representative", sg21));
  const others: [Who, string][] = [
    ["SG17 representative", 'organization:"ITU-T SG17" category:sg-representative country:JP email:sg17@example.org'],
    ["ETSI representative", "organization:ETSI category:sdo-representative country:FR email:etsi@example.org"],
    ["Invited expert", 'organization:"Example Laboratory" category:invited-expert country:CA email:expert@example.org'],
  ];
  for (const [who, given] of others) await says(who, `register ${given}`);
  takes("confirm-request", "Secretariat", await told("Secretariat", "SG21 representative registered"));
  for (const who of ["SG21 representative", "SG17 representative", "ETSI representative"] as const)
    await presses("Secretariat", "Confirm", await told("Secretariat", `${who} registered`));
  takes("approve-request", "First co-chair", await told("First co-chair", "Invited expert registered"));
  await presses("First co-chair", "Approve", await told("First co-chair", "Invited expert registered"));
  takes("member-list", "Secretariat", await says("Secretariat", "member list"), "member list");
}

async function attend({ says, presses, card, takes }: Stage): Promise<void> {
  await presses("SG21 representative", "Attend on site", await card("SG21 representative", "Meeting 1"));
  const remote = "meeting register meeting:1 mode:remote";
  takes("attending", "SG17 representative", await says("SG17 representative", remote), "meeting register");
}

async function prepareAgenda({ opens, sends, says, card, takes }: Stage): Promise<void> {
  await opens("First co-chair", { text: "agenda import meeting:1" });
  takes("agenda-import", "First co-chair", await sends("First co-chair", { items: AGENDA }));
  await says("First co-chair", "agenda move meeting:1 item:6 after:4");
  const proposed = await says("First co-chair", "agenda propose meeting:1 closes:2025-07-31");
  takes("agenda-proposed", "First co-chair", proposed);
  takes("approval-card", "SG21 representative", await card("SG21 representative", "Poll 1"));
}

async function object({ opens, sends, presses, says, card, told, takes }: Stage): Promise<void> {
  await presses("SG21 representative", "Approve", await card("SG21 representative", "Poll 1"));
  await opens("ETSI representative", { label: "Object…", on: await card("ETSI representative", "Poll 1") });
  takes("object-form", "ETSI representative", "form");
  await sends("ETSI representative", { reason: "Our report needs fifteen minutes, not ten." });
  takes("objection", "First co-chair", await told("First co-chair", "objects in poll 1"));
  const answer = 'poll answer poll:1 objection:1 text:"There is time left under item 6; fifteen minutes are fine."';
  await says("First co-chair", answer);
  const answered = await told("ETSI representative", "answered");
  takes("objection-answered", "ETSI representative", answered);
  await presses("ETSI representative", "Withdraw the objection", answered);
}

async function remind({ forward, told, presses, takes }: Stage): Promise<void> {
  await forward("2025-07-24T07:00:00Z");
  const reminder = await told("SG17 representative", "Reminder: Poll 1");
  takes("reminder", "SG17 representative", reminder);
  await presses("SG17 representative", "Approve", reminder);
}

async function agree({ forward, leaps, card, says, takes }: Stage): Promise<void> {
  await leaps("2025-07-31T21:59:00Z");
  await forward("2025-07-31T22:00:00Z");
  takes("agreed", "SG21 representative", await card("SG21 representative", "Result of poll 1"));
  takes("outcome", "First co-chair", await says("First co-chair", "poll outcome poll:1"));
}

async function closeRegistration({ forward, leaps, told, says, takes }: Stage): Promise<void> {
  await leaps("2025-09-22T07:00:00Z");
  await forward("2025-09-23T07:00:00Z");
  takes(
    "registration-reminder",
    "ETSI representative",
    await told("ETSI representative", "Registration for meeting 1"),
  );
  await leaps("2025-10-07T21:59:00Z");
  await forward("2025-10-07T22:00:00Z");
  const late = await says("ETSI representative", "meeting register meeting:1 mode:remote");
  takes("registration-closed", "ETSI representative", late, "meeting register");
  const link = "meeting move meeting:1 link:https://example.org/jca-mv-meeting-1";
  await says("Secretariat", link);
  takes("link-given", "SG21 representative", await told("SG21 representative", "new remote link"));
  await says("Secretariat", 'meeting register meeting:1 mode:remote member:"ETSI representative"');
}

async function meet({ forward, leaps, says, opens, sends, card, presses, takes }: Stage): Promise<void> {
  await leaps("2025-10-09T09:15:00Z");
  await says("First co-chair", "meeting start meeting:1");
  takes("meeting-under-way", "ETSI representative", await card("ETSI representative", "Meeting 1"));
  takes("join", "SG17 representative", await says("SG17 representative", "meeting join meeting:1"), "meeting join");
  const there = 'meeting attend meeting:1 member:"SG21 representative; SG17 representative; ETSI representative"';
  takes("attendance", "Secretariat", await says("Secretariat", there), "meeting attend");
  const first = await says("First co-chair", "agenda next meeting:1");
  await forward("2025-10-09T09:21:00Z");
  const second = await presses("First co-chair", "Next item", first);
  takes("item-on", "First co-chair", second);
  await forward("2025-10-09T09:25:00Z");
  await opens("First co-chair", { label: "Close item 2", on: second });
  takes("close-item-form", "First co-chair", "form");
  await sends("First co-chair", { outcome: "The agenda was approved." });
  await says("First co-chair", "agenda next meeting:1");
  takes("agenda-under-way", "SG21 representative", await card("SG21 representative", "Agenda of meeting 1"));
  await says("First co-chair", 'agenda defer meeting:1 item:5 why:"No candidates were named."');
}

async function follow({ forward, leaps, says, opens, card, presses, takes }: Stage): Promise<void> {
  await forward("2025-10-09T11:15:00Z");
  await says("First co-chair", "meeting end meeting:1");
  takes("meeting-over", "SG21 representative", await card("SG21 representative", "Meeting 1"));
  const slots = "2025-12-04 14:00-16:00; 2025-12-05 10:00-12:00; 2025-12-11 14:00-16:00";
  const ask = `poll open kind:time question:"Second meeting of JCA-MV" options:"${slots}" closes:2025-10-24`;
  await says("First co-chair", ask);
  await opens("SG17 representative", { text: "poll vote poll:2" });
  takes("slots-form", "SG17 representative", "form");
  await says("SG17 representative", 'poll vote poll:2 choice:"1=yes; 3=yes"');
  await says("SG21 representative", 'poll vote poll:2 choice:"1=yes; 2=if-needed"');
  await leaps("2025-10-24T22:00:00Z");
  const result = await card("First co-chair", "Poll 2");
  takes("slots-result", "First co-chair", result);
  await presses("First co-chair", "Schedule slot 1", result);
  await says("First co-chair", "agenda draft meeting:2");
  takes("next-agenda", "First co-chair", await card("First co-chair", "Agenda of meeting 2"));
  await says("Secretariat", 'organization designate organization:ETSI member:"ETSI representative" document:TD-7');
  takes("contacts", "Secretariat", await says("Secretariat", "organization list"), "organization list");
}
