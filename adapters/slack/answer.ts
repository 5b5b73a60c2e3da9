import type { Answer, Answered } from "#core/contract/adapter.ts";
import type { Rendered } from "./blocks.ts";
import { sendDirectFile } from "./files.ts";
import { renderForm, renderModalMessage } from "./render-form.ts";
import { attempt, type Respond, type Way } from "./respond.ts";
import type { Service } from "./service.ts";
import type { Kept } from "./view-metadata.ts";

export const refuse = (detail: string): Answered => ({ status: "refused", why: "invalid", detail });

/** What a pressed button or a typed command leaves to answer with. */
export type Asking = { way: Way; trigger: string; modal?: { id: string; kept: Kept } };

/** To a typed command or a pressed button: a modal by its trigger, or a private message where it was asked. */
export function createAnswer(service: Service, respond: Respond, asking: Asking): Answer {
  const { way, modal } = asking;
  const kept = keptFrom(asking);
  return {
    async form(form) {
      const view = renderForm(form, kept);
      if ("invalid" in view) return refuse(view.invalid);
      if (modal)
        return attempt(service, "views.update", () => service.client.views.update({ view_id: modal.id, view }));
      return attempt(service, "views.open", () => service.client.views.open({ trigger_id: asking.trigger, view }));
    },
    async busy() {},
    async reply(view, { after } = {}) {
      if (after) return respond(below(way), view);
      if (!modal) return respond(way, view);
      const shown = await updateModal(service, modal.id, renderModalMessage(view, kept, way.by.workspace));
      return shown.status === "sent" || shown.why === "invalid" ? shown : respond(way, view);
    },
    file: (name, type, bytes, view) => sendDirectFile(service, way.by, { name, type, bytes, view }),
  };
}

/** Where a further message of the same answer goes: in the place of none. */
export function below({ direct: _, response, ...way }: Way): Way {
  return { ...way, ...(response ? { response: { ...response, replaces: false } } : {}) };
}

export async function updateModal(
  service: Service,
  id: string,
  view: Rendered<Parameters<Service["client"]["views"]["update"]>[0]["view"]>,
): Promise<Answered> {
  if ("invalid" in view) return refuse(view.invalid);
  return attempt(service, "views.update", () => service.client.views.update({ view_id: id, view }));
}

function keptFrom({ way, modal }: Asking): Kept {
  if (modal) return { ...modal.kept, drawn: modal.kept.drawn + 1 };
  return {
    ...(way.at ? { at: way.at } : {}),
    ...(way.response ? { responseUrl: way.response.url } : {}),
    replaces: way.response?.replaces ?? false,
    drawn: 0,
  };
}
