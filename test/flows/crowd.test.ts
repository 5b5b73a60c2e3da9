import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ChatPerson, ChatRoom } from "../support/chat.ts";
import { createDiscordChat } from "../support/discord/chat.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { createSlackChat } from "../support/slack/chat.ts";
import { openOnPlatform } from "./opening.ts";
import { type Cast, cardIn, says, textOf } from "./story.ts";

const BEGINS = "2025-09-05T06:00:00Z";
const PEOPLE = 200;
/** On a slow machine two hundred wait longer than the platforms would let them; that is not looked at here. */
const PATIENT_MS = 60_000;
const OPTIONS = ["Geneva", "Seoul", "Remote"];

/** Numbers below 1, the same in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

/** Two of five posts and edits are answered 429. */
function refusing(seed: number, afterMs: number) {
  const next = seeded(seed);
  const count = { asked: 0, refused: 0 };
  let begun = false;
  const begin = () => {
    begun = true;
  };
  const refusesFor = () => {
    if (!begun) return undefined;
    count.asked += 1;
    if (next() >= 0.4) return undefined;
    count.refused += 1;
    return afterMs;
  };
  return { count, refusesFor, begin };
}

describe("two hundred people, half on Slack and half on Discord, while both answer 429 at random", () => {
  const [onSlack, onDiscord] = [refusing(3, 1000), refusing(5, 200)];
  const pick = seeded(7);
  let test: TestHouse;
  let rooms: ChatRoom[];
  const voters: { person: ChatPerson; room: ChatRoom; choice: string }[] = [];

  beforeAll(async () => {
    const server = { ackMs: PATIENT_MS, refusesFor: onSlack.refusesFor };
    const slack = await createSlackChat({ transport: "http", server, patienceMs: PATIENT_MS });
    const eventsNow = () => Date.parse(BEGINS);
    const discordServer = { ackMs: PATIENT_MS, refusesFor: onDiscord.refusesFor, eventsNow };
    const discord = await createDiscordChat({ server: discordServer });
    const work = { settleMs: PATIENT_MS };
    test = await openHouse({ kind: "postgres", chats: [slack, discord], now: BEGINS, work });
    const [here, there] = [await slack.room("plenary"), await discord.room("plenary")];
    rooms = [here, there];
    const cast: Cast = {
      coChair: await slack.person("Co-chair"),
      secretariat: await discord.person("Secretariat"),
      members: [],
      rooms,
      at: (person) => (person.account.platform === "slack" ? here : there),
    };
    await openOnPlatform(test, cast);
    for (let index = 0; index < PEOPLE; index++) {
      const [chat, room] = index % 2 === 0 ? [slack, here] : [discord, there];
      const person = await chat.person(`Delegate ${index}`);
      voters.push({ person, room, choice: OPTIONS[Math.floor(pick() * OPTIONS.length)] ?? "" });
    }
    await seat(voters.map(({ person }) => person));
    for (const platform of [onSlack, onDiscord]) platform.begin();
    const open = `poll open question:"Where?" options:"${OPTIONS.join("; ")}" kind:single closes:2025-09-15`;
    expect(await says(cast, cast.coChair, open)).toContain(`${PEOPLE} members can vote`);
    await test.house.settle();
  });
  afterAll(() => test.stop());

  /** Members who are confirmed already: what is looked at here begins with the vote. */
  async function seat(people: ChatPerson[]): Promise<void> {
    const accounts = JSON.stringify(people.map(({ account }) => account));
    await test.database.reading.execute(sql`
      with given as (select * from jsonb_to_recordset(${accounts}::jsonb) as g (platform text, workspace text, account text, name text)),
        people as (insert into person (name) select name from given returning id, name),
        body as (insert into organization (activity_id, name, name_key) values (1, 'Example Body', 'example body') returning id),
        accounts as (insert into account (person_id, platform, workspace, account, name, used_at)
          select people.id, platform, workspace, account, name, '2025-09-05T06:00:00Z' from given join people using (name))
      insert into member (activity_id, number, person_id, organization_id, category, registered_at, confirmed_at, confirmed_by)
        select 1, 1000 + people.id, people.id, body.id, 'sector-member', '2025-09-05T06:00:00Z', '2025-09-05T06:00:00Z', people.id
        from people, body`);
  }

  const rows = async (query: ReturnType<typeof sql>) => [
    ...((await test.database.reading.execute(query)) as unknown as Iterable<Record<string, unknown>>),
  ];
  /** How often each option was chosen, by the record. */
  async function counted(): Promise<number[]> {
    const found = await rows(sql`select choice[1] as option, count(*)::int as n from ballot group by 1`);
    return OPTIONS.map((_, index) => Number(found.find((row) => row.option === index + 1)?.n ?? 0));
  }
  /** The same, as a card shows it to the people of a room. */
  async function shown(room: ChatRoom): Promise<number[]> {
    const { text } = await cardIn(room);
    return OPTIONS.map((label) => Number(new RegExp(`${label}[^\\d]*(\\d+) \\(`).exec(text)?.[1] ?? Number.NaN));
  }
  const allVote = async (some: typeof voters) => {
    const cards = new Map(await Promise.all(rooms.map(async (room) => [room, await cardIn(room)] as const)));
    return await Promise.all(
      some.map(async ({ person, room, choice }) => {
        const card = cards.get(room);
        if (!card) throw new Error("there is no card");
        return textOf(await person.presses(choice, card));
      }),
    );
  };

  it("have one ballot each, with what each of them pressed", async () => {
    const said = await allVote(voters);
    for (const [index, { choice }] of voters.entries())
      expect(said[index]).toContain(`Your vote in poll 1 is counted: ${choice}.`);
    const ballots = await rows(sql`select account.account, choice[1] as option from ballot
      join seat on seat.id = ballot.seat_id join account on account.person_id = seat.person_id`);
    const wanted = voters.map(({ person, choice }) => `${person.account.account} ${OPTIONS.indexOf(choice) + 1}`);
    expect(ballots.map((row) => `${row.account} ${row.option}`).sort()).toEqual(wanted.sort());
    expect(await rows(sql`select count(*)::int as n from audit where what = 'voted'`)).toEqual([{ n: PEOPLE }]);
  });

  // Were one refresh lost, a card would stay at the number before it: nothing but a refresh edits a card.
  it("see the record on both cards, there once in each room", async () => {
    const changed = voters.slice(0, 40);
    for (const voter of changed) voter.choice = OPTIONS[(OPTIONS.indexOf(voter.choice) + 1) % OPTIONS.length] ?? "";
    for (const said of await allVote(changed)) expect(said).toContain("is changed:");
    await test.house.settle();
    const record = await counted();
    expect(record.reduce((sum, one) => sum + one)).toBe(PEOPLE);
    for (const room of rooms) {
      expect(await shown(room)).toEqual(record);
      expect((await cardIn(room)).text).toContain(`${PEOPLE} of ${PEOPLE} members have voted`);
    }
  });

  it("are told the result once in each room, and nobody anything twice", async () => {
    await test.forward("2025-09-15T22:00:00Z");
    const record = await counted();
    for (const room of rooms) {
      const messages = await room.messages();
      expect(messages.filter(({ text }) => text.includes("Result of poll 1"))).toHaveLength(1);
      expect(await shown(room)).toEqual(record);
      expect((await cardIn(room)).buttons).toEqual([]);
    }
    for (const { count } of [onSlack, onDiscord]) expect(count.refused).toBeGreaterThan(0);
    expect(test.log.lines.filter((line) => line.level === "error")).toEqual([]);
  });
});
