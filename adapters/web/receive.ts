import { HTTPException } from "hono/http-exception";
import type { Answer, Answered, Inbound } from "#core/contract/adapter.ts";
import type { Log } from "#core/contract/log.ts";
import type { Form, Message, Option } from "#core/contract/view.ts";
import { formTooLarge, tooLarge } from "./limits.ts";

/** What a person who asked gets to see; `view` is null when there was nothing to say. */
export type Given = { view: Message | Form | null; file?: { name: string; type: string; bytes: Uint8Array } };
type Receive = (event: Inbound) => Promise<void>;
type Unanswered<Kind extends Inbound["kind"]> = Omit<Extract<Inbound, { kind: Kind }>, "answer">;

export type Receiver = {
  start(receive: Receive): void;
  /** Takes nothing new; resolves when what is in hand is done. */
  stop(): Promise<void>;
  ask(event: Unanswered<"typed"> | Unanswered<"call"> | Unanswered<"home">): Promise<Given>;
  complete(event: Unanswered<"complete">): Promise<Option[]>;
  tell(event: Extract<Inbound, { kind: "said" | "edited" | "deleted" }>): Promise<void>;
};

/** A further message of the same answer: one can show as much as there is. */
function below(given: Given | undefined, view: Message): Message {
  if (given?.view?.kind !== "message") return view;
  return { ...given.view, parts: [...given.view.parts, ...view.parts] };
}

/** Keeps the newest answer: a page turned within one call takes the place of what came before. */
function createReply() {
  const first = Promise.withResolvers<void>();
  let given: Given | undefined;
  let busy = false;
  const give = async (next: Given, reason: string | undefined): Promise<Answered> => {
    if (reason !== undefined) return { status: "refused", why: "invalid", detail: reason };
    given = next;
    first.resolve();
    return { status: "sent" };
  };
  const answer: Answer = {
    form: (view) => give({ view }, formTooLarge(view)),
    reply: (view, { after } = {}) => give({ view: after ? below(given, view) : view }, tooLarge(view)),
    file: (name, type, bytes, view) => give({ view, file: { name, type, bytes } }, tooLarge(view)),
    async busy() {
      busy = true;
    },
  };
  return { answer, first: first.promise, given: () => given, busy: () => busy };
}

async function within(ms: number, wanted: Promise<void>): Promise<void> {
  const late = Promise.withResolvers<void>();
  const timer = setTimeout(late.resolve, ms);
  await Promise.race([wanted, late.promise]);
  clearTimeout(timer);
}

/** Turns what the door was given into events for the core, and waits for the answer: not for "busy". */
export function createReceiver(settings: { log: Log; answerWithinMs: number }): Receiver {
  const inHand = new Set<Promise<void>>();
  let receive: Receive | undefined;

  async function pass(event: Inbound): Promise<void> {
    if (!receive) throw new HTTPException(503, { message: "Convene is starting or stopping. Try again in a moment." });
    const handled = receive(event);
    inHand.add(handled);
    try {
      await handled;
    } catch (error) {
      settings.log.error({ err: error, inbound: event.id }, "the sandbox's event was not handled");
      throw new HTTPException(500, { message: "Something went wrong. The server's log says what." });
    } finally {
      inHand.delete(handled);
    }
  }

  return {
    start(next) {
      receive = next;
    },
    async stop() {
      receive = undefined;
      await Promise.allSettled(inHand);
    },
    async ask(event) {
      const reply = createReply();
      await pass({ ...event, answer: reply.answer });
      if (!reply.given() && reply.busy()) await within(settings.answerWithinMs, reply.first);
      const given = reply.given();
      if (!given && reply.busy()) throw new HTTPException(504, { message: "No answer came. Try again." });
      return given ?? { view: null };
    },
    async complete(event) {
      let found: Option[] = [];
      await pass({
        ...event,
        async answer(options) {
          found = options;
        },
      });
      return found;
    },
    tell: pass,
  };
}
