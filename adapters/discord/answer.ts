import { InteractionResponseType, MessageFlags } from "discord.js";
import type { Answer, Answered } from "#core/contract/adapter.ts";
import type { Log } from "#core/contract/log.ts";
import type { Option } from "#core/contract/view.ts";
import type { Caller } from "./caller.ts";
import { LIMITS } from "./capabilities.ts";
import { type Asking, answered, attachment, callBack, type Exchange, isAnswered, say, tooLate } from "./exchange.ts";
import { renderModal } from "./modal.ts";
import { RefusedView } from "./refused-view.ts";
import { type Rendered, renderMessage } from "./render.ts";

export type Answering = Answer & {
  complete(options: Option[]): Promise<void>;
  /** A new private message, also where `reply` would take the place of one. */
  replyBeside(rendered: Rendered): Promise<Answered>;
};

async function open(exchange: Exchange, modal: object): Promise<Answered> {
  const { fromForm, arrivedAt, ackMs } = exchange.asking;
  if (fromForm) return { status: "refused", why: "unsupported", detail: "Discord opens no form from a form" };
  if (exchange.stage !== "unasked") return tooLate("the interaction has been answered");
  if (performance.now() - arrivedAt > ackMs) return tooLate("the interaction is too old for a form");
  const outcome = await callBack(exchange, { type: InteractionResponseType.Modal, data: modal });
  if (outcome.ok) exchange.stage = "form";
  else if (isAnswered(outcome.failure)) {
    exchange.stage = "answered";
    return tooLate("the interaction has been answered");
  }
  return answered(outcome);
}

async function defer(exchange: Exchange, log: Log): Promise<void> {
  if (exchange.stage !== "unasked") return;
  const { id, fromPrivate } = exchange.asking;
  const body = fromPrivate
    ? { type: InteractionResponseType.DeferredMessageUpdate }
    : { type: InteractionResponseType.DeferredChannelMessageWithSource, data: { flags: MessageFlags.Ephemeral } };
  const outcome = await callBack(exchange, body);
  if (outcome.ok || isAnswered(outcome.failure)) exchange.stage = "answered";
  else log.warn({ interaction: id, failure: outcome.failure }, "Discord did not take the sign that an answer follows.");
}

async function complete(exchange: Exchange, options: Option[], log: Log): Promise<void> {
  const choices = options
    .filter(({ value }) => value !== "" && value.length <= LIMITS.optionChars)
    .slice(0, LIMITS.commandChoices)
    .map(({ label, value }) => ({ name: shortened(label || value), value }));
  const type = InteractionResponseType.ApplicationCommandAutocompleteResult;
  const outcome = await callBack(exchange, { type, data: { choices } });
  if (!outcome.ok) log.info({ failure: outcome.failure }, "Discord did not take a completion.");
}

/** A completion is a suggestion beside its value, so a long label may end in an ellipsis. */
const shortened = (label: string): string =>
  label.length <= LIMITS.optionChars ? label : `${label.slice(0, LIMITS.optionChars - 1)}…`;

async function tried<View>(render: () => View, send: (view: View) => Promise<Answered>): Promise<Answered> {
  let view: View;
  try {
    view = render();
  } catch (error) {
    if (error instanceof RefusedView) return { status: "refused", why: "invalid", detail: error.message };
    throw error;
  }
  return send(view);
}

const PRIVATE = { key: "", notify: false } as const;

/** The answers to one interaction, one after the other. */
export function createAnswer(call: Caller, asking: Asking, log: Log): Answering {
  const exchange: Exchange = { call, asking, stage: "unasked" };
  let last: Promise<unknown> = Promise.resolve();

  const inTurn = <Result>(run: () => Promise<Result>): Promise<Result> => {
    const next = last.then(run);
    last = next.catch(() => {});
    return next;
  };

  return {
    busy: () => inTurn(() => defer(exchange, log)),
    complete: (options) => inTurn(() => complete(exchange, options, log)),
    replyBeside: (rendered) => inTurn(() => say(exchange, { rendered, beside: true })),
    form: (form) =>
      inTurn(() =>
        tried(
          () => renderModal(form),
          (modal) => open(exchange, modal),
        ),
      ),
    reply: (view, how) =>
      inTurn(() =>
        tried(
          () => renderMessage(view, PRIVATE),
          (rendered) => say(exchange, { rendered, ...how }),
        ),
      ),
    file: (name, type, bytes, view) =>
      inTurn(() =>
        tried(
          () => ({ rendered: renderMessage(view, PRIVATE), files: [attachment(name, type, bytes)] }),
          (saying) => say(exchange, saying),
        ),
      ),
  };
}
