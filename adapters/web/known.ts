import { HTTPException } from "hono/http-exception";
import type { SandboxPerson, SandboxPort, SandboxRoom } from "./port.ts";

export async function knownPerson(port: SandboxPort, handle: string | undefined): Promise<SandboxPerson> {
  if (!handle) throw new HTTPException(400, { message: "Say who you act as: as=HANDLE." });
  const people = await port.people();
  const found = people.find((person) => person.handle === handle);
  if (found) return found;
  const handles = people.map((person) => person.handle).join(", ");
  throw new HTTPException(404, { message: `There is no person "${handle}" here. There are: ${handles}.` });
}

export async function knownRoom(port: SandboxPort, slug: string): Promise<SandboxRoom> {
  const rooms = await port.rooms();
  const found = rooms.find((room) => room.slug === slug);
  if (found) return found;
  const slugs = rooms.map((room) => room.slug).join(", ");
  throw new HTTPException(404, { message: `There is no room "${slug}" here. There are: ${slugs}.` });
}
