import type { Account, Place } from "#core/contract/call.ts";

/** Who we are, from auth.test. */
export type Identity = { botUserId: string; botId: string; team: string; enterprise?: string; scopes?: string[] };

type Team = { id: string; enterprise_id?: string } | null | undefined;
type Actor = { id: string; team_id?: string | undefined; name?: string; username?: string };
/** The parts that all interaction payloads share. */
export type Interaction = { team?: Team; enterprise?: { id: string } | null | undefined; user: Actor };

/** The enterprise, else the team; a Slack Connect guest is known by the guest's own team. Within an enterprise the teams of one person differ, so there it is always the enterprise. */
export function workspaceOf(team: string | undefined, enterprise: string | undefined, own: string | undefined): string {
  return enterprise || own || team || "";
}

const enterpriseOf = (body: Interaction) => body.enterprise?.id ?? body.team?.enterprise_id;

export function accountOf(body: Interaction): Account {
  const { user } = body;
  const workspace = workspaceOf(body.team?.id, enterpriseOf(body), user.team_id);
  return { platform: "slack", workspace, account: user.id, name: user.name ?? user.username ?? user.id };
}

/** Direct messages have ids that begin with D and belong to no team. */
export const isDirect = (channel: string) => channel.startsWith("D");

export function placeIn(
  where: { team: string | undefined; enterprise: string | undefined },
  channel: string,
  thread?: string,
): Place {
  return {
    platform: "slack",
    workspace: where.enterprise || where.team || "",
    ...(where.enterprise && where.team && !isDirect(channel) ? { team: where.team } : {}),
    channel,
    ...(thread ? { thread } : {}),
  };
}

export const placeOf = (body: Interaction, channel: string, thread?: string): Place =>
  placeIn({ team: body.team?.id, enterprise: enterpriseOf(body) }, channel, thread);
