import { MINUTES_AT_MOST } from "../planned.ts";

const MINUTES = /^(\d{1,3})\s*(?:min(?:ute)?s?\.?|mn|['′’]|分钟|分鐘|分)$/i;
const HOURS = /^(\d{1,2}(?:[.,]5)?)\s*(?:h|hrs?\.?|hours?|个?小时|個?小時)$/i;
const BOTH = /^(\d{1,2})\s*(?:h|hrs?|hours?|小时|小時)\s*(\d{1,2})\s*(?:min(?:ute)?s?\.?|分钟|分鐘|分)?$/i;

/** "10 min", "15'", "1 h 30", "1.5 hours", "１０分钟". Undefined for anything else. */
export function readMinutes(text: string): number | undefined {
  const plain = text.normalize("NFKC").trim();
  const minutes = MINUTES.exec(plain);
  const hours = HOURS.exec(plain);
  const both = BOTH.exec(plain);
  const found = minutes
    ? Number(minutes[1])
    : hours
      ? Number(hours[1]?.replace(",", ".")) * 60
      : both
        ? Number(both[1]) * 60 + Number(both[2])
        : 0;
  return found >= 1 && found <= MINUTES_AT_MOST ? found : undefined;
}
