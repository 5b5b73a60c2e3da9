/** Typed text, a pressed button, a sent form, a due alarm: all become this. `args` is untrusted until the command's schema passes. Buttons, alarms and drafts always name the activity (its slug). */
export type Call = { activity?: string; command: string; args: Record<string, unknown>; draft?: string };

/** What a view carries after `fit`: a short call, or the token of a parked one. `carried.ts` writes and reads it as at most 72 characters. */
export type Carried = Call | { parked: string };

/** The widest scope in which ids are unique and one id is one person: Slack enterprise, else team (a Slack Connect guest: the guest's own); Discord always "discord", because a direct message has no guild; web "web"; e-mail "email". */
export type Workspace = { platform: string; workspace: string };
export type Account = Workspace & { account: string; name: string };
/** `team`: the guild, or the Slack team below an enterprise; absent in a direct message. `direct`: a conversation with us alone or among a few, never a room. */
export type Place = Workspace & { team?: string; channel: string; thread?: string; direct?: true };
/** A made thread: `thread` is set; a direct message: the channel the adapter opened. */
export type MessageRef = Place & { message: string };
/** `link`: where people open it, if that is not where it is read from. */
export type FileRef = Workspace & { file: string; name: string; type: string; bytes: number; link?: string };

/** What a form or a select sent, by field; dispatch lays it over the draft's args, then the call's. */
export type Values = Record<string, string | string[] | FileRef[]>;
