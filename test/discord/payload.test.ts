import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { interact } from "../support/discord/messages.ts";
import { type DiscordServer, startDiscordServer } from "../support/discord/server.ts";

const QUIET = { allowed_mentions: { parse: [] } };
const button = (more: object = {}) => ({ type: 2, style: 1, label: "Yes", custom_id: "a", ...more });
const row = (...components: object[]) => ({ type: 1, components });
const select = (more: object = {}) => ({ type: 3, custom_id: "s", options: [{ label: "One", value: "1" }], ...more });
const options = (count: number) => Array.from({ length: count }, (_, n) => ({ label: `${n}`, value: `${n}` }));
const field = (more: object = {}, label = "Question") => ({
  type: 18,
  label,
  component: { type: 4, style: 1, custom_id: "q", ...more },
});
const fields = (count: number) => options(count).map(({ value }) => field({ custom_id: value }));
const modal = (more: object = {}) => ({ custom_id: "m", title: "Form", components: [field()], ...more });
const command = (more: object = {}) => ({ type: 1, name: "poll", description: "Polls", options: [], ...more });
const option = (more: object = {}) => ({ type: 3, name: "poll", description: "Poll", ...more });

/** Each is right but for one thing. */
const MESSAGES: [string, object][] = [
  ["nothing to show", { content: " " }],
  ["more than 2000 characters", { content: "x".repeat(2001) }],
  ["no word on mentions", { content: "x", allowed_mentions: undefined }],
  ["an unknown property", { content: "x", blocks: [] }],
  ["six rows", { components: options(6).map(({ value }) => row(button({ custom_id: value }))) }],
  ["six buttons in a row", { components: [row(...options(6).map(({ value }) => button({ custom_id: value })))] }],
  ["an empty row", { components: [row()] }],
  ["a button without custom_id", { components: [row(button({ custom_id: undefined }))] }],
  ["a button without label", { components: [row(button({ label: "" }))] }],
  ["a label of 81 characters", { components: [row(button({ label: "x".repeat(81) }))] }],
  ["a custom_id of 101 characters", { components: [row(button({ custom_id: "x".repeat(101) }))] }],
  ["a custom_id twice", { components: [row(button(), button())] }],
  ["a button at the top", { components: [button()] }],
  ["a button beside a select", { components: [row(select(), button())] }],
  ["a select without options", { components: [row(select({ options: [] }))] }],
  ["a select with 26 options", { components: [row(select({ options: options(26) }))] }],
  ["an option's value twice", { components: [row(select({ options: [...options(1), ...options(1)] }))] }],
  [
    "an option's value of 101 characters",
    { components: [row(select({ options: [{ label: "x", value: "x".repeat(101) }] }))] },
  ],
  ["more values than options", { components: [row(select({ max_values: 2 }))] }],
  ["a text input in a message", { components: [row({ type: 4, custom_id: "t", style: 1 })] }],
  ["an embed of 4097 characters", { embeds: [{ description: "x".repeat(4097) }] }],
  [
    "embeds of more than 6000 characters",
    { embeds: [{ description: "x".repeat(4000) }, { description: "x".repeat(2001) }] },
  ],
  ["a nonce of 26 characters", { content: "x", nonce: "x".repeat(26), enforce_nonce: true }],
  ["users listed and parsed", { content: "x", allowed_mentions: { parse: ["users"], users: ["1"] } }],
  ["the flag of the second kind of components", { content: "x", flags: 32768 }],
];
const MODALS: [string, object][] = [
  ["no field", modal({ components: [] })],
  ["six fields", modal({ components: fields(6) })],
  ["a text of 4001 characters", modal({ components: [{ type: 10, content: "x".repeat(4001) }, field()] })],
  ["a text and five fields", modal({ components: [{ type: 10, content: "x" }, ...fields(5)] })],
  ["a title of 46 characters", modal({ title: "x".repeat(46) })],
  ["a label of 46 characters", modal({ components: [field({}, "x".repeat(46))] })],
  ["a field without custom_id", modal({ components: [field({ custom_id: undefined })] })],
  ["a field twice", modal({ components: [field(), field()] })],
  ["a field without label", modal({ components: [{ type: 4, custom_id: "q", style: 1 }] })],
  ["a button", modal({ components: [{ type: 18, label: "x", component: button() }] })],
  ["a select without options", modal({ components: [{ type: 18, label: "x", component: select({ options: [] }) }] })],
  ["an unknown property", modal({ errors: {} })],
];
const COMMANDS: [string, object][] = [
  ["a name in capitals", command({ name: "Poll" })],
  ["a description of 101 characters", command({ description: "x".repeat(101) })],
  [
    "26 choices",
    command({ options: [option({ choices: options(26).map(({ label, value }) => ({ name: label, value })) })] }),
  ],
  ["26 options", command({ options: options(26).map(({ value }) => option({ name: `o${value}` })) })],
  ["a required option after one that is not", command({ options: [option(), option({ name: "x", required: true })] })],
  [
    "choices with autocomplete",
    command({ options: [option({ autocomplete: true, choices: [{ name: "a", value: "a" }] })] }),
  ],
  ["verbs beside values", command({ options: [option(), { type: 1, name: "open", description: "Open" }] })],
  [
    "8001 characters",
    command({
      options: options(20).map(({ value }) => ({
        type: 1,
        name: `verb${value}`,
        description: "x".repeat(100),
        options: options(4).map((one) => option({ name: `o${one.value}`, description: "y".repeat(100) })),
      })),
    }),
  ],
];

let server: DiscordServer;
let channel: string;
let user: string;
beforeAll(async () => {
  server = await startDiscordServer({ postBudget: { calls: 1000, inMs: 5000 } });
  channel = server.addChannel("jca").id;
  user = server.addUser("Member").id;
});
afterAll(() => server.stop());

async function send(method: string, path: string, body: unknown): Promise<number> {
  const headers = { authorization: `Bot ${server.world.settings.token}`, "content-type": "application/json" };
  const answer = await fetch(`${server.apiUrl}/v10${path}`, { method, headers, body: JSON.stringify(body) });
  return answer.status;
}
const callback = (type: 2 | 3 | 4 | 5) => {
  const { id, token } = interact(server.world, { type, user, channel }, {});
  return `/interactions/${id}/${token}/callback`;
};

describe("the local Discord server", () => {
  it("takes what is right", async () => {
    const right = { content: "x", components: [row(button(), button({ custom_id: "b" })), row(select())], ...QUIET };
    expect(await send("POST", `/channels/${channel}/messages`, right)).toBe(200);
    expect(await send("POST", callback(2), { type: 4, data: right })).toBe(204);
    expect(await send("POST", callback(2), { type: 9, data: modal() })).toBe(204);
    expect(await send("PUT", "/applications/1/commands", [command({ options: [option({ required: true })] })])).toBe(
      200,
    );
  });

  it.each(MESSAGES)("refuses a message with %s, posted or as an answer", async (_, body) => {
    expect(await send("POST", `/channels/${channel}/messages`, { ...QUIET, ...body })).toBe(400);
    expect(await send("POST", callback(2), { type: 4, data: { ...QUIET, ...body } })).toBe(400);
  });
  it.each(MODALS)("refuses a form with %s", async (_, data) => {
    expect(await send("POST", callback(2), { type: 9, data })).toBe(400);
  });
  it.each(COMMANDS)("refuses a command with %s", async (_, body) => {
    expect(await send("PUT", "/applications/1/commands", [body])).toBe(400);
  });

  it("refuses an unknown token, an unknown interaction, a second answer, a late one and one of the wrong kind", async () => {
    const wrong = await fetch(`${server.apiUrl}/v10/users/@me`, { headers: { authorization: "Bot other" } });
    expect(wrong.status).toBe(401);
    const reply = { type: 4, data: { content: "x", ...QUIET } };
    expect(await send("POST", "/interactions/1/x/callback", reply)).toBe(404);
    const twice = callback(2);
    expect([await send("POST", twice, reply), await send("POST", twice, reply)]).toEqual([204, 400]);
    const late = callback(2);
    for (const interaction of server.world.interactions.values()) interaction.madeAt -= 4000;
    expect(await send("POST", late, reply)).toBe(404);
    expect(await send("POST", callback(5), { type: 9, data: modal() })).toBe(400);
    expect(await send("POST", callback(4), reply)).toBe(400);
    expect(await send("POST", callback(2), { type: 8, data: { choices: [] } })).toBe(400);
    expect(await send("POST", callback(2), { type: 7, data: { content: "x", ...QUIET } })).toBe(400);
  });

  it("keeps an interaction's token for fifteen minutes", async () => {
    const path = callback(2);
    await send("POST", path, { type: 5, data: { flags: 64 } });
    const edit = `/webhooks/${server.world.settings.applicationId}/${path.split("/")[3]}/messages/%40original`;
    expect(await send("PATCH", edit, { content: "x", ...QUIET })).toBe(200);
    for (const interaction of server.world.interactions.values()) interaction.madeAt -= 15 * 60_000;
    expect(await send("PATCH", edit, { content: "x", ...QUIET })).toBe(401);
  });

  it("counts what it checked", () => {
    expect(server.checked).toBeGreaterThan(50);
    expect(server.byOpenapi).toBe(server.world.settings.openapi ? server.checked : 0);
  });
});
