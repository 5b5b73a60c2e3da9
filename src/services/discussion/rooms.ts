import type { RoomVisibility } from "#core/contract/charter.ts";
import type { Reads } from "#core/contract/command.ts";
import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { type RoomRow, roomsOf } from "#db/queries/room.ts";
import { mayBeSeenIn } from "../room/who-sees.ts";

/** The rooms that get it: those named, else each that may see it. Throws a Problem for one that is not there, or is open to more people. */
export async function roomsFor(ctx: PersonContext, visibility: RoomVisibility, named: string | undefined) {
  const all = await roomsOf(ctx.db, ctx.activity.id);
  const may = all.filter((room) => mayBeSeenIn(visibility, room.visibility));
  const names = (named ?? "")
    .split(/[;\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== "");
  if (names.length === 0) return { rooms: may, hiddenFrom: all.length - may.length, named: false };
  const chosen = names.flatMap((name) => roomsCalled(ctx, all, name));
  const wider = chosen.find((room) => !may.includes(room));
  if (wider) throw tooWide(wider);
  return { rooms: [...new Set(chosen)], hiddenFrom: 0, named: true };
}

/** Whether those that are named are there. */
export const readsRooms: Reads<string> = async (ctx, said) => await roomsFor(ctx, "everyone", said);

const calledOf = ({ name, channel }: RoomRow) => [name ?? channel, channel].map(plain);
const plain = (name: string) => name.replace(/^#/, "").toLowerCase();

function roomsCalled({ prefix }: PersonContext, all: RoomRow[], name: string): RoomRow[] {
  const found = all.filter((room) => calledOf(room).includes(plain(name)));
  if (found.length > 0) return found;
  const message = `There is no room "${name}".`;
  const names = [...new Set(all.map((room) => room.name ?? room.channel))];
  const hint = names.length > 0 ? `Rooms: ${names.join("; ")}.` : `${prefix}room bind makes a channel one.`;
  throw new Problem({ code: "not found", message, hint, field: "rooms" });
}

const tooWide = ({ name, channel }: RoomRow) =>
  new Problem({
    code: "forbidden",
    message: `The room ${name ?? channel} is open to more people than this discussion is for.`,
    hint: "Leave that room out, or open the discussion for more people.",
    field: "rooms",
  });
