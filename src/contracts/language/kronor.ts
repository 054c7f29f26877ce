import { literal } from "../../warehouse/quote.ts";

const SPACES = "[ \\x{a0}\\x{202f}\\x{2009}]*";
const CURRENCY = "(?:kr\\.?|kronor|sek)";
const SIGN = `${SPACES}[-−+]?${SPACES}`;
const GROUPS = `[0-9]{1,3}(?:${SPACES}[0-9]{3})+`;
const WHOLE = `${SIGN}(?:[0-9]+|${GROUPS})`;
/** Three digits and more are no time of day. */
const HUNDREDS = `${SIGN}(?:[0-9]{3,}|${GROUPS})`;

/**
 * How people write kronor in a form, and no machine: `1 250 kr`, `1 250,50 kr`, `1 250:50`, `1 250:-`. A colon parts kronor from öre where it
 * can be no time of day, so that `12:30` in the wrong column stays wrong. Three decimals are none: `1.250 kr` may be a thousand or one.
 */
const written = [
  `${WHOLE}(?:[.,][0-9]{1,2})?${SPACES}${CURRENCY}`,
  `${WHOLE}:[0-9]{2}${SPACES}${CURRENCY}`,
  `${HUNDREDS}:[0-9]{2}`,
  `${WHOLE}[:,][-–−]{1,2}(?:${SPACES}${CURRENCY})?`,
].join("|");

/** What follows the last digit, and the colon before it. */
const AFTER = `${SPACES}(?:[:,][-–−]{1,2})?${SPACES}${CURRENCY}?${SPACES}$`;

/** SQL of kronor without what stands around the digits; null where the text is no kronor. */
export const bareKronor = (raw: string): string =>
  `case when regexp_full_match(${raw}, ${literal(`(?i)(?:${written})${SPACES}`)}) ` +
  `then replace(regexp_replace(${raw}, ${literal(`(?i)${AFTER}`)}, ''), ':', ',') end`;

/** Where people write by hand, `1.250` and `3,500` may be thousands as well as kronor and öre. Nobody writes thousands that begin with a nought. */
const ambiguous = `${SPACES}${SIGN}[1-9][0-9]{0,2}[.,][0-9]{3}${SPACES}${CURRENCY}?${SPACES}`;

/** SQL, true where text may be either. */
export const ambiguousKronor = (raw: string): string =>
  `coalesce(regexp_full_match(${raw}, ${literal(`(?i)${ambiguous}`)}), false)`;
