import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { explainStart } from "#core/house/explain-start.ts";
import { DeclarationError, loadCommands, loadNotices, loadReminders } from "#core/house/load-declared.ts";
import { temporaryFolder } from "./process.ts";

const folders: ReturnType<typeof temporaryFolder>[] = [];
afterAll(() => {
  for (const folder of folders) folder.remove();
});

function treeOf(files: Record<string, string>): string {
  const folder = temporaryFolder();
  folders.push(folder);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder.path, file)), { recursive: true });
    writeFileSync(join(folder.path, file), text);
  }
  return folder.path;
}

async function whyNot(loading: Promise<unknown>): Promise<string> {
  const error = await loading.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(DeclarationError);
  expect(explainStart(error)).toBe((error as Error).message);
  return (error as Error).message;
}

it.each([
  ["that is no command", "export default 3;", "commands/poll/open.ts: expected a command as its default export"],
  [
    "with another name than its path",
    'export default { name: "poll close", access: "anyone", run() {} };',
    'commands/poll/open.ts: expected the name "poll open"; found "poll close"',
  ],
  ["that cannot be read", "export default {", "commands/poll/open.ts cannot be loaded"],
  [
    "that fails while it is loaded",
    'throw new Error("not today");',
    "commands/poll/open.ts cannot be loaded: not today",
  ],
])("a command file %s stops the start and is named", async (_what, text, message) => {
  expect(await whyNot(loadCommands(treeOf({ "commands/poll/open.ts": text })))).toContain(message);
});

it("a folder without commands stops the start", async () => {
  expect(await whyNot(loadCommands(treeOf({ "readme.txt": "" })))).toContain("no file fits commands/**/*.ts");
});

it("a command file may make its command from what the nouns declare", async () => {
  const kind = `{ kind: "report", told() {}, state: { who: "owes-a-report" } }`;
  const command = `({ reminders }) => ({ name: "remind all", summary: [...reminders.values()][0].state.who, access: "anyone", run() {} })`;
  const commands = await loadCommands(
    treeOf({
      "src/services/report/reminders.ts": `export const reminders = [${kind}];`,
      "commands/remind/all.ts": `export default ${command};`,
    }),
  );
  expect(commands.get("remind all")?.summary).toBe("owes-a-report");
});

it("a notice declared twice stops the start and is named", async () => {
  const text = 'export const notices = [{ of: "poll result", read() {} }];';
  const root = treeOf({ "src/services/a/notices.ts": text, "src/services/b/notices.ts": text });
  expect(await whyNot(loadNotices(root))).toContain(
    'src/services/b/notices.ts: the notice "poll result" is declared twice',
  );
});

it("every alarm says in words what it will do", async () => {
  const alarms = [...(await loadCommands()).values()].filter((command) => command.access === "clock");
  const args = {
    discussion: "7",
    meeting: "7",
    nomination: "7",
    revision: "7",
    poll: "7",
    reminder: "7",
    statement: "7",
    name: "poll 7 to those who have not voted",
  };
  expect(alarms.map((alarm) => alarm.due?.(args)).sort()).toEqual([
    "A deadline of meeting 7",
    "A slot of poll 7 is past",
    "Digests are sent",
    "Meeting 7 should be over",
    "Meeting 7, if nobody has ended it, is asked about",
    "Poll 7 closes",
    "Poll 7 closes if it has passed",
    "Poll 7 opens",
    "Reminder 7",
    "Reminder of poll 7 to those who have not voted",
    "Reminders that are due are sent",
    "The answer to statement 7 is due, or its review ends",
    "The approval of agenda revision 7 of meeting 7 is recorded",
    "The comment period or the consensus call of discussion 7 ends",
    "The nomination period or the objection window of nomination 7 ends",
  ]);
});

it("every kind of reminder can be stopped by its name, but those that one sets oneself", async () => {
  const kinds = [...(await loadReminders()).values()];
  expect(kinds.filter(({ label }) => label === undefined).map(({ kind }) => kind)).toEqual(["reminder"]);
  const labels = kinds.flatMap(({ label }) => label ?? []);
  expect(new Set(labels).size).toBe(labels.length);
});

it("every command of the bot is loaded under the name of its file", async () => {
  const commands = await loadCommands();
  expect(commands.size).toBeGreaterThan(15);
  expect(commands.get("poll open")?.access).toBe("co-chair");
});
