import { discordCapabilities } from "#adapters/discord/capabilities.ts";
import { slackCapabilities } from "#adapters/slack/capabilities.ts";
import { can as webCapabilities } from "#adapters/web/capabilities.ts";
import type { Capabilities } from "#core/contract/capabilities.ts";

const PLATFORMS = [slackCapabilities("jca"), discordCapabilities, webCapabilities];

const yes = (value: boolean) => (value ? "yes" : "no");
const count = (value: number) => value.toLocaleString("en");
const per = ({ calls, inMs }: { calls: number; inMs: number }) => `${count(calls)} in ${inMs / 1000} s`;
const FINDS = { always: "always", recent: "in recent history", never: "no" };

const ROWS: [string, (can: Capabilities) => string][] = [
  [
    "a command is typed",
    (can) => (can.typed.by === "text" ? `as text: \`${can.typed.prefix}poll list\`` : "by its own menu: `/poll list`"),
  ],
  [
    "a form opens",
    (can) => (can.form.opens === "any time" ? "any time" : "as the first answer only; else a button leads to it"),
  ],
  ["fields in one form", (can) => count(can.form.fields)],
  ["mistakes are shown at the field", (can) => (can.form.errors ? "yes" : "as a message with a button to correct")],
  ["buttons on one message", (can) => count(can.message.choices)],
  [
    "options in one select",
    (can) => `${count(can.message.pickOptions)}${can.message.search ? ", more by typing" : ", more by pages"}`,
  ],
  ["text of one message", (can) => `${count(can.message.chars)} characters, more by pages`],
  ["direct messages", (can) => yes(can.directMessages)],
  ["times in the reader's own zone", (can) => yes(can.readersZone)],
  ["meetings in the platform's own calendar", (can) => yes(can.events !== undefined)],
  ["finds a message it is not sure to have sent", (can) => FINDS[can.finds]],
  ["posts in one channel, kept below", (can) => per(can.budgets.post)],
  ["edits in one workspace, kept below", (can) => per(can.budgets.edit)],
];

/** Platform × ability, from what the adapters say of themselves. */
export function abilitiesTable(): string {
  const head = ["", ...PLATFORMS.map((can) => can.name)];
  const line = (cells: string[]) => `| ${cells.join(" | ")} |`;
  const rows = ROWS.map(([label, read]) => line([label, ...PLATFORMS.map(read)]));
  return [line(head), line(head.map(() => "---")), ...rows].join("\n");
}
