import type { AckFn, App, BlockSuggestion, types, ViewOutput, ViewResponseAction, ViewSubmitAction } from "@slack/bolt";
import type { Inbound } from "#core/contract/adapter.ts";
import type { FileRef, Values } from "#core/contract/call.ts";
import { readCarried } from "#core/contract/carried.ts";
import type { Option } from "#core/contract/view.ts";
import { LIMITS } from "./capabilities.ts";
import { unescapeText } from "./escape.ts";
import { createModalAnswer } from "./modal-answer.ts";
import { suggestedOption } from "./option.ts";
import { accountOf, placeOf } from "./payload.ts";
import type { Receiving } from "./receive.ts";
import { partsOfActionId, wayOf } from "./receive-actions.ts";
import { fieldOfBlockId } from "./render-form.ts";
import type { Respond } from "./respond.ts";
import { readKept } from "./view-metadata.ts";

/** Sent modals, and the options of selects that are found by typing. */
export function receiveForms(app: App, { service, receive, track }: Receiving, respond: Respond): void {
  app.view<ViewSubmitAction>({ type: "view_submission", callback_id: /^/ }, ({ body, ack }) =>
    track(submitted(body, ack)),
  );
  app.options<"block_suggestion">({ type: "block_suggestion" }, ({ body, ack }) => track(suggested(body, ack)));

  async function submitted(body: ViewSubmitAction, ack: AckFn<ViewResponseAction>) {
    const call = readCarried(unescapeText(body.view.callback_id));
    if (!call) return ack();
    const account = accountOf(body);
    const kept = readKept(body.view.private_metadata);
    const way = wayOf(account, kept);
    const view = { id: body.view.id, kept, blockIds: inputBlockIds(body.view) };
    const answer = createModalAnswer(service, respond, { way, view, ack: (how) => ack(how) });
    const late = setTimeout(() => void answer.busy().catch(() => undefined), service.windows.ackAfterMs);
    const id = `${body.view.id}:${body.view.hash}`;
    const values = submittedValues(body, account.workspace);
    const asked = { by: account, ...(kept.at ? { at: kept.at } : {}) };
    try {
      const name = await service.nameOf(account.account, account.name);
      way.by = { ...account, name };
      await receive({ id, kind: "call", ...asked, by: way.by, call, values, answer });
    } finally {
      clearTimeout(late);
      await answer.close();
    }
  }

  async function suggested(body: BlockSuggestion, ack: AckFn<{ options: types.PlainTextOption[] }>) {
    let acked = false;
    const offer = async (options: Option[]) => {
      if (acked) return;
      acked = true;
      const taken = options.flatMap((option) => suggestedOption(option) ?? []);
      await ack({ options: taken.slice(0, LIMITS.selectOptions) });
    };
    const late = setTimeout(() => void offer([]).catch(() => undefined), service.windows.ackAfterMs);
    const event = completionFrom(body, offer);
    try {
      if (event) await receive(event);
    } finally {
      clearTimeout(late);
      await offer([]);
    }
  }
}

const inputBlockIds = (view: ViewOutput): string[] =>
  view.blocks.flatMap((block) => (block.type === "input" && block.block_id ? [block.block_id] : []));

type State = ViewOutput["state"]["values"][string][string];

function fieldValue(state: State, workspace: string): Values[string] | undefined {
  if (state.files) {
    return state.files.map(
      (file): FileRef => ({
        platform: "slack",
        workspace,
        file: file.url_private_download || file.url_private,
        name: file.name,
        type: file.mimetype,
        bytes: file.size ?? 0,
      }),
    );
  }
  if (state.selected_options) return state.selected_options.map((option) => unescapeText(option.value));
  if (state.selected_option !== undefined) return unescapeText(state.selected_option?.value ?? "");
  return state.value === undefined ? undefined : (state.value ?? "");
}

function submittedValues({ view }: Pick<ViewSubmitAction, "view">, workspace: string): Values {
  const values: Values = {};
  for (const [blockId, actions] of Object.entries(view.state.values)) {
    for (const state of Object.values(actions)) {
      const value = fieldValue(state, workspace);
      if (value !== undefined) values[fieldOfBlockId(blockId)] = value;
    }
  }
  return values;
}

function completionFrom(body: BlockSuggestion, offer: (options: Option[]) => Promise<void>): Inbound | undefined {
  const by = accountOf(body);
  const typed = body.value;
  const id = `${body.block_id}:${body.action_id}:${typed}`;
  if (body.view?.type === "modal") {
    const call = readCarried(unescapeText(body.view.callback_id));
    const kept = readKept(body.view.private_metadata);
    if (!call) return undefined;
    const values = submittedValues({ view: body.view }, by.workspace);
    const answer = (options: Option[]) => offer(withOwnWords(options, typed));
    const at = kept.at ? { at: kept.at } : {};
    return { id, kind: "complete", by, ...at, call, values, arg: fieldOfBlockId(body.block_id), typed, answer };
  }
  const { arg, written } = partsOfActionId(body.action_id);
  const call = readCarried(written);
  if (!call || arg === undefined) return undefined;
  const at = body.channel ? { at: placeOf(body, body.channel.id) } : {};
  return { id, kind: "complete", by, ...at, call, arg, typed, answer: offer };
}

/** A select takes no free text, but a field may be given something that is not there yet. */
function withOwnWords(options: Option[], typed: string): Option[] {
  const own = typed.trim();
  const known = options.some((option) => option.label.toLowerCase() === own.toLowerCase() || option.value === own);
  const label = `Use “${own}”`;
  if (own === "" || known || label.length > LIMITS.optionChars) return options;
  return [...options.slice(0, LIMITS.selectOptions - 1), { label, value: own }];
}
