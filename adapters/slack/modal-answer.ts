import { setTimeout as after } from "node:timers/promises";
import type { types } from "@slack/bolt";
import type { Answer } from "#core/contract/adapter.ts";
import type { Form } from "#core/contract/view.ts";
import { below, refuse, updateModal } from "./answer.ts";
import { sendDirectFile } from "./files.ts";
import { fieldOfBlockId, renderForm, renderModalMessage, workingModal } from "./render-form.ts";
import type { Respond, Way } from "./respond.ts";
import type { Service } from "./service.ts";
import type { Kept } from "./view-metadata.ts";

type Acknowledgement =
  | { response_action: "clear" }
  | { response_action: "errors"; errors: Record<string, string> }
  | { response_action: "update"; view: types.ModalView };

export type Submission = {
  way: Way;
  view: { id: string; kept: Kept; blockIds: string[] };
  ack(how: Acknowledgement): Promise<void>;
};

/** To a sent modal. The first answer is the acknowledgement; after `busy` the "Working…" view is updated instead. */
export function createModalAnswer(service: Service, respond: Respond, submission: Submission): Answer & Closing {
  const { way, view: open } = submission;
  const modal = createModalState(service, submission);
  const { kept } = modal;

  return {
    async form(form) {
      const errors = errorsAtFields(form, open.blockIds);
      if (errors && (await modal.acknowledge({ response_action: "errors", errors }))) return { status: "sent" };
      const view = renderForm(form, kept);
      if ("invalid" in view) return refuse(view.invalid);
      if (await modal.acknowledge({ response_action: "update", view })) return { status: "sent" };
      return modal.update(view);
    },
    busy: modal.busy,
    async reply(view, { after } = {}) {
      if (after) return respond(below(way), view);
      await modal.acknowledge({ response_action: "clear" });
      if (!modal.working()) return respond(way, view);
      const shown = await modal.update(renderModalMessage(view, kept, way.by.workspace));
      return shown.status === "sent" || shown.why === "invalid" ? shown : respond(way, view);
    },
    async file(name, type, bytes, view) {
      await modal.acknowledge({ response_action: "clear" });
      if (modal.working()) await modal.update(renderModalMessage(view, kept, way.by.workspace));
      return sendDirectFile(service, way.by, { name, type, bytes, view });
    },
    close: async () => void (await modal.acknowledge({ response_action: "clear" })),
  };
}

function createModalState(service: Service, { view: open, ack }: Submission) {
  const kept = { ...open.kept, drawn: open.kept.drawn + 1 };
  let answered: "no" | "working" | "yes" = "no";
  let workingSince = 0;
  /** False when it was acknowledged before. */
  async function acknowledge(how: Acknowledgement, now: "working" | "yes" = "yes"): Promise<boolean> {
    if (answered !== "no") return false;
    answered = now;
    workingSince = performance.now();
    await ack(how);
    return true;
  }
  return {
    kept,
    acknowledge,
    working: () => answered === "working",
    async busy() {
      await acknowledge({ response_action: "update", view: workingModal(kept) }, "working");
    },
    async update(view: Parameters<typeof updateModal>[2]) {
      const shownForMs = performance.now() - workingSince;
      if (shownForMs < service.windows.workingForMs) await after(service.windows.workingForMs - shownForMs);
      return updateModal(service, open.id, view);
    },
  };
}

type Closing = { close(): Promise<void> };

/** Slack shows errors only at inputs of the open view: undefined when one of them belongs elsewhere. */
function errorsAtFields(form: Form, blockIds: string[]): Record<string, string> | undefined {
  const errors = Object.entries(form.errors);
  const blockOf = new Map(blockIds.map((id) => [fieldOfBlockId(id), id]));
  const sameForm = form.fields.length === blockOf.size && form.fields.every((field) => blockOf.has(field.name));
  if (errors.length === 0 || !sameForm) return undefined;
  const shown: Record<string, string> = {};
  for (const [name, error] of errors) {
    const block = blockOf.get(name);
    if (block === undefined) return undefined;
    shown[block] = error;
  }
  return shown;
}
