import { Agent, request } from "node:http";

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

/** Over connections that stay open; lighter than `fetch`, so that the load costs little beside what is measured. */
export const post = (url: string, body: string, headers: Record<string, string>): Promise<string> =>
  send("POST", url, body, { ...headers, "content-length": Buffer.byteLength(body) });
export const get = (url: string): Promise<string> => send("GET", url, "", {});

function send(method: string, url: string, body: string, headers: Record<string, string | number>): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const sent = request(url, { method, agent, headers });
  sent.once("response", (response) => {
    const chunks: Buffer[] = [];
    response.on("data", (chunk: Buffer) => chunks.push(chunk));
    response.once("end", () => {
      const said = Buffer.concat(chunks).toString();
      if (response.statusCode === 200) resolve(said);
      else reject(new Error(`${url} answered ${response.statusCode}: ${said}`));
    });
  });
  sent.once("error", (error) => {
    // https://nodejs.org/api/http.html#requestreusedsocket: the other side closed it while it was idle.
    const idle = sent.reusedSocket && "code" in error && error.code === "ECONNRESET";
    if (idle) resolve(send(method, url, body, headers));
    else reject(error);
  });
  sent.end(body);
  return promise;
}
