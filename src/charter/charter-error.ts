/** What stands in a charter file and cannot be used; its message has one line per fault and is all that is shown. */
export class CharterError extends Error {
  constructor(lines: string[]) {
    super(lines.join("\n"));
    this.name = "CharterError";
  }
}
