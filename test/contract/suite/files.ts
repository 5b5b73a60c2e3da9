import { expect } from "vitest";
import type { FileRef } from "#core/contract/call.ts";
import type { Form } from "#core/contract/view.ts";
import { ASK, type Called, type Check, formIn, longestCall, type Stage, say } from "./stage.ts";

const submit = longestCall("poll open");
const paper: Form = {
  kind: "form",
  title: "Submit a paper",
  fields: [
    { name: "title", label: "Title", required: true, kind: "line", maxLength: 300 },
    { name: "paper", label: "Paper", required: false, kind: "file", types: ["pdf", "txt"], maxBytes: 2000 },
  ],
  values: {},
  errors: {},
  page: { now: 1, of: 1 },
  submit,
};
const bytes = new TextEncoder().encode("%PDF-1.7 a paper");
const own = { name: "A paper, revised.pdf", type: "application/pdf", bytes };

async function sent(stage: Stage, values: Parameters<Awaited<ReturnType<Stage["person"]>>["sends"]>[0]) {
  const [person, room] = [await stage.person(), await stage.room()];
  stage.onAsk((event) => event.answer.form(paper));
  formIn(await person.types(ASK, room));
  let event: Called | undefined;
  stage.onAsk(async (asked) => {
    event = asked as Called;
    await event.answer.reply(say("Thank you."));
  });
  await person.sends(values);
  return event ?? expect.fail("nothing came");
}

async function sentFile(stage: Stage): Promise<FileRef> {
  const { values } = await sent(stage, { title: "A paper", paper: own });
  const [file] = values?.paper ?? [];
  if (typeof file !== "object") throw new Error(`no file came: ${JSON.stringify(values)}`);
  return file;
}

export const files = {
  "a file in a form comes as what it is, and its bytes can be read": async (stage) => {
    const file = await sentFile(stage);
    expect(file).toMatchObject({ platform: stage.adapter.platform, name: own.name, type: own.type, bytes: 16 });
    expect(await stage.adapter.read(file, 2000)).toEqual({ status: "read", bytes: expect.anything() });
    const read = await stage.adapter.read(file, 2000);
    expect(read.status === "read" && new TextDecoder().decode(read.bytes)).toBe("%PDF-1.7 a paper");
  },

  "a form without a file says so": async (stage) => {
    const { values } = await sent(stage, { title: "No paper" });
    expect(values?.paper).toEqual([]);
  },

  "a file that is longer than it says is not read to its end": async (stage) => {
    const file = await sentFile(stage);
    await stage.chat.trouble({ kind: "file longer", count: 1 });
    expect(await stage.adapter.read(file, 2000)).toMatchObject({ status: "refused" });
    expect(await stage.adapter.read(file, 2000)).toMatchObject({ status: "read" });
  },

  "a file that is to be fetched elsewhere is not followed there": async (stage) => {
    const file = await sentFile(stage);
    await stage.chat.trouble({ kind: "file elsewhere", count: 1 });
    expect(await stage.adapter.read(file, 2000)).toMatchObject({ status: "refused" });
    expect(await stage.adapter.read(file, 2000)).toMatchObject({ status: "read" });
  },

  "a file is fetched from the platform's own hosts only": async (stage) => {
    const file = await sentFile(stage);
    for (const other of [
      "https://files.example.org/paper.pdf",
      "http://127.0.0.1:1/paper.pdf",
      "file:///etc/hosts",
      "",
    ]) {
      const read = await stage.adapter.read({ ...file, file: other }, 2000);
      expect(read, other).toMatchObject({ status: "refused" });
    }
  },
} satisfies Record<string, Check>;
