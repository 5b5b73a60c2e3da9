/** One item as it is planned; `depth` 0 is a top item, a deeper one belongs to the last less deep one before it. */
export type Planned = {
  depth: number;
  title: string;
  presenter: string | null;
  minutes: number | null;
  /** References, separated by "; ". */
  documents: string | null;
};

export const DEPTHS = 4;
export const ITEMS_AT_MOST = 200;
export const TITLE_CHARS = 300;
export const PRESENTER_CHARS = 120;
export const DOCUMENTS_CHARS = 500;
export const MINUTES_AT_MOST = 600;
