import type { Carried, Values } from "#core/contract/call.ts";
import type { Form, Message, Option, Part } from "#core/contract/view.ts";
import { type ChatPerson, type FilledIn, isOwnFile, type Reply, type Seen } from "../chat.ts";
import type { Answer, DoorClient } from "./door-client.ts";
import { seenForm, seenMessage } from "./seen.ts";

/** What stands behind something seen: the view with its calls, and where it was. */
export type Written = WeakMap<Seen, { view: Message; room: string }>;
/** The last one each person was given, by handle. */
export type Files = Map<string, NonNullable<Answer["file"]>>;
type World = { door: DoorClient; written: Written; files: Files; anyRoom(): Promise<string> };

function find<Kind extends Part["kind"]>(view: Message, kind: Kind): Extract<Part, { kind: Kind }>[] {
  return view.parts.filter((part): part is Extract<Part, { kind: Kind }> => part.kind === kind);
}

const sentValue = (options: Option[], wanted: string): string =>
  (options.find((option) => option.value === wanted) ?? options.find((option) => option.label === wanted))?.value ??
  wanted;

async function choose(door: DoorClient, as: string, form: Form, given: FilledIn): Promise<Values> {
  const values: Values = { ...form.values };
  for (const { name, kind } of form.fields) if (kind === "file") values[name] = [];
  for (const [name, value] of Object.entries(given)) {
    values[name] = isOwnFile(value) ? [(await door.upload(as, value)).file] : value;
  }
  for (const field of form.fields) {
    const value = values[field.name];
    if (field.kind !== "pick" || value === undefined) continue;
    values[field.name] = Array.isArray(value)
      ? value.map((one) => (typeof one === "string" ? sentValue(field.options, one) : ""))
      : sentValue(field.options, value);
  }
  return values;
}

export function createWebPerson(person: { handle: string; name: string }, world: World): ChatPerson {
  const { door, written, files } = world;
  const as = person.handle;
  let open: { form: Form; room: string } | undefined;
  let answers = 0;

  function read({ view, file }: Answer, room: string): Reply {
    if (file) files.set(as, file);
    if (view === null) return "nothing";
    if (view.kind === "form") {
      open = { form: view, room };
      return { form: seenForm(view) };
    }
    open = undefined;
    answers += 1;
    const seen = seenMessage(`private-${as}-${answers}`, view, false);
    written.set(seen, { view, room });
    return { message: seen };
  }
  function behind(on: Seen) {
    const found = written.get(on);
    if (!found) throw new Error(`"${on.text}" was not seen in this sandbox.`);
    return found;
  }
  const call = async (room: string, what: { text: string } | { call: Carried; values?: Values }): Promise<Reply> =>
    read(await door.call({ as, room, ...what }), room);

  return {
    account: { platform: "web", workspace: "web", account: as, name: person.name },
    types: (text, room) => call(room.place.channel, { text }),
    async presses(label, on) {
      const { view, room } = behind(on);
      const choice = find(view, "choices")
        .flatMap((part) => part.options)
        .find((option) => option.label === label);
      if (!choice) throw new Error(`There is no button "${label}". Buttons: ${on.buttons.join(", ")}.`);
      return call(room, { call: choice.call });
    },
    async picks(labels, on) {
      const { view, room } = behind(on);
      const pick = find(view, "pick").find((part) =>
        labels.every((label) => part.options.some((one) => one.label === label)),
      );
      if (!pick) throw new Error(`No select offers ${labels.join(", ")}.`);
      const values = labels.map((label) => sentValue(pick.options, label));
      return call(room, { call: pick.call, values: { [pick.arg]: pick.max === 1 ? (values[0] ?? "") : values } });
    },
    async sends(values) {
      if (!open) throw new Error("No form is open.");
      return call(open.room, { call: open.form.submit, values: await choose(door, as, open.form, values) });
    },
    async completes(text, arg, typed) {
      const room = await world.anyRoom();
      const { options } = await door.complete({ as, room, call: { command: text, args: {} }, arg, typed });
      return options.map((option) => option.label);
    },
    async inbox() {
      const room = await world.anyRoom();
      const direct = (await door.messages(room, as)).filter((message) => message.private);
      return direct.map((message) => {
        const seen = seenMessage(message.id, message.view, message.editedAt !== undefined);
        written.set(seen, { view: message.view, room });
        return seen;
      });
    },
  };
}
