import type { types } from "@slack/bolt";

export type Block = types.KnownBlock;
export type Inline = types.RichTextElement;
/** What an adapter made of a view; `invalid` says what of it Slack would refuse. */
export type Rendered<Made> = Made | { invalid: string };
export type Shown = { text: string; blocks: Block[] };
