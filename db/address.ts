/** A folder where a server has its unix socket stands in an address as the host, as libpq reads it: postgres://me@%2Fvar%2Frun%2Fpostgresql/convene. postgres.js has to be told. */
export function hostOf(url: string): { host?: string } {
  const host = decodeURIComponent(new URL(url).hostname);
  return host.startsWith("/") ? { host } : {};
}
