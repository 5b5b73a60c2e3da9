const TITLE_AT_MOST = 120;

/** What stands above the items: "Annex B", "Draft agenda of …", "(9 October 2025, Geneva)". */
export const isTitle = (text: string) =>
  text.length <= TITLE_AT_MOST && (/\bagenda\b|议程|議程|^annex\b|^附件/i.test(text) || /^[(（].*[)）]$/.test(text));
