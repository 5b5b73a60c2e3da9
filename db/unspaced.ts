/** Signs of scripts that leave no spaces between words, as ranges that JavaScript and PostgreSQL read alike: Thai, Lao, Burmese, Khmer, Chinese, Japanese. */
export const UNSPACED =
  "\\u0E00-\\u0EFF\\u1000-\\u109F\\u1780-\\u17FF\\u2E80-\\u2FDF\\u3005-\\u3007\\u3040-\\u30FF\\u31F0-\\u31FF\\u3400-\\u4DBF\\u4E00-\\u9FFF\\uF900-\\uFAFF\\uFF66-\\uFF9F";

const RUN = new RegExp(`[${UNSPACED}]+`, "gu");

/** Stretches of such signs, each sign a word of its own: what follows upon each other is found as a phrase. */
export const unspacedIn = (text: string): string[] => [...text.matchAll(RUN)].map(([run]) => [...run].join(" "));
/** Every two of them that follow upon each other, as the index has them: also two frequent signs are rarely next to each other. Empty where there are none. */
export function pairsIn(text: string): string {
  const pairs = [...text.matchAll(RUN)].flatMap(([run]) => {
    const signs = [...run];
    return signs.slice(1).map((sign, at) => `'${signs[at]}${sign}'`);
  });
  return pairs.join(" & ");
}
export const withoutUnspaced = (text: string): string => text.replaceAll(RUN, " ");
export const isUnspaced = (text: string): boolean => unspacedIn(text).length > 0;
