/** Where Slack's own links lead: hooks.slack.com, files.slack.com; below the configured API's host (GovSlack, a test's server) as well. */
export function isSlackUrl(url: string, apiUrl: string | undefined): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  const hosts = ["slack.com", ...(apiUrl ? [new URL(apiUrl).hostname] : [])];
  return isLocal(url, apiUrl) || (protocol === "https:" && hosts.some((known) => hostname.endsWith(`.${known}`)));
}

/** The token is shown to these alone. */
export function isFileUrl(url: string, apiUrl: string | undefined): boolean {
  return isSlackUrl(url, apiUrl) && (isLocal(url, apiUrl) || new URL(url).hostname.startsWith("files."));
}

/** A server that speaks plain HTTP is a test's, on one host for all. */
const isLocal = (url: string, apiUrl: string | undefined): boolean =>
  apiUrl?.startsWith("http:") === true && new URL(url).host === new URL(apiUrl).host;
