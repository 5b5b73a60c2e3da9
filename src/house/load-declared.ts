import { glob } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Board } from "#core/contract/board.ts";
import type { Card, Notice } from "#core/contract/card.ts";
import type { Command, Declared } from "#core/contract/command.ts";
import type { Reminders } from "#core/contract/reminders.ts";
import type { ReportPart } from "#core/contract/report.ts";
import type { Thread } from "#core/contract/thread.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** A file that does not declare what its path says stops the start. */
export class DeclarationError extends Error {}

async function filesOf(pattern: string, root: string): Promise<string[]> {
  const found: string[] = [];
  for await (const file of glob(pattern, { cwd: root })) found.push(file);
  if (found.length === 0) throw new DeclarationError(`no file fits ${pattern}`);
  return found.sort();
}

async function read(file: string, root: string): Promise<Record<string, unknown>> {
  try {
    return await import(pathToFileURL(join(root, file)).href);
  } catch (error) {
    throw new DeclarationError(`${file} cannot be loaded: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    });
  }
}

function isCommand(value: unknown): value is Command {
  return typeof value === "object" && value !== null && "name" in value && "access" in value && "run" in value;
}

/** Every command by its name; the file's path says the name: commands/poll/open.ts is "poll open". */
export async function loadCommands(root = ROOT, known?: Declared): Promise<Map<string, Command>> {
  const commands = new Map<string, Command>();
  let declared = known;
  for (const file of await filesOf("commands/**/*.ts", root)) {
    const { default: exported } = await read(file, root);
    if (typeof exported === "function") declared ??= { reminders: await loadReminders(root) };
    const command: unknown =
      typeof exported === "function" ? (exported as (declared: Declared | undefined) => unknown)(declared) : exported;
    if (!isCommand(command)) throw new DeclarationError(`${file}: expected a command as its default export`);
    const name = relative("commands", file).replace(/\.ts$/, "").split(/[\\/]/).join(" ");
    if (command.name !== name)
      throw new DeclarationError(`${file}: expected the name "${name}"; found "${command.name}"`);
    commands.set(name, command);
  }
  return commands;
}

/** The live faces of things: src/services/poll/card.ts, and in the calendars of platforms src/services/meeting/event.ts. */
export async function loadCards(root = ROOT): Promise<Map<string, Card>> {
  const cards = new Map<string, Card>();
  for (const file of await filesOf("src/services/*/{card,event}.ts", root)) {
    const card = (await read(file, root)).card as Card | undefined;
    if (typeof card?.read !== "function") throw new DeclarationError(`${file}: expected an export "card"`);
    cards.set(card.of, card);
  }
  return cards;
}

/** What is said once: src/services/poll/notices.ts. */
export async function loadNotices(root = ROOT): Promise<Map<string, Notice>> {
  const notices = new Map<string, Notice>();
  for (const file of await filesOf("src/services/*/notices.ts", root)) {
    const list = (await read(file, root)).notices as Notice[] | undefined;
    if (!Array.isArray(list)) throw new DeclarationError(`${file}: expected an export "notices"`);
    for (const notice of list) {
      for (const name of [notice.of, ...(notice.formerly ?? [])]) {
        if (notices.has(name)) throw new DeclarationError(`${file}: the notice "${name}" is declared twice`);
        notices.set(name, notice);
      }
    }
  }
  return notices;
}

/** What is heard in the threads under cards: src/services/discussion/thread.ts. */
export async function loadThreads(root = ROOT): Promise<Map<string, Thread>> {
  const threads = new Map<string, Thread>();
  for (const file of await filesOf("src/services/*/thread.ts", root)) {
    const thread = (await read(file, root)).thread as Thread | undefined;
    if (typeof thread?.said !== "function") throw new DeclarationError(`${file}: expected an export "thread"`);
    threads.set(thread.of, thread);
  }
  return threads;
}

/** What people are reminded of: src/services/poll/reminders.ts. */
export async function loadReminders(root = ROOT): Promise<Map<string, Reminders>> {
  const kinds = new Map<string, Reminders>();
  for (const file of await filesOf("src/services/*/reminders.ts", root)) {
    const list = (await read(file, root)).reminders as Reminders[] | undefined;
    if (!Array.isArray(list)) throw new DeclarationError(`${file}: expected an export "reminders"`);
    for (const one of list) {
      if (kinds.has(one.kind)) throw new DeclarationError(`${file}: the kind "${one.kind}" is declared twice`);
      kinds.set(one.kind, one);
    }
  }
  return kinds;
}

/** What stands on the board: src/services/poll/board.ts. */
export async function loadBoards(root = ROOT): Promise<Board[]> {
  const boards: Board[] = [];
  for (const file of await filesOf("src/services/*/board.ts", root)) {
    const board = (await read(file, root)).board as Board | undefined;
    if (typeof board !== "object") throw new DeclarationError(`${file}: expected an export "board"`);
    boards.push(board);
  }
  return boards;
}

/** What stands in reports: src/services/poll/report-part.ts. */
export async function loadReports(root = ROOT): Promise<ReportPart[]> {
  const parts: ReportPart[] = [];
  for (const file of await filesOf("src/services/*/report-part.ts", root)) {
    const part = (await read(file, root)).reportPart as ReportPart | undefined;
    if (typeof part !== "object") throw new DeclarationError(`${file}: expected an export "reportPart"`);
    parts.push(part);
  }
  return parts;
}

/** All that dispatch knows of the nouns beside their commands. */
async function loadNouns(reminders: Map<string, Reminders>, root: string) {
  return {
    cards: await loadCards(root),
    reminders,
    boards: await loadBoards(root),
    reports: await loadReports(root),
    threads: await loadThreads(root),
  };
}

export type Program = {
  commands: Map<string, Command>;
  notices: Map<string, Notice>;
  nouns: Awaited<ReturnType<typeof loadNouns>>;
};

/** Everything that is declared, each folder read once. */
export async function loadProgram(root = ROOT): Promise<Program> {
  const reminders = await loadReminders(root);
  return {
    commands: await loadCommands(root, { reminders }),
    notices: await loadNotices(root),
    nouns: await loadNouns(reminders, root),
  };
}
