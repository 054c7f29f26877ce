/**
 * What an identity number looks like in running text: six or eight digits, then four. One pattern for the reader, which masks
 * it, and for the page where a planner writes: both must mean the same.
 */
export const IDENTITY_NUMBER = "\\b(\\d{6}|\\d{8})[-+ ]?\\d{4}\\b";

/** The digits may also stand apart: `19121212 1212`, `12 12 12-1212`. */
const SEPARATED = /\d{2}[ .]?\d{2}[ .]?\d{2}[-+ .]?\d{4}/;

/** Could be somebody. A page that refuses may be stricter than a reader that masks. */
export const looksLikeIdentityNumber = (text: string): boolean =>
  new RegExp(IDENTITY_NUMBER).test(text) || SEPARATED.test(text);
