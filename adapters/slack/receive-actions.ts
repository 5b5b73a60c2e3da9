import type { App, BlockAction, BlockElementAction } from "@slack/bolt";
import type { Inbound } from "#core/contract/adapter.ts";
import type { Carried, Values } from "#core/contract/call.ts";
import { readCarried } from "#core/contract/carried.ts";
import { type Asking, createAnswer } from "./answer.ts";
import { unescapeText } from "./escape.ts";
import { accountOf, isDirect, placeOf } from "./payload.ts";
import type { Receiving } from "./receive.ts";
import type { Respond, Way } from "./respond.ts";
import type { Service } from "./service.ts";
import { readKept } from "./view-metadata.ts";

/** Pressed buttons and picked options, in messages, modals and the Home tab. */
export function receiveActions(app: App, { service, receive, track }: Receiving, respond: Respond): void {
  app.action({ type: "block_actions" }, async ({ body, action, ack }) => {
    await ack();
    const pressed = pressedCall(action);
    if (!pressed) return;
    await track(calledFrom(service, respond, body, action, pressed).then(receive));
  });
}

type Pressed = { call: Carried; values?: Values };

/** An action id is `origin/index` for a button, `origin/index/arg/call` for a select. */
export function partsOfActionId(actionId: string) {
  const [origin, index, arg, ...rest] = unescapeText(actionId).split("/");
  return { origin, index, arg, written: rest.join("/") };
}

function pressedCall(action: BlockElementAction): Pressed | undefined {
  if (action.type === "button") {
    const call = readCarried(unescapeText(action.value ?? ""));
    return call && { call };
  }
  const { arg, written } = partsOfActionId(action.action_id);
  const call = arg === undefined ? undefined : readCarried(written);
  const picked = pickedValues(action);
  if (!call || arg === undefined || picked === undefined) return undefined;
  return { call, values: { [arg]: picked } };
}

function pickedValues(action: BlockElementAction): string | string[] | undefined {
  switch (action.type) {
    case "static_select":
    case "external_select":
      return action.selected_option?.value === undefined ? undefined : unescapeText(action.selected_option.value);
    case "multi_static_select":
    case "multi_external_select":
      return action.selected_options?.map((option) => unescapeText(option.value ?? ""));
    default:
      return undefined;
  }
}

async function calledFrom(
  service: Service,
  respond: Respond,
  body: BlockAction,
  action: BlockElementAction,
  pressed: Pressed,
): Promise<Inbound> {
  const account = accountOf(body);
  const by = { ...account, name: await service.nameOf(account.account, account.name) };
  const asking = askingFrom(body, by, action.action_id.startsWith("answer/"));
  const answer = createAnswer(service, respond, asking);
  const { at } = asking.way;
  return { id: body.trigger_id, kind: "call", by, ...(at ? { at } : {}), ...pressed, answer };
}

function askingFrom(body: BlockAction, by: Way["by"], ofAnswer: boolean): Asking {
  const trigger = body.trigger_id;
  if (body.view) {
    if (body.view.type !== "modal") return { way: { by }, trigger };
    const kept = readKept(body.view.private_metadata);
    return { way: wayOf(by, kept), trigger, modal: { id: body.view.id, kept } };
  }
  const channel = body.channel?.id;
  const thread = body.message?.thread_ts ?? body.container.thread_ts;
  const at = channel ? placeOf(body, channel, typeof thread === "string" ? thread : undefined) : undefined;
  const ephemeral = body.container.is_ephemeral === true;
  const ts = body.message?.ts;
  const direct = ofAnswer && !ephemeral && channel && ts && isDirect(channel) ? { channel, ts } : undefined;
  const way: Way = {
    by,
    ...(at ? { at } : {}),
    ...(body.response_url ? { response: { url: body.response_url, replaces: ofAnswer && ephemeral } } : {}),
    ...(direct ? { direct } : {}),
  };
  return { way, trigger };
}

export function wayOf(by: Way["by"], kept: ReturnType<typeof readKept>): Way {
  return {
    by,
    ...(kept.at ? { at: kept.at } : {}),
    ...(kept.responseUrl ? { response: { url: kept.responseUrl, replaces: kept.replaces } } : {}),
  };
}
