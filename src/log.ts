import { type DestinationStream, destination, pino } from "pino";
import { PinoPretty } from "pino-pretty";
import type { Log } from "#core/contract/log.ts";
import { serializeError } from "./log/serialize-error.ts";

const HIDDEN = "[hidden]";

/** Text under these keys, at any depth of a line of JSON. */
const SECRET_KEYS =
  /("(?:token|botToken|appToken|signingSecret|clientSecret|secret|password|databaseUrl|authorization|cookie|set-cookie|x-slack-signature)":")(?:[^"\\]|\\.)+/gi;

/** Tokens of Slack and Discord, addresses to answer at, passwords in addresses: wherever a library's own message carries them. */
const SECRET_SHAPES = [
  /\bxox[a-z]-[\w-]+/g,
  /\bxapp-[\w-]+/g,
  /(?<![\w-])[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}/g,
  /(?<=hooks\.slack\.com\/)[\w/-]+/g,
  /(?<=\/(?:webhooks|interactions)\/\d{1,20}\/)[\w.-]{20,}/g,
  /(?<=\w:\/\/[^\s:/@"]{0,64}:)[^\s@"/]+(?=@)/g,
];

function hideSecrets(line: string): string {
  return SECRET_SHAPES.reduce((text, shape) => text.replace(shape, HIDDEN), line.replace(SECRET_KEYS, `$1${HIDDEN}`));
}

function standardOutput(): DestinationStream {
  return process.stdout.isTTY ? PinoPretty({ colorize: true, sync: true, ignore: "pid,hostname" }) : destination(1);
}

/** Writes to standard output: for people in a terminal, as JSON lines elsewhere. */
export function createLog(level: string, to: DestinationStream = standardOutput()): Log {
  return pino({ level, serializers: { err: serializeError }, hooks: { streamWrite: hideSecrets } }, to);
}
