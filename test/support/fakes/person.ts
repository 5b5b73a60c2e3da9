import type { Inbound } from "#core/contract/adapter.ts";
import type { Account, Carried, Values } from "#core/contract/call.ts";
import type { Option } from "#core/contract/view.ts";
import { type ChatPerson, type FilledIn, isOwnFile, type Reply, type Seen } from "../chat.ts";
import { createAnswer } from "./answer.ts";
import { filled, type Given, type Open, seenForm } from "./draw-form.ts";
import { directChannel, type Stored, seenIn, type World } from "./world.ts";

type Doing = { channel: string; from?: Stored; fromForm?: boolean } & (
  | { kind: "typed"; text: string }
  | { kind: "call"; call: Carried; values?: Values }
);

const said = (text: string): Reply => ({
  message: { id: "client", text, buttons: [], picks: [], edited: false, notified: [] },
});

/** Does what the client lets a person do. What the core throws comes out here: a test cannot miss it. */
export function createPerson(world: World, account: Account): ChatPerson {
  const { rules } = world;
  const by = account.account;

  async function send(doing: Doing, id: string): Promise<Reply> {
    if (!world.receive) return "nothing";
    let shown: Reply = "nothing";
    const show = (reply: Reply) => {
      shown = reply;
    };
    const { channel, from, fromForm = false, ...what } = doing;
    const at = { ...world.placeOf(channel), ...(channel === directChannel(by) ? { direct: true as const } : {}) };
    const answer = createAnswer(world, { by, channel, from: from?.only === by ? from : undefined, fromForm, show });
    await hand({ id, by: account, at, ...what, answer });
    return shown;
  }

  async function hand(event: Inbound): Promise<void> {
    const handled = world.receive?.(event) ?? Promise.resolve();
    world.inHand.add(handled);
    await handled.finally(() => world.inHand.delete(handled));
  }

  function does(doing: Doing): Promise<Reply> {
    const id = world.newId();
    world.again = () => send(doing, id);
    return send(doing, id);
  }

  function standing(seen: Seen): Stored {
    const message = world.messages.get(seen.id);
    const mine = message?.only === undefined || message.only === by;
    if (!message || !mine) throw new Error(`There is no message ${seen.id} for ${account.name}.`);
    return message;
  }

  async function complete(call: Carried, arg: string, typed: string): Promise<Option[]> {
    let found: Option[] = [];
    const answer = async (options: Option[]) => {
      found = options;
    };
    await hand({ id: world.newId(), by: account, kind: "complete", call, arg, typed, answer });
    return found;
  }

  /** A search takes one of what it offers; words that it does not offer stay as they are typed. */
  async function searched({ form }: Open, given: Given): Promise<Given> {
    const values = { ...given };
    for (const { name, kind } of form.fields) {
      const typed = [given[name] ?? []].flat()[0];
      if (kind !== "search" || typed === undefined) continue;
      const offered = await complete(form.submit, name, typed);
      values[name] = offered.find((one) => one.value === typed || one.label === typed)?.value ?? typed;
    }
    return values;
  }

  return {
    account,
    async types(text, room) {
      const typed = rules.typed(text, world.declarations);
      return "says" in typed ? said(typed.says) : does({ channel: room.place.channel, ...typed });
    },
    async presses(label, on) {
      const from = standing(on);
      const button = [from.drawn, ...from.before].flatMap(({ buttons }) => buttons).find((one) => one.label === label);
      if (!button) throw new Error(`There is no button "${label}". Buttons: ${on.buttons.join(", ")}.`);
      return does({ channel: from.channel, from, kind: "call", call: rules.readId(button.id).call });
    },
    async picks(labels, on) {
      const from = standing(on);
      for (const { id, options, min, max, search } of from.drawn.picks) {
        const { arg, call } = rules.readId(id);
        const offered = search ? await offers(call, arg ?? "", labels) : options;
        const sent = labels.flatMap((label) => offered.find((one) => one.label === label)?.sent ?? []);
        if (sent.length < labels.length) continue;
        if (sent.length < min || sent.length > max) throw new Error(`This select takes ${min} to ${max}.`);
        const read = sent.map(rules.readOption);
        const name = arg ?? read[0]?.arg ?? "";
        return does({
          channel: from.channel,
          from,
          kind: "call",
          call,
          values: { [name]: read.map((one) => one.value) },
        });
      }
      throw new Error(`No select offers ${labels.join(", ")}.`);
    },
    async sends(values) {
      const open = world.open.get(by);
      if (!open) throw new Error("No form is open.");
      const sent = filled(open.form, await searched(open, withoutFiles(values)));
      if ("errors" in sent) return { form: seenForm(open.form, sent.errors) };
      if (!rules.can.form.errors) world.open.delete(by);
      const from = open.from ? world.messages.get(open.from) : undefined;
      const where = { channel: open.channel, fromForm: true, ...(from ? { from } : {}) };
      return does({ ...where, kind: "call", call: rules.readId(open.id).call, values: sent.values });
    },
    async completes(text, arg, typed) {
      const command = rules.typed(text, world.declarations);
      if ("call" in command) return labelsOf(await complete(command.call, arg, typed));
      if ("says" in command) return [];
      const [channel = directChannel(by)] = world.rooms.keys();
      const reply = await does({ channel, ...command });
      if (typeof reply === "object" && "message" in reply) {
        const select = standing(reply.message).drawn.picks.find((one) => rules.readId(one.id).arg === arg);
        return select ? labelsOf(await complete(rules.readId(select.id).call, arg, typed)) : [];
      }
      const form = world.open.get(by)?.form;
      world.open.delete(by);
      const field = form?.fields.find((one) => one.name === arg);
      if (form && field?.kind === "search") return labelsOf(await complete(form.submit, arg, typed));
      return field?.kind === "pick" ? labelsOf(field.options).filter((one) => one.includes(typed)) : [];
    },
    inbox: async () => seenIn(world, directChannel(by)),
  };

  async function offers(call: Carried, arg: string, labels: string[]) {
    const found = await Promise.all(labels.map((label) => complete(call, arg, label)));
    return found.flat().map(({ label, value }) => ({ label, sent: rules.writeOption(arg, value) }));
  }
}

function withoutFiles(values: FilledIn): Given {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (isOwnFile(value)) throw new Error("a form takes no files here");
      return [name, value];
    }),
  );
}

const labelsOf = (options: Option[]): string[] => options.map(({ label }) => label);
