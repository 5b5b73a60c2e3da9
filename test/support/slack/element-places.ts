import { fieldsOf, listOf } from "./fields.ts";

const INPUT = ["input"];
const CHOSEN = ["section", "actions", "input"];
const PRESSED = ["section", "actions"];
/** Not in actions, though the types of @slack/types allow it: https://github.com/slackapi/node-slack-sdk/issues/1299 */
const SEVERAL = ["section", "input"];
const WRITTEN = ["context"];

/** Which element stands in which block: https://docs.slack.dev/reference/block-kit/block-elements */
const PLACES: Record<string, string[]> = {
  button: PRESSED,
  overflow: PRESSED,
  workflow_button: PRESSED,
  checkboxes: CHOSEN,
  radio_buttons: CHOSEN,
  datepicker: CHOSEN,
  timepicker: CHOSEN,
  datetimepicker: ["actions", "input"],
  static_select: CHOSEN,
  external_select: CHOSEN,
  users_select: CHOSEN,
  conversations_select: CHOSEN,
  channels_select: CHOSEN,
  multi_static_select: SEVERAL,
  multi_external_select: SEVERAL,
  multi_users_select: SEVERAL,
  multi_conversations_select: SEVERAL,
  multi_channels_select: SEVERAL,
  plain_text_input: INPUT,
  rich_text_input: INPUT,
  number_input: INPUT,
  email_text_input: INPUT,
  url_text_input: INPUT,
  file_input: INPUT,
  image: ["section", "context"],
  plain_text: WRITTEN,
  mrkdwn: WRITTEN,
};

export function placeProblems(blocks: unknown[]): string[] {
  return listOf(blocks).flatMap(({ type, elements, element, accessory }) => {
    const block = String(type);
    if (!["section", "actions", "input", "context"].includes(block)) return [];
    const standing = [...listOf(elements), ...[element, accessory].filter((one) => one !== undefined).map(fieldsOf)];
    return standing
      .filter((one) => !PLACES[String(one.type)]?.includes(block))
      .map((one) => `unsupported element: ${one.type} in ${block}`);
  });
}
