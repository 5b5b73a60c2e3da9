type Write = (data: object, message: string) => void;

/** Structured lines: what varies is in `data`, an error as `err`; the message is always the same words. Never a secret, never a ballot. */
export type Log = { debug: Write; info: Write; warn: Write; error: Write };
