import { InteractionResponseType, MessageFlags, type RawFile, Routes } from "discord.js";
import type { Answer, Answered } from "#core/contract/adapter.ts";
import type { Option } from "#core/contract/view.ts";
import type { Caller } from "./caller.ts";
import { LIMITS } from "./capabilities.ts";
import type { Failure, Outcome } from "./failure.ts";
import { renderModal } from "./modal.ts";
import { RefusedView } from "./refused-view.ts";
import { type Rendered, renderMessage } from "./render.ts";
import type { Log } from "./settings.ts";

export type Asking = {
  id: string;
  token: string;
  applicationId: string;
  /** A sent form: Discord answers no form with a form. */
  fromForm: boolean;
  /** It came from a private message of ours, whose place the answer takes. */
  fromPrivate: boolean;
  /** By `performance.now()`. */
  arrivedAt: number;
  ackMs: number;
};
type Stage = "open" | "answered" | "form";

// https://docs.discord.com/developers/topics/opcodes-and-status-codes#json
const CODES = {
  unknownInteraction: 10062,
  unknownWebhook: 10015,
  unknownMessage: 10008,
  expiredToken: 50027,
  alreadyAnswered: 40060,
};
const TOO_LATE: number[] = [CODES.unknownInteraction, CODES.unknownWebhook, CODES.unknownMessage, CODES.expiredToken];

const tooLate = (detail: string): Answered => ({ status: "refused", why: "too late", detail });

function answered(outcome: Outcome): Answered {
  if (outcome.ok) return { status: "sent" };
  const { failure } = outcome;
  if (failure.kind !== "refused") return tooLate(failure.detail);
  if (TOO_LATE.includes(failure.code)) return tooLate(failure.detail);
  return { status: "refused", why: failure.status === 403 ? "forbidden" : "invalid", detail: failure.detail };
}

const isCode = (failure: Failure, code: number): boolean => failure.kind === "refused" && failure.code === code;

function invalid(error: unknown): Answered {
  if (error instanceof RefusedView) return { status: "refused", why: "invalid", detail: error.message };
  throw error;
}

export type Answering = Answer & {
  complete(options: Option[]): Promise<void>;
  /** A new private message, also where `reply` would take the place of one. */
  replyBeside(rendered: Rendered): Promise<Answered>;
};

/** The answers to one interaction, one after the other. */
export function createAnswer(call: Caller, asking: Asking, log: Log): Answering {
  let stage: Stage = "open";
  let last: Promise<unknown> = Promise.resolve();

  const inTurn = <Result>(run: () => Promise<Result>): Promise<Result> => {
    const next = last.then(run);
    last = next.catch(() => {});
    return next;
  };

  async function callback(body: object, files?: RawFile[]): Promise<Outcome> {
    const route = Routes.interactionCallback(asking.id, asking.token);
    const request = { method: "POST" as const, route, body, auth: false, ...(files ? { files } : {}) };
    const first = await call(request);
    // Said again after a lost answer, Discord tells whether it had arrived (40060).
    return first.ok || first.failure.kind !== "lost" ? first : call(request);
  }

  async function later(rendered: Rendered, files?: RawFile[]): Promise<Answered> {
    const sent = { ...withFiles(rendered, files), ...(stage === "form" ? privately(rendered) : {}) };
    const at = { auth: false, body: sent, ...(files ? { files } : {}) };
    if (stage === "form") {
      return answered(await call({ method: "POST", route: Routes.webhook(asking.applicationId, asking.token), ...at }));
    }
    const route = Routes.webhookMessage(asking.applicationId, asking.token, "@original");
    const first = await call({ method: "PATCH", route, ...at });
    const again = !first.ok && first.failure.kind === "lost";
    return answered(again ? await call({ method: "PATCH", route, ...at }) : first);
  }

  async function say(rendered: Rendered, beside: boolean, files?: RawFile[]): Promise<Answered> {
    if (stage !== "open") return later(rendered, files);
    const update = asking.fromPrivate && !beside;
    const type = update ? InteractionResponseType.UpdateMessage : InteractionResponseType.ChannelMessageWithSource;
    const data = { ...withFiles(rendered, files), ...(update ? {} : privately(rendered)) };
    const outcome = await callback({ type, data }, files);
    stage = "answered";
    if (!outcome.ok && isCode(outcome.failure, CODES.alreadyAnswered)) return later(rendered, files);
    return answered(outcome);
  }

  async function form(modal: object): Promise<Answered> {
    if (asking.fromForm) return { status: "refused", why: "unsupported", detail: "Discord opens no form from a form" };
    if (stage !== "open") return tooLate("the interaction has been answered");
    if (performance.now() - asking.arrivedAt > asking.ackMs) return tooLate("the interaction is too old for a form");
    const outcome = await callback({ type: InteractionResponseType.Modal, data: modal });
    if (!outcome.ok && isCode(outcome.failure, CODES.alreadyAnswered)) {
      stage = "answered";
      return tooLate("the interaction has been answered");
    }
    if (outcome.ok) stage = "form";
    return answered(outcome);
  }

  async function defer(): Promise<void> {
    if (stage !== "open") return;
    stage = "answered";
    const type = asking.fromPrivate
      ? InteractionResponseType.DeferredMessageUpdate
      : InteractionResponseType.DeferredChannelMessageWithSource;
    const outcome = await callback({
      type,
      ...(asking.fromPrivate ? {} : { data: { flags: MessageFlags.Ephemeral } }),
    });
    if (!outcome.ok && !isCode(outcome.failure, CODES.alreadyAnswered)) {
      log.warn(
        { interaction: asking.id, failure: outcome.failure },
        "Discord did not take the sign that an answer will follow.",
      );
    }
  }

  async function complete(options: Option[]): Promise<void> {
    const choices = options
      .slice(0, LIMITS.commandChoices)
      .flatMap(({ label, value }) =>
        value === "" || value.length > LIMITS.optionChars ? [] : [{ name: shortened(label || value), value }],
      );
    const data = { choices };
    const outcome = await callback({ type: InteractionResponseType.ApplicationCommandAutocompleteResult, data });
    if (!outcome.ok)
      log.info({ interaction: asking.id, failure: outcome.failure }, "Discord did not take a completion.");
  }

  return {
    form: (view) => inTurn(async () => tried(() => renderModal(view), form)),
    busy: () => inTurn(defer),
    reply: (view) =>
      inTurn(async () =>
        tried(
          () => privateMessage(view),
          (rendered) => say(rendered, false),
        ),
      ),
    replyBeside: (rendered) => inTurn(() => say(rendered, true)),
    complete: (options) => inTurn(() => complete(options)),
    file: (name, type, bytes, view) =>
      inTurn(async () =>
        tried(
          () => ({ rendered: privateMessage(view), files: [attachment(name, type, bytes)] }),
          ({ rendered, files }) => say(rendered, false, files),
        ),
      ),
  };
}

const privateMessage = (view: Parameters<typeof renderMessage>[0]): Rendered =>
  renderMessage(view, { key: "", notify: false });

async function tried<View>(render: () => View, send: (view: View) => Promise<Answered>): Promise<Answered> {
  let view: View;
  try {
    view = render();
  } catch (error) {
    return invalid(error);
  }
  return send(view);
}

/** A completion is a suggestion beside its value, so a long label may end in an ellipsis. */
const shortened = (label: string): string =>
  label.length <= LIMITS.optionChars ? label : `${label.slice(0, LIMITS.optionChars - 1)}…`;

const privately = ({ flags }: Rendered) => ({ flags: flags | MessageFlags.Ephemeral });

/** An answer without a file takes away the one that stood there before. */
const withFiles = (rendered: Rendered, files: RawFile[] | undefined) => ({
  ...rendered,
  attachments: (files ?? []).map(({ name }, id) => ({ id: String(id), filename: name })),
});

export function attachment(name: string, type: string, bytes: Uint8Array): RawFile {
  if (bytes.byteLength > LIMITS.fileBytes) {
    throw new RefusedView(`the file "${name}" has ${bytes.byteLength} bytes, Discord takes ${LIMITS.fileBytes}`);
  }
  return { name, contentType: type, data: Buffer.from(bytes) };
}
