import type { CalendarEvent } from "#core/contract/adapter.ts";
import type { Capabilities } from "#core/contract/capabilities.ts";
import { shortened } from "#core/contract/shorten.ts";

/** Within what the platform's calendar holds; what was left out is marked with "…". */
export const fitEvent = (event: CalendarEvent, limits: NonNullable<Capabilities["events"]>): CalendarEvent => ({
  ...event,
  name: shortened(event.name, limits.nameChars),
  description: shortened(event.description, limits.descriptionChars),
  place: shortened(event.place, limits.placeChars),
});
