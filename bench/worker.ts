import type { Serializable } from "node:child_process";
import { fork } from "node:child_process";
import { once } from "node:events";

type Question = { id: number; ask: string; given: unknown };
type Told = { id: number; answer?: unknown; error?: string };
export type Handlers = Record<string, (given: never) => Promise<unknown>>;
/** What can be asked of a process that answers with these handlers. */
export type Asks<Answering extends Handlers> = {
  ask<Name extends keyof Answering & string>(
    name: Name,
    given: Parameters<Answering[Name]>[0],
  ): Promise<Awaited<ReturnType<Answering[Name]>>>;
  stop(): Promise<void>;
};

/** Starts a file of the bench as a process of its own. */
export function startWorker<Answering extends Handlers>(file: URL): Asks<Answering> {
  const child = fork(file, { stdio: ["ignore", "inherit", "inherit", "ipc"], serialization: "advanced" });
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let asked = 0;
  child.on("message", ({ id, answer, error }: Told) => {
    const question = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) question?.resolve(answer);
    else question?.reject(new Error(error));
  });
  child.once("exit", (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`${file.pathname} ended with ${code}`));
  });
  return {
    async ask(name, given) {
      const id = asked++;
      const question = Promise.withResolvers<unknown>();
      waiting.set(id, question);
      child.send({ id, ask: name, given } satisfies Question as Serializable);
      return (await question.promise) as never;
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.disconnect();
      await once(child, "exit");
    },
  };
}

/** In the started process: answers until the other one is gone. */
export function answerWith(handlers: Handlers): void {
  const tell = (told: Told) => process.connected && process.send?.(told);
  process.on("message", ({ id, ask, given }: Question) => {
    const answering = handlers[ask];
    const answer = answering ? answering(given as never) : Promise.reject(new Error(`nothing answers ${ask}`));
    answer.then(
      (answer) => tell({ id, answer }),
      (error: unknown) => tell({ id, error: error instanceof Error ? String(error.stack) : String(error) }),
    );
  });
  process.once("disconnect", () => process.exit(0));
}
