import type { SlashCommand } from "@slack/bolt";
import type { Inbound } from "#core/contract/adapter.ts";
import { createAnswer } from "./answer.ts";
import { unescapeText } from "./escape.ts";
import { placeIn, workspaceOf } from "./payload.ts";
import type { Respond } from "./respond.ts";
import type { Service } from "./service.ts";

/** What Slack says instead of a name: https://docs.slack.dev/interactivity/implementing-slash-commands */
const UNNAMED = new Set(["directmessage", "privategroup", ""]);

export async function typedFrom(service: Service, respond: Respond, command: SlashCommand): Promise<Inbound> {
  const enterprise = command.enterprise_id || undefined;
  const by = {
    platform: "slack",
    workspace: workspaceOf(command.team_id, enterprise, undefined),
    account: command.user_id,
    name: await service.nameOf(command.user_id, command.user_name),
  };
  const at = placeIn({ team: command.team_id, enterprise }, command.channel_id);
  const way = { by, at, response: { url: command.response_url, replaces: false } };
  const answer = createAnswer(service, respond, { way, trigger: command.trigger_id });
  const named = UNNAMED.has(command.channel_name) ? {} : { roomName: `#${command.channel_name}` };
  return { id: command.trigger_id, kind: "typed", by, at, ...named, text: unescapeText(command.text ?? ""), answer };
}
