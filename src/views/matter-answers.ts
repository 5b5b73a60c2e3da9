import type { Message, Part } from "#core/contract/view.ts";
import { button, choices, line, say } from "./say.ts";

type Named = { activity: string; number: number };

const show = ({ activity, number }: Named): Part =>
  choices(button("Show the matter", activity, "matter show", { matter: String(number) }));

export const matterRaised = ({ title, bodies, ...named }: Named & { title: string; bodies: string }): Message =>
  say(`Matter ${named.number} is raised. It concerns ${bodies}.`, line({ bold: title }), show(named));

type Escalated = Named & {
  parent: string;
  ask: string;
  verb: "approve" | "note";
  again: boolean;
  /** Something else is asked than before. */
  anew: boolean;
  opened: string | undefined;
};

export function matterEscalated({ parent, ask, verb, again, anew, opened, ...named }: Escalated): Message {
  const changed = anew ? `What matter ${named.number} asks is changed` : `What matter ${named.number} asks stays`;
  const done = again ? changed : `Matter ${named.number} is escalated`;
  return say(
    `${done}: the next report asks ${parent} to ${verb} it.`,
    { kind: "quote", by: [{ bold: `${parent} is asked to ${verb}` }], spans: [ask] },
    ...(opened === undefined ? [] : [line(`It is shown to ${opened} from now on.`)]),
    show(named),
  );
}

type Reopened = Named & { title: string; takenBack: boolean; parent: string };

export const matterReopened = ({ title, takenBack, parent, ...named }: Reopened): Message =>
  say(
    takenBack
      ? `Matter ${named.number} is open again: ${parent} is not asked about it any more. A report that was approved stays as it is.`
      : `Matter ${named.number} is open again.`,
    line({ bold: title }),
    line("It can be discussed, escalated or resolved."),
    show(named),
  );

export const matterResolved = ({ title, how, ...named }: Named & { title: string; how: string }): Message =>
  say(
    `Matter ${named.number} is resolved: ${title}.`,
    { kind: "quote", by: [{ bold: "How it was resolved" }], spans: [how] },
    show(named),
  );
