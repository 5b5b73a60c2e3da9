import type { RoomVisibility } from "#core/contract/charter.ts";
import type { Leader } from "#core/contract/leader.ts";
import type { Message, Span } from "#core/contract/view.ts";
import { PLATFORMS } from "./platforms.ts";
import { counted, line, say } from "./say.ts";

const forWhom = ({ all }: Leader) => ({
  everyone: "for everyone",
  members: "for members",
  "co-chairs": `for ${all.replace(/^the /, "")} only`,
});
const shownHere = ({ all }: Leader) => ({
  everyone: "What is for everyone is shown here: polls, discussions, meetings and what comes of them.",
  members: "What is for members or for everyone is shown here: polls, discussions, meetings and what comes of them.",
  "co-chairs": `Everything is shown here, also what is for ${all} alone.`,
});

const READ =
  "What members write in the threads of discussions here is recorded with their names and shown in the other rooms of the discussion; nothing else that is written here is kept.";
const UNREAD = "What people write here is not read; comments in discussions are made with the buttons.";

export function roomBound(
  title: string,
  room: { outcome: "bound" | "changed" | "unchanged"; visibility: RoomVisibility },
  { hears, leader }: { hears: boolean; leader: Leader },
): Message {
  const whom = forWhom(leader)[room.visibility];
  switch (room.outcome) {
    case "bound":
      return say(
        `This room now serves ${title}, ${whom}. ${shownHere(leader)[room.visibility]} ${hears ? READ : UNREAD}`,
      );
    case "changed":
      return say(`This room of ${title} is now ${whom}.`);
    case "unchanged":
      return say(`This room already serves ${title}, ${whom}.`);
    default:
      return room.outcome satisfies never;
  }
}

export function roomUnbound(title: string): Message {
  return say(`This room no longer serves ${title}. Its cards are taken away from here; what was posted besides stays.`);
}

/** A platform's own channel id stands for rooms elsewhere; this one is said to be this one. */
export function roomList(
  rooms: { platform: string; channel: string; name: string | null; visibility: RoomVisibility; here: boolean }[],
  { prefix, leader }: { prefix: string; leader: Leader },
): Message {
  if (rooms.length === 0) return say(`No room is bound yet. Type ${prefix}room bind in a channel.`);
  const summary = `${counted(rooms.length, "room")} of this activity.`;
  const items = rooms.map((room): Span[] => [
    { bold: PLATFORMS[room.platform] ?? room.platform },
    ` ${room.name ?? room.channel}, ${forWhom(leader)[room.visibility]}${room.here ? " — this room" : ""}`,
  ]);
  return { kind: "message", summary, parts: [line(summary), { kind: "list", ordered: false, items }] };
}

export function roomLost(
  title: string,
  room: { platform: string; channel: string; name: string | null },
  prefix: string,
): Message {
  const where = `${PLATFORMS[room.platform] ?? room.platform} ${room.name ?? room.channel}`;
  return say(
    `${title} is no longer shown in the room ${where}: the app was removed from it. To use the room again, invite the app and type ${prefix}room bind there.`,
  );
}
