import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { phaseOf, TRANSITIONS } from "#core/services/liaison/state.ts";
import { callOf, fileOf, messageOf } from "../../dispatch/direct-chat.ts";
import { type Assembly, CHAIR, openAssembly, sql } from "../assembly.ts";

const SG17 = "SG17 representative";
const ETSI = "ETSI representative";
let house: Assembly;

/** Appointed by a meeting that is to come, as far as the record knows: its number. */
async function appoint(who: string, body: string, { direction = "to", words = "", meeting = 1 } = {}) {
  const opened = await house.types(
    CHAIR,
    `nomination open body:"${body}" direction:${direction} closes:"in 3 days" ${words}`,
  );
  const number = /^Nomination (\d+)/.exec(opened)?.[1];
  await house.types(who, `nomination nominate nomination:${number} person:me conflicts:none`);
  await house.rows(
    sql`update meeting set state = 'started', started_at = '2025-07-03T06:00:00Z' where number = ${meeting}`,
  );
  const said = await house.types(CHAIR, `nomination appoint nomination:${number} person:1 meeting:${meeting}`);
  await house.rows(sql`update meeting set state = 'scheduled', started_at = null where number = ${meeting}`);
  const liaison = /as liaison (\d+)/.exec(said)?.[1];
  if (liaison === undefined) throw new Error(said);
  return Number(liaison);
}
const told = (who: string, words: string) => house.chat.inbox(who).filter((one) => one.text.includes(words)).length;
const reports = (liaison: number, words = "") =>
  `liaison report liaison:${liaison} concerns:"Two drafts overlap." statements:"None." events:"=Plenary" ${words}`;

beforeAll(async () => {
  house = await openAssembly({ kind: "postgres" });
  await house.seated(SG17, "ITU-T SG17");
  const none = "No liaison representative is in office.";
  expect(await house.types(SG17, "liaison list")).toBe(`${none} A co-chair opens a post to fill with nomination open.`);
  expect(await house.types(CHAIR, "liaison list")).toBe(`${none} nomination open opens a post to fill.`);
  await house.seated(ETSI, "ETSI", "sdo-representative");
  await house.types(CHAIR, 'organization add name:"ITU-T SG20" list:itu-group');
});
afterAll(async () => {
  expect(house.log.lines.filter((line) => line.level === "error")).toEqual([]);
  await house.stop();
});

it("a report is owed before each meeting, asked for 14, 7 and 2 days before, filed by form and changed until it starts", async () => {
  const [here, there] = [await appoint(SG17, "ETSI"), await appoint(ETSI, "ITU-T SG20")];
  expect(await house.types(CHAIR, "liaison list")).toContain("2 liaison representatives in office, 2 reports owed.");
  await house.types(SG17, "profile edit zone:America/New_York");
  await house.forward("2025-09-25T10:00:00Z");
  await house.types(CHAIR, 'meeting schedule title:Second starts:"2025-09-26 09:00" ends:"2025-09-26 10:00"');
  const third = await appoint(ETSI, "IETF", { meeting: 2 });
  await house.types(CHAIR, "meeting cancel meeting:2 reason:None sure:yes");
  await house.types(CHAIR, `liaison end liaison:${third}`);
  await house.forward("2025-09-27T07:00:00Z");
  const drafted = await house.types(CHAIR, 'report draft kind:progress-report to:"ITU-T SG21" from:2025-07-01');
  const markdown = { text: `report export report:${/^Report (\d+)/.exec(drafted)?.[1]} format:md` };
  expect(fileOf(await house.chat.ask(CHAIR, markdown)).text).toMatch(
    /SG17 representative was appointed liaison representative to ETSI until 2 July 2027, as decided at meeting 1\./,
  );
  expect([told(SG17, "Your report to meeting 1 is expected"), told(ETSI, "Your report to meeting 1")]).toEqual([1, 1]);
  expect(await house.types(SG17, `liaison report liaison:${here}`)).toContain('"title":"Report to a meeting"');
  expect(await house.types(ETSI, `liaison report liaison:${here}`)).toContain("Only SG17 representative reports");
  expect(await house.types(ETSI, `liaison report liaison:${third}`)).toContain("is no longer liaison representative");
  expect(await house.types(ETSI, reports(here))).toContain("Only SG17 representative reports for liaison");
  expect(await house.types(SG17, reports(here))).toContain("is filed. You can change it until Thursday 9 October 2025");
  await house.forward("2025-10-08T07:00:00Z");
  expect(told(SG17, "Your report to meeting 1 is expected")).toBe(1);
  expect(told(ETSI, "Your report to meeting 1 is expected")).toBe(3);
  expect(told(CHAIR, "has filed the report to meeting 1")).toBe(1);
  const same = "Your report to meeting 1 says exactly that already; nothing is changed.";
  expect(await house.types(SG17, reports(here, "meeting:1"))).toContain(same);
  expect(await house.rows(sql`select 1 from audit where what = 'liaison report changed'`)).toEqual([]);
  const changed = await house.types(SG17, reports(here, "meeting:1").replace('"None."', '"One."'));
  expect(changed).not.toContain(same);
  expect(changed).toContain("is changed");
  const shown = await house.types(ETSI, `liaison show liaison:${here}`);
  expect(shown).toContain("Concerns raised: Two drafts overlap.");
  expect(await house.types("Passer-by", `liaison show liaison:${here}`)).toContain("Only members of this activity");
  expect(there).toBe(here + 1);
});

it("somebody who takes no part sees no office but their own: another's is as one that is not there", async () => {
  const asks = (who: string, liaison: number) => house.types(who, reports(liaison));
  const completes = async (who: string, command: string) =>
    (await house.chat.completes(who, { command, args: {} }, "liaison", "")).map(({ value }) => value);
  expect(await asks("Passer-by", 1)).toBe((await asks("Passer-by", 77)).replace("77", "1"));
  expect(await asks("Passer-by", 77)).toBe(
    "There is no liaison 77.\nNo office is yours in this activity. Type register to take part.",
  );
  expect(await asks(SG17, 77)).toContain("In office: 1 (SG17 representative, to ETSI); 2 (ETSI representative");
  expect([await completes("Passer-by", "liaison report"), await completes(ETSI, "liaison report")]).toEqual([
    [],
    ["2"],
  ]);
  expect(await completes(SG17, "liaison show")).toEqual(["1", "2"]);
});

it("after the meeting has begun a missing report is overdue, for the co-chairs too, and one that was filed stands", async () => {
  await house.forward("2025-10-12T00:00:00Z");
  expect(await house.types(SG17, reports(1, "meeting:1"))).toContain("so your report to it stands as it is");
  expect(await house.types(SG17, reports(1))).toContain(
    "Your report to meeting 1 is filed and stands; no later meeting is scheduled.",
  );
  expect(told(ETSI, "Your report to meeting 1 is overdue")).toBe(1);
  expect(told(CHAIR, "Reports to meeting 1 are missing")).toBe(1);
  expect(await house.types(CHAIR, "activity board")).toContain("owes the report to meeting 1, which began on");
  expect(await house.types(ETSI, reports(2))).toContain("The meeting has begun, so it stands as it is.");
  await house.forward("2025-10-20T00:00:00Z");
  expect(told(CHAIR, "Reports to meeting 1 are missing")).toBe(1);
  expect(await house.types(CHAIR, "liaison list")).toContain("0 reports owed");
});

it("a statement is offered first to whoever represents the body it came from", async () => {
  const offered = async (from: string, typed = "") => {
    const said = await house.types(
      CHAIR,
      `statement receive title:"On ${from}" from:"${from}" purpose:information text:T`,
    );
    const args = { statement: /^Statement (\d+)/.exec(said)?.[1] ?? "" };
    const found = await house.chat.completes(CHAIR, { command: "statement assign", args }, "member", typed);
    return found.map(({ label }) => label);
  };
  const [sg17, etsi] = [`${SG17}, ITU-T SG17`, `${ETSI}, ETSI`];
  expect(await offered("3GPP SA")).toEqual([sg17, etsi]);
  expect(await offered("ITU-T SG20 WP1")).toEqual([`${etsi} (liaison representative to ITU-T SG20)`, sg17]);
  await house.rows(sql`update organization set body = 'ITU-T', body_group = 'SG20' where name = 'ITU-T SG20'`);
  expect(await offered("ITU-T SG2")).toEqual([sg17, etsi]);
  await house.types(CHAIR, `organization designate organization:ETSI member:"${ETSI}"`);
  const both = [`${sg17} (liaison representative to ETSI)`, `${etsi} (designated representative of ETSI)`];
  expect(await offered("etsi ISG ARF")).toEqual(both);
  expect(await offered("European Telecommunications Standards Institute", "etsi rep")).toEqual([both[1]]);
});

it("the two lists are exported with the columns of the contact lists, and no cell is a formula", async () => {
  await house.rows(sql`update liaison set document = '=cmd()' where number = 1`);
  const exported = async (who: string, text: string) => fileOf(await house.chat.ask(who, { text })).text;
  const listed = messageOf(await house.chat.ask(CHAIR, { text: "liaison list list:outside-body" }));
  const bodies = fileOf(await house.chat.ask(CHAIR, { call: callOf(listed, "As a table (CSV)") })).text;
  expect(bodies).toBe(await exported(CHAIR, "liaison export list:outside-body"));
  expect(bodies).toContain(
    "body,group,role,name,affiliation,country,e-mail,main/alternate,since,until,appointing document\r\n",
  );
  expect(bodies).toContain(
    `ETSI,,liaison representative to ETSI,${SG17},ITU-T SG17,KR,sg17.representative@example.org,main,2025-07-03,2027-07-02,"'=cmd()"`,
  );
  expect(bodies).not.toContain("SG20");
  const groups = await exported(SG17, "liaison export list:itu-group");
  expect(groups).toContain(
    `ITU-T,SG20,liaison representative to ITU-T SG20,${ETSI},ETSI,KR,,main,2025-07-03,2027-07-02,Meeting 1`,
  );
  expect(await exported(CHAIR, "organization export list:itu-group")).toContain(
    `\r\nITU-T,SG17,"Study group representative, liaison representative to ETSI",${SG17},ITU-T SG17,KR`,
  );
  const contacts = await exported(CHAIR, "organization export list:outside-body");
  expect(contacts).toContain(
    `ETSI,,"Standards body representative, liaison representative to ITU-T SG20",${ETSI},ETSI`,
  );
  expect(contacts).toContain(`ETSI,,liaison representative to ETSI,${SG17},ITU-T SG17`);
  const shown = await house.types(CHAIR, `member show member:"${SG17}"`);
  expect(shown).toContain("liaison representative to ETSI since");
  const iec = await appoint(SG17, "International Electrotechnical Commission");
  const all = await exported(CHAIR, "organization export list:outside-body");
  expect(all, "by the name by which those without a contact are listed").toContain(
    "\r\nIEC,,liaison representative to IEC",
  );
  expect(all).toContain("\r\nISO,,,");
  await house.types(CHAIR, `liaison end liaison:${iec}`);
});

it("an office with one's own body has a row with its own term, and one person is the main contact of a body", async () => {
  const from = await appoint(ETSI, "ETSI", { direction: "from", words: 'term:"1 year"' });
  const rows = async () => {
    const { text } = fileOf(await house.chat.ask(CHAIR, { text: "organization export list:outside-body" }));
    return text.split("\r\n").filter((row) => row.startsWith("ETSI,"));
  };
  const etsi = "ETSI,KR,etsi.representative@example.org";
  expect(await rows()).toEqual([
    `ETSI,,"Standards body representative, liaison representative to ITU-T SG20",${ETSI},${etsi},main,2025-07-03,,`,
    expect.stringContaining(`ETSI,,liaison representative to ETSI,${SG17},ITU-T SG17,KR`),
    expect.stringMatching(
      `^ETSI,,liaison representative from ETSI,${ETSI},${etsi},main,2025-10-..,2026-10-..,Meeting 1$`,
    ),
  ]);
  const places = async () => (await rows()).map((row) => /main|alternate/.exec(row)?.[0]);
  expect(await places()).toEqual(["main", "alternate", "main"]);
  await house.types(CHAIR, "organization designate organization:ETSI end:yes");
  expect(await places()).toEqual([undefined, "alternate", "main"]);
  await house.types(CHAIR, `liaison end liaison:${from}`);
  expect(await places()).toEqual([undefined, "main"]);
});

it("the end of a term is told 60 and 14 days before, then each month until it is renewed or ended", async () => {
  await house.forward("2027-05-10T00:00:00Z");
  expect(told(SG17, "Your term as liaison representative to ETSI ends on")).toBe(1);
  await house.forward("2027-06-25T00:00:00Z");
  expect(told(SG17, "Your term as liaison representative to ETSI ends on")).toBe(2);
  await house.forward("2027-09-10T00:00:00Z");
  expect(told(SG17, "Your term as liaison representative to ETSI ended on")).toBe(2);
  expect(told(SG17, "The co-chairs will review it, and renew or end it.")).toBe(4);
  expect(await house.types(CHAIR, "activity board")).toContain(
    "liaison representative to ETSI, is over: renew it or end it.",
  );
  expect(await house.types(SG17, "liaison renew liaison:1")).toContain("Only a co-chair");
  expect(await house.types(CHAIR, 'liaison renew liaison:1 term:"1 year"')).toContain("is renewed");
  await house.forward("2027-12-10T00:00:00Z");
  expect(told(SG17, "ETSI ended on")).toBe(2);
  expect(await house.types(CHAIR, "liaison end liaison:1")).toContain("is no longer liaison representative to ETSI");
  expect(await house.types(SG17, reports(1))).toContain("is no longer liaison representative to ETSI: liaison 1 ended");
  expect(await house.types(CHAIR, "liaison list list:outside-body former:yes")).toContain("ended on");
});

it("a renewal never puts the next review further away than the charter says", async () => {
  const liaison = await appoint(SG17, "IETF", { words: 'term:"1 year"' });
  const today = house.clock.now().toZonedDateTimeISO("Europe/Zurich").toPlainDate();
  const untilOf = async () =>
    String((await house.rows(sql`select until from liaison where number = ${liaison}`))[0]?.until);
  const lastDay = () => untilOf();
  const first = await lastDay();
  const shorter = await house.types(CHAIR, `liaison renew liaison:${liaison} term:"2 years"`);
  const second = await lastDay();
  expect(await house.types(CHAIR, `liaison renew liaison:${liaison} term:"2 years"`)).toContain(
    "already, and nothing is changed.",
  );
  await house.house.settle();
  expect(told(SG17, "You are renewed as liaison representative to IETF"), "told once").toBe(1);
  expect(shorter).toContain("That is less than the 2 years asked for: the next review is due by then");
  expect(await lastDay()).toBe(second);
  expect(first).not.toBe(second);
  expect(second).toContain(String(today.add({ years: 2 }).year));
});

it("no sequence of verbs leads an office where it cannot be, and a refused one says what is possible", async () => {
  await house.types(CHAIR, 'meeting schedule title:Far starts:"2039-06-04 14:00" ends:"2039-06-04 16:00"');
  const met = new Set<string>();
  const read = async (liaison: number) => {
    const [row] = await house.rows(sql`select since, until, ended_at, (select count(*)::int from liaison_report r
      where r.liaison_id = l.id) as reports from liaison l where number = ${liaison}`);
    const at = (value: unknown) =>
      value === null ? null : Temporal.Instant.from(new Date(String(value)).toISOString());
    const [until, endedAt] = [at(row?.until) as Temporal.Instant, at(row?.ended_at)];
    return { until, endedAt, reports: row?.reports, phase: phaseOf({ until, endedAt }, house.clock.now()) };
  };
  const verbs = {
    report: (liaison: number, n: number) => house.types(SG17, reports(liaison).replace("None.", `Statement ${n}.`)),
    renew: (liaison: number) => house.types(CHAIR, `liaison renew liaison:${liaison} term:"1 year"`),
    end: (liaison: number) => house.types(CHAIR, `liaison end liaison:${liaison}`),
  };
  const step = fc.constantFrom("report", "report", "renew", "renew", "end", "time");
  const walk = async (steps: ("report" | "renew" | "end" | "time")[]) => {
    const liaison = await appoint(SG17, "IEEE");
    for (const [n, verb] of [...steps, "end" as const, "report" as const].entries()) {
      const before = await read(liaison);
      if (verb === "time") {
        const over = house.clock.now().subtract({ hours: 24 }).toString();
        await house.rows(sql`update liaison set since = least(since, ${over}::timestamptz - interval '1 day'), until = ${over}
          where number = ${liaison} and ended_at is null`);
        continue;
      }
      const said = await verbs[verb](liaison, n);
      const after = await read(liaison);
      met.add(`${verb} when ${before.phase}`);
      const reached: readonly string[] = TRANSITIONS[before.phase][verb] ?? [];
      if (reached.length > 0) expect(reached, `${verb} when ${before.phase}: ${said}`).toContain(after.phase);
      else expect(after).toEqual(before);
      if (reached.length === 0) expect(said).toMatch(/liaison list.*nomination open/);
      const latest = house.clock.now().add({ hours: 24 * 732 });
      expect(Temporal.Instant.compare(after.until, latest), "reviewed every two years").toBeLessThan(0);
    }
  };
  const examples = [[["time", "report", "renew", "report", "time", "end", "renew", "end"]]] as Parameters<
    typeof walk
  >[];
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 5 }), walk), {
    seed: 4,
    numRuns: 5,
    examples,
  });
  const all = ["in-office", "over", "ended"].flatMap((phase) =>
    Object.keys(verbs).map((verb) => `${verb} when ${phase}`),
  );
  expect([...met].sort()).toEqual(all.sort());
});
