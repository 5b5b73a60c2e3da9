const UNSEEN = /^[\p{Cc}\p{Cf}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]*$/u;

/** Nothing of it can be seen: spaces, zero-width signs, fillers. */
export const isBlank = (text: string): boolean => UNSEEN.test(text);

/** As it is; empty where nothing of it can be seen. */
export const visible = (text: string): string => (isBlank(text) ? "" : text);
