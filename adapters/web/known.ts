import { HTTPException } from "hono/http-exception";
import type { SandboxName, SandboxPort, SandboxRoom } from "./port.ts";

export function knownPerson(port: SandboxPort, handle: string | undefined): SandboxName {
  if (!handle) throw new HTTPException(400, { message: "Say who you act as: as=HANDLE." });
  const names = port.names();
  const found = names.get(handle);
  if (found) return found;
  const handles = [...names.keys()].join(", ");
  throw new HTTPException(404, { message: `There is no person "${handle}" here. There are: ${handles}.` });
}

export async function knownRoom(port: SandboxPort, slug: string): Promise<SandboxRoom> {
  const rooms = await port.rooms();
  const found = rooms.find((room) => room.slug === slug);
  if (found) return found;
  const slugs = rooms.map((room) => room.slug).join(", ");
  throw new HTTPException(404, { message: `There is no room "${slug}" here. There are: ${slugs}.` });
}
