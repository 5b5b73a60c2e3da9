import type { Message } from "#core/contract/view.ts";
import { counted, say } from "./say.ts";

const KILO = 1000;

export function activityExported(
  title: string,
  file: { bytes: number; withheld: number; filesLeft: boolean },
): Message {
  const size =
    file.bytes < KILO * KILO ? `${Math.ceil(file.bytes / KILO)} kB` : `${Math.ceil(file.bytes / KILO / KILO)} MB`;
  const left =
    file.withheld === 0
      ? ""
      : ` Left out: ${counted(file.withheld, "ballot")} of open polls whose results come after closing, and of secret polls in which fewer than 5 voted; nobody may see them now.`;
  return say(
    `Everything recorded in ${title} is in the file (JSON, ${size}). It holds names and addresses of members: keep it as carefully as the member list.${left}${file.filesLeft ? " The files of documents and statements are left out." : ""}`,
  );
}
