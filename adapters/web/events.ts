/** `channel` is a room's slug, or a person's handle when private. */
export type SandboxEvent =
  | { kind: "change"; channel: string; private: boolean }
  | { kind: "clock"; now: string }
  /** Somebody did something: boards may be different now. */
  | { kind: "acted" };

export type Events = {
  tell(event: SandboxEvent): void;
  /** A stream of server-sent events, open until the reader leaves or `close`. */
  stream(signal: AbortSignal): Response;
  close(): void;
};

const BEAT_MS = 20_000;

export function createEvents(): Events {
  const readers = new Set<ReadableStreamDefaultController<Uint8Array>>();
  const bytes = new TextEncoder();
  let open = true;

  const drop = (reader: ReadableStreamDefaultController<Uint8Array>) => {
    if (!readers.delete(reader)) return;
    try {
      reader.close();
    } catch {
      // The reader's side closed it first.
    }
  };
  const send = (text: string) => {
    for (const reader of readers) reader.enqueue(bytes.encode(text));
  };
  // Without it nothing notices a reader whose machine went to sleep.
  const beat = setInterval(() => send(": still here\n\n"), BEAT_MS);
  beat.unref();

  const start = (reader: ReadableStreamDefaultController<Uint8Array>) => {
    if (!open) return reader.close();
    readers.add(reader);
    reader.enqueue(bytes.encode("retry: 1000\n\n"));
  };
  return {
    tell: (event) => send(`event: ${event.kind}\ndata: ${JSON.stringify(event)}\n\n`),
    stream(signal) {
      let own: ReadableStreamDefaultController<Uint8Array> | undefined;
      const body = new ReadableStream<Uint8Array>({
        start(reader) {
          own = reader;
          start(reader);
          signal.addEventListener("abort", () => drop(reader));
        },
        cancel: () => own && void readers.delete(own),
      });
      return new Response(body, {
        headers: { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-store" },
      });
    },
    close() {
      open = false;
      clearInterval(beat);
      for (const reader of [...readers]) drop(reader);
    },
  };
}
