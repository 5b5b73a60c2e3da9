import { writeFile } from "node:fs/promises";
import { commandsDocument } from "./commands-document.ts";

await writeFile(new URL("../../docs/commands.md", import.meta.url), await commandsDocument());
