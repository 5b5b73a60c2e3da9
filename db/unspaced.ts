/** Signs of scripts that leave no spaces between words, as ranges that JavaScript and PostgreSQL read alike: Thai, Lao, Burmese, Khmer, Chinese, Japanese. */
export const UNSPACED =
  "\\u0E00-\\u0EFF\\u1000-\\u109F\\u1780-\\u17FF\\u2E80-\\u2FDF\\u3005-\\u3007\\u3040-\\u30FF\\u31F0-\\u31FF\\u3400-\\u4DBF\\u4E00-\\u9FFF\\uF900-\\uFAFF\\uFF66-\\uFF9F";

const RUN = new RegExp(`[${UNSPACED}]+`, "gu");

/** Stretches of such signs, each sign a word of its own: what follows upon each other is found as a phrase. */
export const unspacedIn = (text: string): string[] => [...text.matchAll(RUN)].map(([run]) => [...run].join(" "));
export const withoutUnspaced = (text: string): string => text.replaceAll(RUN, " ");
export const isUnspaced = (text: string): boolean => unspacedIn(text).length > 0;
