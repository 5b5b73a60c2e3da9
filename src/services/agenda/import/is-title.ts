const TITLE_AT_MOST = 120;
const BRACKETED = /^[(（].*[)）]$/;

/** What stands above the items: "Annex B", "Draft agenda of …", "(9 October 2025, Geneva)". */
export const isTitle = (text: string) =>
  text.length <= TITLE_AT_MOST && (/\bagenda\b|议程|議程|^annex\b|^附件/i.test(text) || BRACKETED.test(text));

const ANNEX = /^(annex|附件)\s*\p{L}?\d*$/iu;
const OF_AGENDA =
  /^((draft|provisional|proposed|revised)\s+)*agenda(\s*[:：]|$|\s+(of|for)\s)|\bdraft agenda\b|[议議]程(草案)?[:：]?$/i;
/** Most agendas have an item on the agenda. */
const ON_AGENDA = /^(approv|adopt|accept|consider|review|agree|批准|通过|通過|审议|審議|核准|确认|確認)/i;

/** The same above items without numbers, where only what cannot be an item is a title; `below`: a title stands above it. */
export const isPlainTitle = (text: string, below: boolean) =>
  text.length <= TITLE_AT_MOST &&
  (ANNEX.test(text) || (OF_AGENDA.test(text) && !ON_AGENDA.test(text)) || (below && BRACKETED.test(text)));
