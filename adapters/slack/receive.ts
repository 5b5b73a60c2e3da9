import type { App } from "@slack/bolt";
import { receiveActions } from "./receive-actions.ts";
import { receiveEvents } from "./receive-events.ts";
import { receiveForms } from "./receive-forms.ts";
import { receiveMessages } from "./receive-messages.ts";
import { createResponder } from "./respond.ts";
import type { Receive, Service } from "./service.ts";
import { typedFrom } from "./typed.ts";

/** What is still being answered, so that a stop can wait for it. */
export type Track = <Result>(work: Promise<Result>) => Promise<Result>;
export type Receiving = { service: Service; receive: Receive; track: Track };

/** `messages`: what people write is read. */
export function registerReceivers(app: App, receiving: Receiving, messages: boolean): void {
  const { service, receive, track } = receiving;
  const respond = createResponder(service);
  app.command(`/${service.command}`, async ({ command, ack }) => {
    await ack();
    await track(typedFrom(service, respond, command).then(receive));
  });
  receiveActions(app, receiving, respond);
  receiveForms(app, receiving, respond);
  receiveEvents(app, receiving);
  if (messages) receiveMessages(app, receiving);
}
