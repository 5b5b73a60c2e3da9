import type { Capabilities } from "#core/contract/capabilities.ts";

/** Discord's own numbers, where the neutral capabilities have no word for them. */
export const LIMITS = {
  // https://docs.discord.com/developers/resources/message#create-message
  contentChars: 2000,
  embeds: 10,
  attachments: 10,
  nonceChars: 25,
  // https://docs.discord.com/developers/resources/message#embed-object-embed-limits
  embedDescriptionChars: 4096,
  embedTotalChars: 6000,
  // https://docs.discord.com/developers/reference#uploading-files
  fileBytes: 10 * 1024 * 1024,
  // https://docs.discord.com/developers/resources/message#allowed-mentions-object
  mentionedUsers: 100,
  // https://docs.discord.com/developers/components/reference
  rows: 5,
  rowButtons: 5,
  buttonLabelChars: 80,
  customIdChars: 100,
  selectOptions: 25,
  selectPlaceholderChars: 150,
  optionChars: 100,
  modalComponents: 5,
  modalTitleChars: 45,
  modalLabelChars: 45,
  modalDescriptionChars: 100,
  textInputChars: 4000,
  textDisplayChars: 4000,
  // https://docs.discord.com/developers/interactions/application-commands
  commands: 100,
  commandNameChars: 32,
  commandDescriptionChars: 100,
  commandOptions: 25,
  commandChoices: 25,
  commandTotalChars: 8000,
  commandTextChars: 6000,
  // https://docs.discord.com/developers/resources/channel#start-thread-from-message
  threadNameChars: 100,
  // https://docs.discord.com/developers/resources/guild-scheduled-event#create-guild-scheduled-event
  eventNameChars: 100,
  eventDescriptionChars: 1000,
  eventLocationChars: 100,
  // https://docs.discord.com/developers/resources/message#get-channel-messages
  historyPage: 100,
} as const;

/** The part of a select option's value that names the argument: `readArgument` in custom-id.ts. */
export const ARGUMENT_CHARS = 25;

/** The last line of an event's description, which names the post: `keyed` in event.ts. */
export const EVENT_KEY_CHARS = 40;

export const discordCapabilities: Capabilities = {
  name: "Discord",
  typed: { by: "options", prefix: "/" },
  message: {
    chars: LIMITS.contentChars,
    choices: LIMITS.rows * LIMITS.rowButtons,
    choiceLabelChars: LIMITS.buttonLabelChars,
    pickOptions: LIMITS.selectOptions,
    optionLabelChars: LIMITS.optionChars,
    optionValueChars: LIMITS.optionChars - ARGUMENT_CHARS,
    search: false,
  },
  form: {
    opens: "first",
    fields: LIMITS.modalComponents,
    /** It is one of the modal's components; escaping may double it. */
    about: { chars: LIMITS.textDisplayChars / 2 - 2, fields: 1 },
    titleChars: LIMITS.modalTitleChars,
    labelChars: LIMITS.modalLabelChars,
    helpChars: LIMITS.modalDescriptionChars,
    textChars: LIMITS.textInputChars,
    pickOptions: LIMITS.selectOptions,
    search: false,
    files: true,
    errors: false,
  },
  carriedChars: 72,
  directMessages: true,
  threads: { nameChars: LIMITS.threadNameChars, read: true },
  files: true,
  events: {
    nameChars: LIMITS.eventNameChars,
    descriptionChars: LIMITS.eventDescriptionChars - EVENT_KEY_CHARS,
    placeChars: LIMITS.eventLocationChars,
  },
  readersZone: true,
  privateFiles: true,
  fileBytes: LIMITS.fileBytes,
  finds: "always",
  // Buckets come with each answer and are obeyed there; these only keep the worker below them: https://docs.discord.com/developers/topics/rate-limits
  budgets: { post: { calls: 5, inMs: 5000 }, edit: { calls: 40, inMs: 1000 } },
};
