import type { Answer, Answered } from "#core/contract/adapter.ts";
import type { Form, Message } from "#core/contract/view.ts";
import type { Reply } from "../chat.ts";
import { draw } from "./draw.ts";
import { checkForm, seenForm } from "./draw-form.ts";
import { directChannel, type Stored, seenOf, type World } from "./world.ts";

export type Asking = {
  by: string;
  channel: string;
  /** The private message whose button was pressed. */
  from: Stored | undefined;
  fromForm: boolean;
  show(reply: Reply): void;
};

const SENT: Answered = { status: "sent" };
const invalid = (detail: string): Answered => ({ status: "refused", why: "invalid", detail });

export function createAnswer(world: World, asking: Asking): Answer {
  const { by, channel, show } = asking;
  const { can } = world.rules;
  let said = false;
  let takesPlaceOf = asking.from;

  function opensNone(): Answered | undefined {
    if (can.form.opens === "any time") return undefined;
    if (asking.fromForm) return { status: "refused", why: "unsupported", detail: "no form opens from a form here" };
    return said ? { status: "refused", why: "too late", detail: "a form is only a first answer here" } : undefined;
  }

  async function form(view: Form): Promise<Answered> {
    const none = opensNone();
    if (none) return none;
    const checked = world.within(() => checkForm(view, world.rules));
    if ("over" in checked) return invalid(checked.over);
    said = true;
    const id = world.rules.writeId({ key: "", at: 0, call: view.submit });
    world.open.set(by, { form: view, id, channel, ...(asking.from ? { from: asking.from.id } : {}) });
    show({ form: seenForm(view, can.form.errors ? view.errors : {}) });
    return SENT;
  }

  async function reply(view: Message): Promise<Answered> {
    const drawn = world.within(() => draw(view, "", world.rules));
    if ("over" in drawn) return invalid(drawn.over);
    said = true;
    if (asking.fromForm) world.open.delete(by);
    const placed = takesPlaceOf ?? world.save({ channel, key: "", drawn: drawn.made, only: by });
    if (takesPlaceOf) world.edit(placed, drawn.made);
    takesPlaceOf = undefined;
    show({ message: seenOf(placed) });
    return SENT;
  }

  return {
    form,
    reply,
    async busy() {
      said = true;
    },
    async file(name, _type, _bytes, view) {
      if (can.privateFiles) return await reply({ ...view, parts: [...view.parts, { kind: "text", spans: [name] }] });
      const drawn = world.within(() => draw(view, "", world.rules));
      if ("over" in drawn) return invalid(drawn.over);
      const text = `${drawn.made.text}\n${name}`;
      const made = world.save({ channel: directChannel(by), key: "", drawn: { ...drawn.made, text } });
      show({ message: seenOf(made) });
      return SENT;
    },
  };
}
