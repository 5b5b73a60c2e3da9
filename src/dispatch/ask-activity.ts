import type { Call } from "#core/contract/call.ts";
import type { Activity } from "#core/contract/context.ts";
import type { Choice, Message } from "#core/contract/view.ts";

/** Several activities are possible: the person says which one is meant. */
export function askActivity(activities: Activity[], call: Call): Message {
  const text = "Which activity is this about?";
  const options = activities.map(
    ({ slug, charter }): Choice => ({ label: charter.acronym, call: { ...call, activity: slug } }),
  );
  const items = activities.map(({ charter }) => [{ bold: charter.acronym }, ` ${charter.title}`]);
  return {
    kind: "message",
    summary: text,
    parts: [
      { kind: "text", spans: [text] },
      { kind: "list", ordered: false, items },
      { kind: "choices", options },
    ],
  };
}
