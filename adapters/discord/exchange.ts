import { InteractionResponseType, MessageFlags, type RawFile, Routes } from "discord.js";
import type { Answered, Replying } from "#core/contract/adapter.ts";
import type { Caller } from "./caller.ts";
import { LIMITS } from "./capabilities.ts";
import type { Failure, Outcome } from "./failure.ts";
import { RefusedView } from "./refused-view.ts";
import type { Rendered } from "./render.ts";

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
/** "unasked": nothing has been said yet, and only then a form opens. After a form, a message is a new one. */
export type Exchange = { call: Caller; asking: Asking; stage: "unasked" | "answered" | "form" };

// https://docs.discord.com/developers/topics/opcodes-and-status-codes#json
const ALREADY_ANSWERED = 40060;
const UNKNOWN_INTERACTION = 10062;
const UNKNOWN_WEBHOOK = 10015;
const UNKNOWN_MESSAGE = 10008;
const EXPIRED_TOKEN = 50027;
const TOO_LATE = [UNKNOWN_INTERACTION, UNKNOWN_WEBHOOK, UNKNOWN_MESSAGE, EXPIRED_TOKEN];

export const tooLate = (detail: string): Answered => ({ status: "refused", why: "too late", detail });

export function answered(outcome: Outcome): Answered {
  if (outcome.ok) return { status: "sent" };
  const { failure } = outcome;
  if (failure.kind !== "refused" || TOO_LATE.includes(failure.code)) return tooLate(failure.detail);
  return { status: "refused", why: failure.status === 403 ? "forbidden" : "invalid", detail: failure.detail };
}

export const isAnswered = (failure: Failure): boolean =>
  failure.kind === "refused" && failure.code === ALREADY_ANSWERED;

/** A lost request is sent once more: a first answer that had arrived is then refused (40060), an edit only repeated. */
async function twice(send: () => Promise<Outcome>): Promise<Outcome> {
  const first = await send();
  return first.ok || first.failure.kind !== "lost" ? first : send();
}

/** The first answer, whatever it is. */
export function callBack({ call, asking }: Exchange, body: object, files?: RawFile[]): Promise<Outcome> {
  const route = Routes.interactionCallback(asking.id, asking.token);
  return twice(() => call({ method: "POST", route, body, auth: false, ...(files ? { files } : {}) }));
}

const privately = ({ flags }: Rendered) => ({ flags: flags | MessageFlags.Ephemeral });

/** An answer without a file takes away the one that stood there before. */
const withFiles = (rendered: Rendered, files: RawFile[] | undefined) => ({
  ...rendered,
  attachments: (files ?? []).map(({ name }, id) => ({ id: String(id), filename: name })),
});

type Later = Pick<Saying, "rendered" | "files" | "after">;

async function sayLater({ call, asking, stage }: Exchange, { rendered, files, after }: Later): Promise<Answered> {
  const { applicationId, token } = asking;
  const body = withFiles(rendered, files);
  const more = { auth: false, ...(files ? { files } : {}) };
  if (stage === "form" || after) {
    const route = Routes.webhook(applicationId, token);
    return answered(await call({ method: "POST", route, body: { ...body, ...privately(rendered) }, ...more }));
  }
  const route = Routes.webhookMessage(applicationId, token, "@original");
  return answered(await twice(() => call({ method: "PATCH", route, body, ...more })));
}

type Saying = { rendered: Rendered; files?: RawFile[]; beside?: boolean } & Replying;

/** Takes the place of the private message it came from, unless `beside`. */
export async function say(exchange: Exchange, saying: Saying): Promise<Answered> {
  const { rendered, files, beside, repeated } = saying;
  if (exchange.stage !== "unasked") return repeated ? ELSEWHERE : sayLater(exchange, saying);
  const update = exchange.asking.fromPrivate && !beside;
  const type = update ? InteractionResponseType.UpdateMessage : InteractionResponseType.ChannelMessageWithSource;
  const data = { ...withFiles(rendered, files), ...(update ? {} : privately(rendered)) };
  const outcome = await callBack(exchange, { type, data }, files);
  if (outcome.ok) exchange.stage = "answered";
  if (outcome.ok || !isAnswered(outcome.failure)) return answered(outcome);
  exchange.stage = "answered";
  return repeated ? ELSEWHERE : sayLater(exchange, saying);
}

/** Two processes with one token hear of everything twice: who did it answers. */
const ELSEWHERE = tooLate("another process answers this interaction");

export function attachment(name: string, type: string, bytes: Uint8Array): RawFile {
  if (bytes.byteLength > LIMITS.fileBytes) {
    throw new RefusedView(`the file "${name}" has ${bytes.byteLength} bytes, Discord takes ${LIMITS.fileBytes}`);
  }
  return { name, contentType: type, data: Buffer.from(bytes) };
}
