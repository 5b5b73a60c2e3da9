import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeMessage } from "../support/discord/messages.ts";
import { type CallIn, FORM, formOf, type House, messageOf, say, startHouse } from "./house.ts";

let house: House;
beforeEach(async () => {
  house = await startHouse();
});
afterEach(() => house.stop());

describe("private answers on Discord", () => {
  it("answers a command with its options privately", async () => {
    const seen: CallIn[] = [];
    house.onCall = async (call) => {
      seen.push(call);
      await call.answer.reply(say("Poll 1 is open."));
    };
    const [chair, room] = [await house.chat.person("SG21 representative"), await house.chat.room("jca")];
    const reply = messageOf(
      await chair.types('poll open question:"Approve the agenda?" options:"A; B" kind:single', room),
    );
    expect(reply.text).toBe("Poll 1 is open.");
    expect(seen[0]).toMatchObject({
      kind: "call",
      call: { command: "poll open", args: { question: "Approve the agenda?", options: "A; B", kind: "single" } },
      by: { platform: "discord", workspace: "discord", name: "SG21 representative" },
      at: room.place,
    });
    expect(await room.messages()).toEqual([]);
  });

  it("opens a form as the first answer and takes what it sends", async () => {
    house.onCall = (call) =>
      call.values ? call.answer.reply(say(`Opened: ${JSON.stringify(call.values)}`)) : call.answer.form(FORM);
    const [chair, room] = [await house.chat.person("Co-chair"), await house.chat.room("jca")];
    const form = formOf(await chair.types("poll open", room));
    expect(form.title).toBe("Open a poll");
    expect(form.fields.map(({ name, value }) => [name, value])).toEqual([
      ["question", ""],
      ["kind", "One choice"],
    ]);
    const reply = messageOf(await chair.sends({ question: "Approve?", kind: "Several choices" }));
    expect(reply.text).toBe('Opened: {"question":"Approve?","kind":["multiple"]}');
    expect(house.came.at(-1)).toMatchObject({ call: { command: "poll open", args: { options: "A; B" } } });
  });

  it("says a mistake at its field, before the help where both have room", async () => {
    const [question, kind] = ["Please fill this in.", `${"A long reason. ".repeat(6)}So.`];
    house.onCall = (call) => call.answer.form({ ...FORM, errors: { question, kind } });
    const [chair, room] = [await house.chat.person("Co-chair"), await house.chat.room("jca")];
    const form = formOf(await chair.types("poll open", room));
    expect(form.fields.map(({ help }) => help)).toEqual([`${question} One sentence.`, kind]);
  });

  it("refuses a form as the answer to a form, after an answer, and when it is too late", async () => {
    const answers: unknown[] = [];
    house.onCall = async (call) => {
      if (call.values) {
        answers.push(await call.answer.form(FORM));
        await call.answer.reply(
          say("Please correct it.", { kind: "choices", options: [{ label: "Correct", call: FORM.submit }] }),
        );
      } else if (call.at && answers.length === 0) await call.answer.form(FORM);
      else {
        await call.answer.busy();
        answers.push(await call.answer.form(FORM));
        await call.answer.reply(say("Done."));
      }
    };
    const [chair, room] = [await house.chat.person("Co-chair"), await house.chat.room("jca")];
    await chair.types("poll open", room);
    const wrong = messageOf(await chair.sends({ question: "Approve?" }));
    expect(wrong.buttons).toEqual(["Correct"]);
    expect(messageOf(await chair.types("poll show poll:1", room)).text).toBe("Done.");
    expect(answers).toMatchObject([
      { status: "refused", why: "unsupported" },
      { status: "refused", why: "too late" },
    ]);
  });

  it("shows an error with a button that opens the form again, and puts the next answer in its place", async () => {
    house.onCall = (call) => {
      if (call.values?.question === "bad") {
        return call.answer.reply(
          say("The question is bad.", { kind: "choices", options: [{ label: "Correct", call: FORM.submit }] }),
        );
      }
      return call.values ? call.answer.reply(say("Opened.")) : call.answer.form(FORM);
    };
    const [chair, room] = [await house.chat.person("Co-chair"), await house.chat.room("jca")];
    await chair.types("poll open", room);
    const wrong = messageOf(await chair.sends({ question: "bad" }));
    formOf(await chair.presses("Correct", wrong));
    const right = messageOf(await chair.sends({ question: "good" }));
    expect(right).toMatchObject({ id: wrong.id, text: "Opened.", buttons: [] });
  });

  it("says that it works on it, and fills that answer later", async () => {
    house.onCall = async (call) => {
      await call.answer.busy();
      await call.answer.busy();
      await call.answer.reply(say("Counted."));
    };
    const [member, room] = [await house.chat.person("Member"), await house.chat.room("jca")];
    expect(messageOf(await member.types("poll show poll:1", room)).text).toBe("Counted.");
    const paths = house.chat.server.requests
      .slice(-2)
      .map(({ method, path, status }) => [method, path.split("/")[1], status]);
    expect(paths).toEqual([
      ["POST", "interactions", 204],
      ["PATCH", "webhooks", 200],
    ]);
  });

  it("turns the pages of a private answer in place, also after a pause", async () => {
    house.onCall = async (call) => {
      const page = "parked" in call.call ? "?" : String(call.call.args.page ?? "1");
      if (page === "2") await call.answer.busy();
      await call.answer.reply(
        say(`Page ${page}`, {
          kind: "choices",
          options: [{ label: "Next", call: { command: "help", args: { page: String(Number(page) + 1) } } }],
        }),
      );
    };
    const [member, room] = [await house.chat.person("Member"), await house.chat.room("jca")];
    const first = messageOf(await member.types("help poll open", room));
    expect(house.came[0]).toMatchObject({ call: { command: "help", args: { command: "poll open" } } });
    const second = messageOf(await member.presses("Next", first));
    const third = messageOf(await member.presses("Next", second));
    expect([second, third].map(({ id, text }) => [id === first.id, text])).toEqual([
      [true, "Page 2"],
      [true, "Page 3"],
    ]);
  });

  it("never puts a private answer in the place of a card", async () => {
    const room = await house.chat.room("jca");
    const card = say("Poll 1", {
      kind: "choices",
      options: [{ label: "Approve", call: { command: "poll vote", args: { poll: "1", choice: "1" } } }],
    });
    await house.adapter.post(room.place, { kind: "message", view: card }, "w-1");
    house.onCall = (call) => call.answer.reply(say("Your vote is recorded."));
    const member = await house.chat.person("Member");
    const [shown] = await room.messages();
    const reply = messageOf(await member.presses("Approve", shown ?? expect.fail()));
    expect(reply.text).toBe("Your vote is recorded.");
    expect(await room.messages()).toEqual([shown]);
    expect(house.came.at(-1)).toMatchObject({ call: { command: "poll vote", args: { poll: "1", choice: "1" } } });
  });

  it("says what a select chose under the name of its argument", async () => {
    const pick = {
      kind: "pick",
      placeholder: "Choose",
      min: 1,
      max: 2,
      arg: "choice",
      call: { command: "poll vote", args: { poll: "1" } },
    } as const;
    house.onCall = (call) =>
      call.values
        ? call.answer.reply(say(JSON.stringify(call.values)))
        : call.answer.reply(
            say("Poll 1", {
              ...pick,
              options: [
                { label: "First", value: "1" },
                { label: "Second", value: "2" },
              ],
            }),
          );
    const [member, room] = [await house.chat.person("Member"), await house.chat.room("jca")];
    const shown = messageOf(await member.types("poll show poll:1", room));
    expect(shown.picks).toEqual([{ placeholder: "Choose", options: ["First", "Second"] }]);
    expect(messageOf(await member.picks(["First", "Second"], shown)).text).toBe('{"choice":["1","2"]}');
  });

  it("asks once more before a call that has to be confirmed", async () => {
    house.onCall = (call) =>
      "parked" in call.call || call.call.command !== "poll close"
        ? call.answer.reply(
            say("Poll 1", {
              kind: "choices",
              options: [
                {
                  label: "Close now",
                  confirm: "Nobody can vote after that.",
                  call: { command: "poll close", args: { poll: "1" } },
                },
              ],
            }),
          )
        : call.answer.reply(say("Closed."));
    const [chair, room] = [await house.chat.person("Co-chair"), await house.chat.room("jca")];
    const shown = messageOf(await chair.types("poll show poll:1", room));
    expect(messageOf(await chair.presses("Close now", shown)).text).toBe("Closed.");
    expect(house.came.filter((event) => event.kind === "call").map(({ call }) => call)).toMatchObject([
      { command: "poll show" },
      { command: "poll close" },
    ]);
  });

  it("completes an argument from live data", async () => {
    house.onComplete = (complete) =>
      complete.answer([
        { label: `1: ${complete.typed}`, value: "1" },
        { label: "x".repeat(120), value: "2" },
      ]);
    const member = await house.chat.person("Member");
    expect(await member.completes("poll show", "poll", "agen")).toEqual(["1: agen", `${"x".repeat(99)}…`]);
    expect(house.came[0]).toMatchObject({
      kind: "complete",
      arg: "poll",
      typed: "agen",
      call: { command: "poll show", args: {} },
    });
  });

  it("gives a file as the private answer", async () => {
    house.onCall = (call) =>
      call.answer.file("poll-1.csv", "text/csv", new TextEncoder().encode("a;b"), say("The export."));
    const [chair, room] = [await house.chat.person("Co-chair"), await house.chat.room("jca")];
    expect(messageOf(await chair.types("poll show poll:1", room)).text).toBe("The export.\npoll-1.csv");
  });

  it("says that a button of another version no longer works", async () => {
    const { server } = house.chat;
    const [member, room] = [await house.chat.person("Member"), await house.chat.room("jca")];
    const components = [{ type: 1, components: [{ type: 2, style: 1, label: "Old", custom_id: "vote:1" }] }];
    const { channel } = room.place;
    makeMessage(server.world, { channel, author: server.world.bot.id, payload: { content: "Poll", components } });
    const [shown] = await room.messages();
    expect(messageOf(await member.presses("Old", shown ?? expect.fail())).text).toContain("no longer works");
    expect(house.came.filter(({ kind }) => kind === "call")).toEqual([]);
  });

  it("refuses with words what is answered too late", async () => {
    await house.stop();
    house = await startHouse({ server: { ackMs: 300 } });
    const late = Promise.withResolvers<unknown>();
    house.onCall = async (call) => {
      const { world } = house.chat.server;
      for (const interaction of world.interactions.values()) interaction.madeAt -= 10_000;
      late.resolve([await call.answer.reply(say("Late."))]);
    };
    const [member, room] = [await house.chat.person("Member"), await house.chat.room("jca")];
    const reply = messageOf(await member.types("poll show poll:1", room));
    expect(reply.text).toContain("did not respond");
    expect(await late.promise).toMatchObject([{ status: "refused", why: "too late" }]);
  });

  it("edits the answer when somebody else has acknowledged the interaction already (40060)", async () => {
    house.onCall = async (call) => {
      const { world } = house.chat.server;
      const interaction = world.interactions.get(house.came[0]?.id ?? "");
      const url = `${house.chat.server.apiUrl}/v10/interactions/${interaction?.id}/${interaction?.token}/callback`;
      await fetch(url, { method: "POST", body: JSON.stringify({ type: 5, data: { flags: 64 } }) });
      await call.answer.reply(say("Here it is."));
    };
    const [member, room] = [await house.chat.person("Member"), await house.chat.room("jca")];
    expect(messageOf(await member.types("poll show poll:1", room)).text).toBe("Here it is.");
  });

  it("refuses a view that Discord would not take, and cuts nothing", async () => {
    const answers: unknown[] = [];
    house.onCall = async (call) => {
      answers.push(await call.answer.reply(say("x".repeat(9000))));
      answers.push(await call.answer.form({ ...FORM, title: "x".repeat(46) }));
      await call.answer.reply(say("Short."));
    };
    const [member, room] = [await house.chat.person("Member"), await house.chat.room("jca")];
    expect(messageOf(await member.types("poll show poll:1", room)).text).toBe("Short.");
    expect(answers).toMatchObject([{ why: "invalid" }, { why: "invalid" }]);
  });
});
