/** What the server says no with; `headers` beside it. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: object;
  readonly headers: Record<string, string>;

  constructor(
    status: number,
    code: number,
    message: string,
    more: { body?: object; headers?: Record<string, string> } = {},
  ) {
    super(message);
    this.status = status;
    this.body = { message, code, ...more.body };
    this.headers = more.headers ?? {};
  }
}

export const invalid = (errors: string[]): Refusal =>
  new Refusal(400, 50035, `Invalid Form Body: ${errors.join(", ")}`, { body: { errors } });
