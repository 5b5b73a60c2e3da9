/** Everything Discord's client would take for markup, a mention, an emoji or a link: https://docs.discord.com/developers/reference#message-formatting */
const ANYWHERE = /[\\*_~|`<>[\]@]/g;
const LINE_START = /^([^\S\r\n]*)([#>+-])/gm;
const NUMBERED = /^([^\S\r\n]*\d+)([.)])/gm;
const SHORTCODE_OR_SCHEME = /:(?=\/\/|[\w+\\-]+:)/g;
/** Invites are shown as cards even without "https://". */
const INVITE = /(discord(?:app)?)\.(?=gg|com|gift|new)/gi;
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** Typed text as Discord shows it unchanged; direction controls cannot reach what stands around it. */
export function escapeText(typed: string): string {
  const escaped = typed
    .replaceAll("\r\n", "\n")
    .replaceAll(ANYWHERE, "\\$&")
    .replaceAll(LINE_START, "$1\\$2")
    .replaceAll(NUMBERED, "$1\\$2")
    .replaceAll(SHORTCODE_OR_SCHEME, "\\:")
    .replaceAll(INVITE, "$1\\.");
  return BIDI.test(typed) ? `\u2068${escaped}\u2069` : escaped;
}

/** In one line, for headings and labels. */
export function escapeLine(typed: string): string {
  return escapeText(typed.replaceAll(/\s*\n\s*/g, " "));
}
