/** A tiny core for the page: enough commands to see every part of a view, with a poll that lives in the room. */
import type { Adapter, Inbound } from "#core/contract/adapter.ts";
import type { Call } from "#core/contract/call.ts";
import type { Declaration } from "#core/contract/command.ts";
import type { Form, Message, Option } from "#core/contract/view.ts";
import type { MemoryPort } from "./memory-port.ts";

const ORGANIZATIONS: Option[] = ["ITU-T SG17", "ITU-T SG21", "ISO/IEC JTC 1", "Metaverse Standards Forum"].map(
  (name) => ({
    label: name,
    value: name,
  }),
);
const CATEGORIES: Option[] = [
  { label: "Study group representative", value: "sg-representative", description: "Named by a study group's chair" },
  { label: "Invited expert", value: "invited-expert", description: "Invited by a co-chair; speaks, does not count" },
  { label: "Observer", value: "observer" },
];
const OPTIONS = ["Approve as proposed", "Approve with the changes in document 7", "Object"];
const END = "2025-07-17T21:59:00Z";
const of = { reference: false, completes: false, required: false };

export const DECLARATIONS: Declaration[] = [
  {
    name: "register",
    summary: "Take part in the activity.",
    access: "anyone",
    examples: ['register organization:"ITU-T SG21" category:sg-representative country:KR email:a@example.org'],
    fields: [
      {
        ...of,
        name: "organization",
        label: "Organization",
        kind: "line",
        maxLength: 200,
        required: true,
        completes: true,
        help: "The one you speak for.",
      },
      { ...of, name: "category", label: "Category", kind: "pick", options: CATEGORIES, min: 1, max: 1, required: true },
      {
        ...of,
        name: "country",
        label: "Country",
        kind: "line",
        maxLength: 2,
        required: true,
        help: "Two letters, for example KR.",
      },
      { ...of, name: "email", label: "E-mail", kind: "line", maxLength: 200 },
    ],
  },
  {
    name: "poll open",
    summary: "Ask the members something.",
    access: "co-chair",
    examples: ['poll open question:"Approve the agenda?" options:"Approve; Object" closes:"in 2 weeks"'],
    fields: [
      { ...of, name: "question", label: "Question", kind: "paragraph", maxLength: 300, required: true },
      {
        ...of,
        name: "options",
        label: "Options",
        kind: "line",
        maxLength: 2000,
        required: true,
        help: "Separated by semicolons.",
      },
      { ...of, name: "closes", label: "Closes", kind: "line", maxLength: 100, required: true },
    ],
  },
  {
    name: "poll vote",
    summary: "Vote, or change your vote.",
    access: "member",
    examples: ["poll vote poll:1 choice:2"],
    fields: [
      {
        ...of,
        name: "poll",
        label: "Poll",
        kind: "search",
        of: "poll",
        required: true,
        reference: true,
        completes: true,
      },
      { ...of, name: "choice", label: "Choice", kind: "line", maxLength: 300, required: true },
    ],
  },
  { name: "poll list", summary: "The polls of this activity.", access: "member", examples: ["poll list"], fields: [] },
  { name: "member list", summary: "Who takes part.", access: "member", examples: ["member list"], fields: [] },
  { name: "help", summary: "What you may do here and now.", access: "anyone", examples: ["help"], fields: [] },
];

const told = (text: string, rest: Message["parts"] = []): Message => ({
  kind: "message",
  summary: text,
  parts: [{ kind: "text", spans: [text] }, ...rest],
});

export function registerForm(values: Form["values"], errors: Form["errors"]): Form {
  const fields = DECLARATIONS[0]?.fields ?? [];
  const submit = { command: "register", args: {} };
  return { kind: "form", title: "Register for JCA-MV", fields, values, errors, page: { now: 1, of: 1 }, submit };
}

function pollCard(question: string, votes: Map<string, number>): Message {
  const rows = OPTIONS.map((label, index) => {
    const count = [...votes.values()].filter((vote) => vote === index + 1).length;
    return { label, count, share: votes.size === 0 ? 0 : count / votes.size };
  });
  const vote = (choice: number): Call => ({
    activity: "jca-mv",
    command: "poll vote",
    args: { poll: "1", choice: String(choice) },
  });
  return {
    kind: "message",
    summary: `Poll 1: ${question} ${votes.size} have voted.`,
    parts: [
      { kind: "heading", text: "Poll 1" },
      { kind: "text", spans: [{ bold: question }] },
      { kind: "tally", rows },
      {
        kind: "text",
        spans: [
          "Open until ",
          { at: END, zone: "Europe/Zurich", show: "datetime" },
          `. ${votes.size} of 5 organizations have voted.`,
        ],
      },
      { kind: "choices", options: OPTIONS.map((label, index) => ({ label, call: vote(index + 1) })) },
    ],
  };
}

const HELP: Message = {
  kind: "message",
  summary: "What you can do here: register, poll list, member list.",
  parts: [
    { kind: "heading", text: "What you can do here" },
    { kind: "list", ordered: false, items: DECLARATIONS.map((one) => [{ bold: one.name }, `: ${one.summary}`]) },
    {
      kind: "facts",
      rows: [
        { label: "Activity", value: ["JCA-MV"] },
        { label: "First meeting", value: [{ at: "2025-10-09T09:15:00Z", zone: "Europe/Zurich", show: "datetime" }] },
        { label: "Web page", value: [{ link: "https://www.itu.int/", label: "itu.int" }] },
      ],
    },
    {
      kind: "quote",
      by: [{ person: "1", name: "SG17 representative" }],
      spans: ["Security of avatars belongs to SG17."],
    },
    {
      kind: "pick",
      placeholder: "Help for a command",
      options: DECLARATIONS.map((one) => ({ label: one.name, value: one.name })),
      min: 1,
      max: 1,
      call: { command: "help", args: {} },
      arg: "about",
    },
    {
      kind: "pick",
      placeholder: "Remind me of",
      options: ["Polls", "Meetings", "Documents"].map((label) => ({ label, value: label })),
      min: 1,
      max: 3,
      call: { command: "help", args: {} },
      arg: "topics",
    },
    {
      kind: "choices",
      options: [
        { label: "Next page", call: { command: "help", args: { page: 2 } } },
        {
          label: "Withdraw my registration",
          tone: "danger",
          confirm: "Withdraw your registration? You can register again.",
          call: { command: "withdraw", args: {} },
        },
      ],
    },
  ],
};

type Asked = Extract<Inbound, { kind: "typed" | "call" }>;

/** Starts the adapter with this core behind it. */
export async function startDemo(adapter: Adapter, port: MemoryPort): Promise<void> {
  const votes = new Map<string, number>();
  let question = "";
  let card: Awaited<ReturnType<Adapter["post"]>> | undefined;
  const room = { platform: "web", workspace: "web", channel: "general" };

  async function show(): Promise<void> {
    const replaces = card?.status === "sent" ? { replaces: card.ref } : {};
    const made = await adapter.post(
      room,
      { kind: "message", view: pollCard(question, votes), ...replaces },
      `card-${votes.size}-${port.now().epochMilliseconds}`,
    );
    card ??= made;
  }
  async function open(asked: Asked): Promise<void> {
    question = "Approve the draft terms of reference as circulated to the study groups?";
    port.plan(
      END,
      "Poll 1 closes",
      async () =>
        void (await adapter.post(
          room,
          { kind: "message", view: told("Poll 1 is closed: Approve as proposed 2, Object 1.") },
          "closed",
        )),
    );
    const reminder = told("Poll 1 closes in 2 days and ITU-T SG21 has not voted yet.", [
      {
        kind: "choices",
        options: [{ label: "Show the poll", call: { command: "poll show", args: { poll: "1" } }, tone: "main" }],
      },
    ]);
    port.plan("2025-07-15T21:59:00Z", "Reminder of poll 1 to those who have not voted", async () => {
      await adapter.post(
        { platform: "web", workspace: "web", account: "sg21", name: "SG21 representative" },
        { kind: "message", view: reminder },
        "reminder",
      );
    });
    await show();
    await asked.answer.reply(told("Poll 1 is open until Thu 17 Jul 2025, 23:59."));
  }
  async function register(asked: Asked, values: Record<string, unknown>): Promise<void> {
    const given = Object.fromEntries(Object.entries(values).filter(([, value]) => typeof value === "string")) as Record<
      string,
      string
    >;
    const errors: Record<string, string> = {};
    if (!given.organization) errors.organization = "Say which organization you speak for.";
    if (given.country?.length !== 2) errors.country = "Country is two letters, for example KR.";
    const sent = asked.kind === "call" && asked.values !== undefined;
    if (Object.keys(errors).length > 0) return void (await asked.answer.form(registerForm(given, sent ? errors : {})));
    await asked.answer.reply(told(`You are registered for ${given.organization}. The secretariat will confirm it.`));
  }
  async function vote(asked: Asked, choice: number): Promise<void> {
    votes.set(asked.by.account, choice);
    await show();
    const chosen = OPTIONS[choice - 1];
    await asked.answer.reply(told(`Your organization's vote: ${chosen}. You can change it until the end.`));
  }
  const handlers: [string, (asked: Asked, call: Call | undefined) => Promise<unknown>][] = [
    ["register", (asked) => register(asked, asked.kind === "call" ? (asked.values ?? {}) : {})],
    ["poll open", open],
    ["poll vote", (asked, call) => vote(asked, Number(call?.args.choice ?? 1))],
    ["help", (asked) => asked.answer.reply(HELP)],
    ["withdraw", (asked) => asked.answer.reply(told("You are no longer registered."))],
  ];
  async function handle(asked: Asked): Promise<void> {
    const call = asked.kind === "call" && "command" in asked.call ? asked.call : undefined;
    const line = asked.kind === "typed" ? asked.text : (call?.command ?? "");
    const found = handlers.find(([name]) => line.startsWith(name));
    if (found) await found[1](asked, call);
    else await asked.answer.reply(told(`There is no command "${line}". Type help to see what you can do.`));
  }
  await adapter.start(async (event) => {
    if (event.kind === "typed" || event.kind === "call") await handle(event);
    if (event.kind === "home") await event.answer.reply(told("Nothing waits for anybody here."));
    if (event.kind === "complete") {
      const found = ORGANIZATIONS.filter((one) => one.label.toLowerCase().includes(event.typed.toLowerCase()));
      await event.answer(found);
    }
  });
}
