// @ts-check
const { as = "", room = "" } = document.body.dataset;
export const here = { as, room };

/**
 * @param {string} path
 * @param {RequestInit} [init]
 * @returns {Promise<Response>}
 */
async function ask(path, init) {
  let response;
  try {
    response = await fetch(`/api/sandbox${path}`, init);
  } catch {
    throw new Error("Convene does not answer. Is it still running?");
  }
  if (response.ok) return response;
  const said = await response.json().catch(() => ({}));
  throw new Error(said.error ?? `Convene answered with the error ${response.status}.`);
}

/**
 * @param {string} path
 * @returns {Promise<string>}
 */
export const readHtml = async (path) => (await ask(path, { headers: { accept: "text/html" } })).text();

/**
 * @param {string} path
 * @param {object} body
 * @param {string} [accept]
 */
export const send = (path, body, accept = "application/json") =>
  ask(path, { method: "POST", headers: { "content-type": "application/json", accept }, body: JSON.stringify(body) });

/**
 * @param {"PUT" | "DELETE"} method
 * @param {string} path
 * @param {object} body
 */
export const change = (method, path, body) =>
  ask(path, { method, headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

/**
 * The private answer to a line or a call, as HTML.
 * @param {object} what
 * @returns {Promise<{ kind: string, html: string }>}
 */
export async function call(what) {
  const response = await send("/call", { ...here, ...what }, "text/html");
  return { kind: response.headers.get("x-answer") ?? "nothing", html: await response.text() };
}
