/** For mrkdwn, of which we only use the top-level text: https://docs.slack.dev/messaging/formatting-message-text#escaping */
export function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Slack sends text and values back with these three characters escaped. */
export function unescapeText(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

/** For plain_text objects: nothing in them is markup, but the three entities are still decoded. */
export function plainText(text: string): string {
  return text.replace(/&(?=(?:amp|lt|gt);)/g, "&amp;");
}

/** What a person wrote, from a message event's mrkdwn. */
export function writtenText(mrkdwn: string): string {
  const readable = mrkdwn.replace(/<([^<>|]*)(?:\|([^<>]*))?>/g, (_whole, target: string, label?: string) => {
    const sign = target.startsWith("#") ? "#" : "@";
    if (/^[@#!]/.test(target)) return label ? `${sign}${label.replace(/^[@#]/, "")}` : target.replace(/^!/, "@");
    return label && label !== target ? `${label} (${target})` : target;
  });
  return unescapeText(readable);
}
