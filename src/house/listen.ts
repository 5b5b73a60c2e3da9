import { createServer, type Server } from "node:http";
import { SettingsError } from "#core/env.ts";

/** Why nothing can listen there. */
function explainListen(error: Error, host: string, port: number): SettingsError {
  const code = "code" in error ? String(error.code) : error.message;
  switch (code) {
    case "EADDRINUSE":
      return new SettingsError([
        `PORT: expected a free port; another process listens at ${port} already. Set PORT to another one, or 0 for any`,
      ]);
    case "EACCES":
      return new SettingsError([`PORT: expected a port this user may listen at; found "${port}"`]);
    default:
      return new SettingsError([
        `HOST: expected an address of this machine, such as 127.0.0.1; found "${host}" (${code})`,
      ]);
  }
}

/** Listens; returns the address people open. Throws a `SettingsError` where nothing can listen. */
export async function listen(server: Server, host: string, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    const refused = (error: Error) => reject(explainListen(error, host, port));
    server.once("error", refused);
    server.listen(port, host, () => {
      server.off("error", refused);
      resolve();
    });
  });
  const address = server.address();
  const listening = typeof address === "object" && address ? address.port : port;
  return `http://${host.includes(":") ? `[${host}]` : host}:${listening}`;
}

/** Before anything is opened or made: throws as `listen` would. */
export async function checkPort(host: string, port: number): Promise<void> {
  const probe = createServer();
  await listen(probe, host, port);
  await closeServer(probe);
}

export async function closeServer(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  const rest = setTimeout(() => server.closeAllConnections(), LAST_ANSWERS_MS);
  await closed;
  clearTimeout(rest);
}
const LAST_ANSWERS_MS = 1000;
