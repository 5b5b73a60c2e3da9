import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import { z } from "zod";
import { isBlank } from "#core/contract/visible.ts";

const handle = z.string().min(1);
const callSchema = z.union(
  [
    z.strictObject({ parked: z.string().min(1) }),
    z.strictObject({
      activity: z.string().exactOptional(),
      command: z.string().min(1),
      args: z.record(z.string(), z.unknown()).default({}),
      draft: z.string().exactOptional(),
    }),
  ],
  { error: "is { command, args } or { parked }" },
);
const fileSchema = z.strictObject({
  platform: z.string(),
  workspace: z.string(),
  file: z.string(),
  name: z.string(),
  type: z.string(),
  bytes: z.number(),
});
const valuesSchema = z.record(z.string(), z.union([z.string(), z.array(z.string()), z.array(fileSchema)]), {
  error: "holds text, lists of text or files by field",
});

export const fileBody = z.strictObject({
  as: handle,
  name: z.string().min(1).max(300),
  type: z.string().max(200).default(""),
  base64: z.base64("is not base64"),
});

export const callBody = z
  .strictObject({
    as: handle,
    room: handle,
    id: z.string().min(1).max(100).exactOptional(),
    text: z.string().exactOptional(),
    call: callSchema.exactOptional(),
    values: valuesSchema.exactOptional(),
  })
  .refine((body) => (body.text === undefined) !== (body.call === undefined), "send either text or call")
  .refine((body) => body.values === undefined || body.call !== undefined, "values go with a call, not with text");

export const completeBody = z.union(
  [
    z.strictObject({ as: handle, room: handle, text: z.string() }),
    z.strictObject({
      as: handle,
      room: handle,
      call: callSchema,
      arg: z.string().min(1),
      typed: z.string(),
      values: valuesSchema.exactOptional(),
    }),
  ],
  { error: "send { as, room, text } or { as, room, call, arg, typed }" },
);

const instant = z.string().transform((text, context) => {
  try {
    return Temporal.Instant.from(text);
  } catch {
    context.addIssue({ code: "custom", message: "is not an ISO instant, for example 2025-07-03T09:00:00Z" });
    return z.NEVER;
  }
});
const TIME = /^\d{1,2}:\d{2}(:\d{2}([.,]\d{1,3})?)?$/;
const local = z.strictObject({ date: z.string(), time: z.string() }).transform(({ date, time }, context) => {
  try {
    if (!TIME.test(time.trim())) throw new RangeError();
    return Temporal.PlainDate.from(date).toPlainDateTime(time.trim().replace(/^\d:/, "0$&"));
  } catch {
    context.addIssue({ code: "custom", message: "is a day and a time, for example 2025-09-15 and 23:59 or 23:59:59" });
    return z.NEVER;
  }
});

/** An instant, or a day and a time in the zone of the room's activity. */
export const clockBody = z
  .strictObject({ now: instant.exactOptional(), local: local.exactOptional(), room: handle.exactOptional() })
  .refine((body) => (body.now === undefined) !== (body.local === undefined), "send either now or local");

const WORDS_CHARS = 10_000;
const words = z
  .string()
  .max(WORDS_CHARS, `has more than ${WORDS_CHARS} characters`)
  .refine((text) => !isBlank(text), "is empty")
  .overwrite((text) => text.replaceAll("\0", "").toWellFormed());
export const sayBody = z.strictObject({
  as: handle,
  room: handle,
  thread: z.string().min(1).exactOptional(),
  text: words,
});
export const editBody = z.strictObject({ as: handle, text: words });
export const removeBody = z.strictObject({ as: handle, text: z.string().exactOptional() });
export const nothingBody = z.strictObject({});

function wrong(error: z.ZodError): string {
  return error.issues
    .map((issue) => (issue.path.length > 0 ? `${issue.path.join(".")}: ${issue.message}` : issue.message))
    .join("; ");
}

/** The request's JSON as the schema says, or a 400 that names what is wrong. */
export async function readBody<Schema extends z.ZodType>(c: Context, schema: Schema): Promise<z.output<Schema>> {
  const text = await c.req.text();
  let json: unknown;
  try {
    json = text === "" ? {} : JSON.parse(text);
  } catch (error) {
    throw new HTTPException(400, {
      message: `This is not JSON: ${error instanceof Error ? error.message : "unreadable"}`,
    });
  }
  const read = schema.safeParse(json);
  if (!read.success) throw new HTTPException(400, { message: `The request is not right: ${wrong(read.error)}.` });
  return read.data;
}
