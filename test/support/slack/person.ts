import type { Account } from "#core/contract/call.ts";
import type { ChatPerson, FilledIn, Reply, Seen } from "../chat.ts";
import { type Fields, fieldsOf, listOf, textOf } from "./fields.ts";
import { fill } from "./fill.ts";
import type { SlackServer } from "./server.ts";
import {
  blocksOf,
  elementsIn,
  fieldNameOf,
  inputsOf,
  isForm,
  plain,
  seenForm,
  seenMessage,
  seenView,
} from "./shown.ts";
import type { Message, Showing, User, View } from "./state.ts";

type Standing = { server: SlackServer; user: User; account: Account; patienceMs: number };

/** Someone with Slack open: does what the client lets them do, sees what it shows them. */
export function createPerson({ server, user, account, patienceMs }: Standing): ChatPerson {
  const { state } = server;
  const openView = () =>
    [...state.views.values()].findLast((view) => view.user === user.id && view.open && view.id.startsWith("V"));

  const somewhere = () =>
    ([...state.channels.values()].find((channel) => !channel.direct) ?? state.directChannel(user.id)).id;

  /** What was typed stays in an open form until the app draws it anew. */
  let typed: { hash: string; values: FilledIn } = { hash: "", values: {} };
  const typedIn = (view: View) => (typed.hash === view.hash ? typed.values : {});

  function shownAs(showing: Showing): Reply | undefined {
    switch (showing.kind) {
      case "message":
        // A post has metadata to be found by; nobody asked for it, so it is no answer.
        if (showing.message.metadata) return undefined;
        return { message: seenMessage(state, showing.message) };
      case "errors":
        return { form: seenForm(state, showing.view, showing.errors, typedIn(showing.view)) };
      case "view":
        if (isForm(showing.view)) return { form: seenForm(state, showing.view) };
        return isWorking(showing.view) ? undefined : { message: seenView(state, showing.view) };
      case "closed":
        return undefined;
      default:
        return showing satisfies never;
    }
  }

  /** Does something and waits for what is shown to this person in answer. */
  async function reply(act: () => Promise<unknown>): Promise<Reply> {
    const { promise, resolve } = Promise.withResolvers<Reply>();
    const look = (showing: Showing) => {
      const seen = showing.user === user.id ? shownAs(showing) : undefined;
      if (seen) resolve(seen);
    };
    const nothing = () => resolve("nothing");
    state.shows.on("shown", look);
    state.shows.on("over", nothing);
    const timer = setTimeout(nothing, patienceMs);
    try {
      await act();
      return await promise;
    } finally {
      clearTimeout(timer);
      state.shows.off("shown", look);
      state.shows.off("over", nothing);
    }
  }

  function standing(seen: Seen): { at: Message | View; elements: Fields[]; blocks: Fields[] } {
    const view = state.views.get(seen.id);
    const at = view ?? state.messages.findLast((one) => one.ts === seen.id && !one.deleted);
    if (!at) throw new Error(`There is no message ${seen.id} any more`);
    const blocks = blocksOf(seen) ?? ("id" in at ? listOf(at.fields.blocks) : at.blocks);
    return { at, blocks, elements: elementsIn(blocks) };
  }

  const suggestIn = (at: Message | View) => (blockId: string, actionId: string, typed: string) =>
    server.suggest(user.id, at, blockId, actionId, typed);

  async function offered(at: Message | View, block: Fields, element: Fields, typed: string): Promise<string[]> {
    const options = element.options
      ? listOf(element.options).filter((one) => plain(one.text).toLowerCase().includes(typed.toLowerCase()))
      : await suggestIn(at)(textOf(block.block_id), textOf(element.action_id), typed);
    return options.map((option) => plain(option.text)).filter((label) => label !== `Use “${typed}”`);
  }

  return {
    account,
    types: (text, room) => reply(() => server.command(user.id, room.place.channel, text)),
    presses(label, on) {
      const { at, elements } = standing(on);
      const button = elements.find((one) => one.type === "button" && plain(one.text) === label);
      if (!button) throw new Error(`No button "${label}"; there are: ${on.buttons.join(", ")}`);
      const { action_id, value, text } = button;
      return reply(() =>
        server.action(user.id, at, { type: "button", action_id, block_id: "b", value, text } as Fields),
      );
    },
    async picks(labels, on) {
      const { at, elements } = standing(on);
      for (const element of elements.filter((one) => textOf(one.type).endsWith("_select"))) {
        const options = element.options ? listOf(element.options) : await offeredFor(at, element, labels);
        const chosen = labels.flatMap((label) => options.find((one) => plain(one.text) === label) ?? []);
        if (chosen.length < labels.length) continue;
        const picked = textOf(element.type).startsWith("multi_")
          ? { selected_options: chosen }
          : { selected_option: chosen[0] };
        const { type, action_id } = element;
        return reply(() => server.action(user.id, at, { type, action_id, block_id: "b", ...picked } as Fields));
      }
      throw new Error(`No select offers ${labels.join(", ")}`);
    },
    async sends(values) {
      const view = openView();
      if (!view || !isForm(view)) throw new Error("No form is open");
      typed = { hash: view.hash, values: { ...typedIn(view), ...values } };
      const filled = await fill(view, typed.values, { suggest: suggestIn(view), keep: server.keepFile });
      if ("errors" in filled) return { form: seenForm(state, view, filled.errors, typedIn(view)) };
      return reply(() => server.submit(user.id, view, filled.values));
    },
    async completes(text, arg, typed) {
      const answer = await reply(() => server.command(user.id, somewhere(), text));
      if (answer === "nothing") return [];
      const view = "form" in answer ? openView() : undefined;
      const input = view && inputsOf(view).find((block) => fieldNameOf(block) === arg);
      if (view && input) {
        const labels = await offered(view, input, fieldsOf(input.element), typed);
        view.open = false;
        return labels;
      }
      if ("form" in answer) return [];
      const { at, elements } = standing(answer.message);
      const select = elements.find((one) => textOf(one.action_id).split("/")[2] === arg);
      return select ? offered(at, { block_id: "b" }, select, typed) : [];
    },
    async inbox() {
      const { id } = state.directChannel(user.id);
      const mine = state.messages.filter((one) => one.channel === id && !one.ephemeralFor && !one.deleted);
      return mine.map((message) => seenMessage(state, message));
    },
  };

  async function offeredFor(at: Message | View, element: Fields, labels: string[]): Promise<Fields[]> {
    const found = await Promise.all(labels.map((label) => suggestIn(at)("b", textOf(element.action_id), label)));
    return found.flat();
  }
}

/** What stands in a sent form while the answer is on its way. */
const isWorking = (view: View): boolean => JSON.stringify(view.fields.blocks).includes('"Working…');
