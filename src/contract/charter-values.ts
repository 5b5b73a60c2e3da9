import { z } from "zod";
import { isInRange, YEARS } from "./years.ts";

/** ISO 3166-1 alpha-2. */
export const COUNTRY_CODES: ReadonlySet<string> = new Set(
  `
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY
    BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK
    FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR
    IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK
    ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM
    PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF
    TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
  `
    .trim()
    .split(/\s+/),
);

/** Every message says what is expected; the loader adds what was found. */
export const word = z.string("expected text").trim().min(1, "expected text that is not empty");

export const slug = z
  .string("expected small letters, digits and hyphens")
  .regex(/^[a-z0-9][a-z0-9-]*$/, "expected small letters, digits and hyphens, for example sg-chair");

function works(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}

function said(expected: string, passes: (text: string) => boolean) {
  return z.string(`expected ${expected}`).refine(passes, `expected ${expected}`);
}

/** A place and date without an hour or offset, so that a time and a date cannot pass for each other. */
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/;
const isDate = (text: string) => DATE.test(text) && works(() => Temporal.PlainDate.from(text));
const isLocal = (text: string) => LOCAL.test(text) && works(() => Temporal.PlainDateTime.from(text));

export const duration = said(
  "an ISO 8601 duration such as P7D or PT3H",
  (text) => works(() => Temporal.Duration.from(text)) && Temporal.Duration.from(text).sign >= 0,
);

export const zone = said(
  "the name of a time zone such as Europe/Zurich",
  (text) => /^[A-Z]/.test(text) && works(() => new Intl.DateTimeFormat("en", { timeZone: text })),
);

const isInstant = (text: string) => works(() => Temporal.Instant.from(text));

export const instant = said("an instant with its offset, such as 2025-07-03T08:00:00+02:00", isInstant).refine(
  (text) => !isInstant(text) || isInRange(Temporal.Instant.from(text)),
  `expected an instant of ${YEARS}`,
);

/** In the activity's zone. */
export const localTime = said("a local date and time such as 2025-10-09T11:15", isLocal);

export const date = said("a date such as 2025-09-30", isDate);

/** A deadline in the activity's zone. What a date without an hour means is said by `rules.deadlines.dateOnly`. */
export const deadline = said(
  "a date such as 2025-09-30, or a local date and time such as 2025-09-30T17:00",
  (text) => isDate(text) || isLocal(text),
);

export const hour = said("a time of day such as 22:00", (text) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text));

export const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
export const weekday = z.enum(WEEKDAYS, "expected a day of the week such as monday");

export const country = said("a country code of two capital letters (ISO 3166-1) such as KR", (text) =>
  COUNTRY_CODES.has(text),
);

export const language = said(
  "a language tag such as en",
  (text) => /^[a-z]{2,3}(-|$)/.test(text) && works(() => Intl.getCanonicalLocales(text)),
);

export const email = z.email("expected an e-mail address");

export const link = said(
  "an address that starts with https:// or http://",
  (text) => /^https?:\/\//.test(text) && URL.canParse(text),
);

/** Set on whatever no source says: a default that an activity may change. */
export const assumed = z.boolean("expected true or false").default(false);

/** A number of things, from 1. */
export const count = z.int("expected a whole number").min(1, "expected a whole number from 1");
