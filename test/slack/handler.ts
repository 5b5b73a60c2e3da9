import type { Inbound } from "#core/contract/adapter.ts";
import type { Form, Message, Part } from "#core/contract/view.ts";

export const say = (text: string, ...parts: Part[]): Message => ({
  kind: "message",
  summary: text,
  parts: [{ kind: "text", spans: [text] }, ...parts],
});

export const registerForm = (values: Form["values"] = {}, errors: Form["errors"] = {}): Form => ({
  kind: "form",
  title: "Register",
  fields: [
    { name: "organization", label: "Organization", required: true, kind: "search", of: "organization" },
    { name: "email", label: "E-mail", help: "Only officers see it.", required: true, kind: "line", maxLength: 100 },
    {
      name: "category",
      label: "Category",
      required: false,
      kind: "pick",
      options: [
        { label: "SG representative", value: "sg" },
        { label: "Guest", value: "guest" },
      ],
      min: 1,
      max: 1,
    },
  ],
  values,
  errors,
  page: { now: 1, of: 1 },
  submit: { activity: "jca-mv", command: "register", args: { country: "KR" } },
});

export const card = (yes: number): Message => ({
  kind: "message",
  summary: `Approve the agenda? ${yes} yes`,
  parts: [
    { kind: "heading", text: "Approve the agenda?" },
    { kind: "tally", rows: [{ label: "Yes", count: yes, share: yes / 2 }] },
    {
      kind: "choices",
      options: [
        {
          label: "Yes",
          call: { activity: "jca-mv", command: "poll vote", args: { poll: 1, choice: 1 } },
          tone: "main",
        },
        {
          label: "No",
          call: { activity: "jca-mv", command: "poll vote", args: { poll: 1, choice: 2 } },
          confirm: "Sure?",
        },
      ],
    },
    {
      kind: "pick",
      placeholder: "Several of them",
      options: [
        { label: "One", value: "1" },
        { label: "Two", value: "2" },
      ],
      min: 1,
      max: 2,
      call: { activity: "jca-mv", command: "poll vote", args: { poll: 1 } },
      arg: "choice",
    },
  ],
});

/** What was received, and a few answers by hand. */
export function createHandler() {
  const received: Inbound[] = [];
  const waiting: (() => void)[] = [];
  async function receive(event: Inbound): Promise<void> {
    received.push(event);
    for (const resolve of waiting.splice(0)) resolve();
    if (event.kind === "typed") await typed(event);
    else if (event.kind === "call") await called(event);
    else if (event.kind === "complete") {
      const all = ["ITU-T SG21", "ITU-T SG13", "ISO/IEC JTC 1/SC 29"].map((label) => ({ label, value: label }));
      await event.answer(all.filter((option) => option.label.includes(event.typed)));
    } else if (event.kind === "home") await event.answer.reply(say(`Welcome, ${event.by.name}`));
  }
  return {
    received,
    receive,
    next: () => new Promise<void>((resolve) => waiting.push(resolve)),
  };
}

async function typed({ text, answer }: Extract<Inbound, { kind: "typed" }>) {
  if (text === "register") await answer.form(registerForm());
  else if (text === "card") await answer.reply(card(0));
  else if (text === "pages") await answer.reply(page(1));
  else if (text === "search") await answer.reply(searched);
  else if (text === "file") await answer.file("list.csv", "text/csv", Buffer.from("a,b"), say("The list"));
  else if (text !== "silence") await answer.reply(say(`You typed: ${text}`));
}

const page = (now: number): Message =>
  say(`Page ${now}`, {
    kind: "choices",
    options: [{ label: "Next page", call: { command: "list", args: { page: now + 1 } } }],
  });
const searched = say("Which poll?", {
  ...{ kind: "pick", placeholder: "Type to search", options: [], min: 1, max: 1 },
  ...{ call: { command: "poll show", args: {} }, arg: "poll", search: "poll" },
});

async function called({ call, values, answer }: Extract<Inbound, { kind: "call" }>) {
  if ("parked" in call) return;
  if (call.command === "list") await answer.reply(page(Number(call.args.page)));
  else if (call.command === "form") await answer.form(registerForm());
  else if (call.command !== "register")
    await answer.reply(say(`${call.command} ${JSON.stringify({ ...call.args, ...values })}`));
  else await registered(String(values?.email), values?.organization, answer);
}

async function registered(email: string, organization: unknown, answer: Extract<Inbound, { kind: "call" }>["answer"]) {
  if (email.startsWith("slow")) await answer.busy();
  if (email.endsWith("wrong")) {
    await answer.form(registerForm({ email }, { email: "This is no e-mail address." }));
  } else await answer.reply(say(`Registered for ${organization}, ${email}`));
}
