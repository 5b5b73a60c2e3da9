import type { z } from "zod";
import type { Argument, Command, Declaration, DeclaredField } from "#core/contract/command.ts";
import { FILE_BYTES, upTo } from "#core/contract/file.ts";
import { argumentOf } from "#core/contract/input.ts";
import { NEXT_PAGE, OPEN_FORM } from "./plan.ts";

const TEXT_CHARS = 3000;

/** The face of each command a person can call. Throws for a command whose arguments cannot be shown. */
export function declare(commands: Iterable<Command>): Declaration[] {
  return [...commands].flatMap((command) => {
    if (command.access === "clock") return [];
    const { name, summary, title, access, effect, examples, rest, rank, offered, whenOver } = command;
    const fields = Object.entries(command.input.shape).flatMap(([field, schema]) =>
      declareField(command, field, schema as z.ZodType),
    );
    const more = {
      ...(title ? { title } : {}),
      ...(rest ? { rest } : {}),
      ...(rank === undefined ? {} : { rank }),
      ...(offered ? { offered } : {}),
      ...(effect === "read" || whenOver ? { whenOver: true as const } : {}),
    };
    return [{ name, summary, access, examples, fields, ...more }];
  });
}

function declareField(command: Command, name: string, schema: z.ZodType): DeclaredField[] {
  if (name === OPEN_FORM || name === NEXT_PAGE)
    throw new Error(`${command.name}: an argument cannot be named "${name}"; buttons to forms carry that name`);
  const argument = argumentOf(schema);
  if (!argument)
    throw new Error(`${command.name}: the argument "${name}" has no label; make it with src/contract/input.ts`);
  if (argument.hidden) return [];
  const required = !schema.safeParse(undefined).success;
  const { label, sometimes, standard, reference = false } = argument;
  const help = helpOf(argument);
  const completes = command.complete?.[name] !== undefined;
  if (argument.as === "search" && !completes)
    throw new Error(`${command.name}: nothing completes the argument "${name}"; add it to "complete"`);
  const more = { ...(help ? { help } : {}), ...(sometimes ? { sometimes } : {}), ...(standard ? { standard } : {}) };
  return [{ name, label, required, reference, completes, ...more, ...shapeOf(argument) }];
}

function helpOf({ as, help, maxBytes = FILE_BYTES }: Argument): string | undefined {
  return as === "file" ? [upTo(maxBytes), help].filter(Boolean).join(" ") : help;
}

function shapeOf(argument: Argument) {
  const {
    as,
    options = [],
    max = 1,
    maxLength = TEXT_CHARS,
    of = "",
    free,
    types = [],
    maxBytes = FILE_BYTES,
  } = argument;
  switch (as) {
    case "line":
    case "paragraph":
      return { kind: as, maxLength };
    case "pick":
      return { kind: as, options, min: 1, max };
    case "search":
      return free ? { kind: "line" as const, maxLength } : { kind: as, of };
    case "file":
      return { kind: as, types: [...types], maxBytes };
    default:
      return as satisfies never;
  }
}
