// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML 1.0 has no place for
const NOT_IN_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** What an XML file can hold: anything else becomes the sign for a character that is not known. */
export const inXml = (text: string) => text.toWellFormed().replace(NOT_IN_XML, "\uFFFD");

/** An address as it stands in a file: what has no place in one is encoded. */
export const addressOf = (link: string) => (URL.canParse(link) ? new URL(link).href : encodeURI(link.toWellFormed()));
