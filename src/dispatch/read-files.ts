import { fileTypeFromBuffer } from "file-type";
import type { z } from "zod";
import type { Adapter } from "#core/contract/adapter.ts";
import type { FileRef } from "#core/contract/call.ts";
import type { Argument, Command } from "#core/contract/command.ts";
import {
  endingOf,
  FILE_BYTES,
  type FileKind,
  fileNameOf,
  isFileRef,
  kindOf,
  type ReceivedFile,
  sizeOf,
} from "#core/contract/file.ts";
import { argumentOf } from "#core/contract/input.ts";
import { Problem } from "#core/contract/problem.ts";

const NAME_CHARS = 200;

/** The arguments that are files, by name. */
export function filesOf({ input }: Command): Map<string, Argument> {
  const all = Object.entries(input.shape).flatMap(([name, schema]): [string, Argument][] => {
    const argument = argumentOf(schema as z.ZodType);
    return argument?.as === "file" ? [[name, argument]] : [];
  });
  return new Map(all);
}

/** Files not fetched yet stand for themselves while the other arguments are judged. */
export function withUnread(command: Command, args: Record<string, unknown>): Record<string, unknown> {
  const all = { ...args };
  for (const name of filesOf(command).keys()) {
    const given = all[name];
    if (isFileRef(given)) all[name] = { name: given.name, type: given.type, bytes: new Uint8Array() };
  }
  return all;
}

/** Every file of the arguments, fetched from its platform and looked at. Throws a Problem for the first that is not taken. */
export async function withFiles(
  { platform, read }: Pick<Adapter, "platform" | "read">,
  command: Command,
  args: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const all = { ...args };
  for (const [field, argument] of filesOf(command)) {
    const given = all[field];
    if (!isFileRef(given)) continue;
    const wrong = (message: string, hint: string) => new Problem({ code: "invalid", message, hint, field });
    if (given.platform !== platform) throw wrong("This file was sent elsewhere.", "Choose it again.");
    const file = { ...given, name: fileNameOf(given) };
    if (file.name.length > NAME_CHARS) {
      throw wrong(
        `The name of this file has more than ${NAME_CHARS} characters.`,
        "Give it a shorter one and send it again.",
      );
    }
    all[field] = await receive({ read, file, argument, wrong });
  }
  return all;
}

type Wrong = (message: string, hint: string) => Problem;
type Receiving = { read: Adapter["read"]; file: FileRef; argument: Argument; wrong: Wrong };

async function receive({ read, file, argument, wrong }: Receiving): Promise<ReceivedFile> {
  const { maxBytes = FILE_BYTES, types = [] } = argument;
  const ending = endingOf(file.name);
  const kind = types.includes(ending) ? kindOf(ending) : undefined;
  if (!kind) {
    const taken = `Taken are: ${types.join(", ")}.`;
    throw wrong(`"${file.name}" is not a kind of file that is taken here.`, taken);
  }
  const tooLarge = `"${file.name}" has more than ${sizeOf(maxBytes)}.`;
  if (file.bytes > maxBytes) throw wrong(tooLarge, "Send a smaller one.");
  const got = await read(file, maxBytes);
  if (got.status === "refused") throw wrong(`"${file.name}" could not be read.`, got.detail);
  const { bytes } = got;
  if (bytes.byteLength === 0) throw wrong(`"${file.name}" is empty.`, "Choose another file.");
  if (bytes.byteLength > maxBytes) throw wrong(tooLarge, "Send a smaller one.");
  if (!(await looksLike(bytes, kind))) {
    const hint = "Save it again in the program it was made with, and send that.";
    throw wrong(`"${file.name}" is not what its name says: inside it is no .${ending} file.`, hint);
  }
  return { name: file.name, type: kind.type, bytes };
}

async function looksLike(bytes: Uint8Array, { looks, holds }: FileKind): Promise<boolean> {
  if (looks === "text") return isText(bytes);
  const found = await fileTypeFromBuffer(bytes);
  if (found === undefined || !looks.includes(found.ext)) return false;
  return (
    found.ext !== "zip" ||
    holds === undefined ||
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(holds)
  );
}

/** Whatever alphabet it is written in: a NUL stands in no text but one of two bytes a sign, which says so first. */
function isText(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  const twoBytes = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return twoBytes || !bytes.includes(0);
}
