import type { Capabilities } from "#core/contract/capabilities.ts";

/** What Slack refuses beyond, in characters or pieces. Blocks: https://docs.slack.dev/reference/block-kit/blocks · views: https://docs.slack.dev/reference/views */
export const LIMITS = {
  /** https://docs.slack.dev/reference/block-kit/blocks */
  messageBlocks: 50,
  viewBlocks: 100,
  /** Slack names no number for all blocks together; `msg_blocks_too_long` was seen above about 13,000. */
  blocksChars: 12_000,
  /** https://docs.slack.dev/changelog/2018-04-truncating-really-long-messages */
  textChars: 40_000,
  /** https://docs.slack.dev/reference/methods/chat.update#errors: msg_too_long */
  editedTextChars: 4000,
  /** https://docs.slack.dev/reference/block-kit/blocks/header-block */
  headerChars: 150,
  /** https://docs.slack.dev/reference/block-kit/blocks/actions-block */
  actionsElements: 25,
  /** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
  buttonChars: 75,
  buttonValueChars: 2000,
  actionIdChars: 255,
  blockIdChars: 255,
  /** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
  optionChars: 75,
  optionValueChars: 150,
  /** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
  selectOptions: 100,
  placeholderChars: 150,
  /** https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object */
  confirmTextChars: 300,
  /** https://docs.slack.dev/reference/block-kit/composition-objects/text-object */
  textObjectChars: 3000,
  /** https://docs.slack.dev/reference/block-kit/blocks/input-block */
  labelChars: 2000,
  /** https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
  inputChars: 3000,
  /** https://docs.slack.dev/reference/views/modal-views */
  titleChars: 24,
  privateMetadataChars: 3000,
  callbackIdChars: 255,
  /** https://docs.slack.dev/reference/block-kit/block-elements/file-input-element */
  formFileBytes: 10_000_000,
  /** https://docs.slack.dev/messaging/working-with-files */
  fileBytes: 1024 * 1024 * 1024,
} as const;

/** Spans of time the platform holds its end of. Tests set shorter ones. */
export type Windows = {
  /** A command, action or submission must be acknowledged within 3 s: https://docs.slack.dev/interactivity/handling-user-interaction#acknowledgment_response */
  ackAfterMs: number;
  /** A `response_url` answers 5 times in 30 minutes: https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
  responseForMs: number;
  responseUses: number;
  /** A "Working…" view is shown at least so long, so that the update cannot overtake it. */
  workingForMs: number;
  /** One Web API request. */
  requestMs: number;
  /** Waits between attempts to reach Slack again: doubled from the first to the last. */
  reconnectFirstMs: number;
  reconnectLastMs: number;
  /** From the socket's opening to Slack's hello. */
  helloMs: number;
  /** Pings of the socket: a third of this apart, and given up after it. */
  pingMs: number;
  /** How long a person's name may take before the handle is used. */
  nameMs: number;
  /** Pause after a failure Slack gave no time for. */
  retryMs: number;
};

export const PLATFORM_WINDOWS: Windows = {
  ackAfterMs: 2500,
  responseForMs: 29 * 60_000,
  responseUses: 5,
  workingForMs: 500,
  requestMs: 10_000,
  reconnectFirstMs: 1000,
  reconnectLastMs: 60_000,
  helloMs: 15_000,
  pingMs: 5000,
  nameMs: 500,
  retryMs: 2000,
};

/** `read`: the app hears of messages, and has the scope to. */
export function slackCapabilities(command: string, read = true): Capabilities {
  return {
    name: "Slack",
    typed: { by: "text", prefix: `/${command} ` },
    message: {
      chars: 9000,
      choices: 25,
      choiceLabelChars: LIMITS.buttonChars,
      pickOptions: LIMITS.selectOptions,
      optionLabelChars: LIMITS.optionChars,
      optionValueChars: LIMITS.optionValueChars,
      search: true,
    },
    form: {
      opens: "any time",
      fields: 40,
      about: { chars: 4000, fields: 0 },
      titleChars: LIMITS.titleChars,
      labelChars: 150,
      helpChars: 500,
      textChars: LIMITS.inputChars,
      pickOptions: LIMITS.selectOptions,
      search: true,
      searchedChars: LIMITS.optionValueChars,
      files: true,
      fileBytes: LIMITS.formFileBytes,
      errors: true,
    },
    carriedChars: 200,
    directMessages: true,
    /** A thread has no name of its own. */
    threads: { nameChars: 200, read },
    files: true,
    readersZone: true,
    privateFiles: false,
    fileBytes: LIMITS.fileBytes,
    finds: "recent",
    /** https://docs.slack.dev/apis/web-api/rate-limits: one message per second and channel; chat.update is a method of tier 3. */
    budgets: { post: { calls: 1, inMs: 1000 }, edit: { calls: 50, inMs: 60_000 } },
  };
}
