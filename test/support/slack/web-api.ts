import { type Fields, fieldsOf, listOf, textOf } from "./fields.ts";
import { checkMessage, checkView } from "./payload-check.ts";
import { BOT, type Message, type State, type View } from "./state.ts";

export type Refused = { ok: false; error: string; needed?: string; response_metadata?: { messages: string[] } };
type Answer = Refused | ({ ok: true } & Fields);
const refuse = (error: string, messages: string[] = []): Refused => ({
  ok: false,
  error,
  ...(messages.length > 0 ? { response_metadata: { messages: messages.map((one) => `[ERROR] ${one}`) } } : {}),
});

/** https://docs.slack.dev/reference/methods: each with the scope it needs. */
export const SCOPES: Record<string, string> = {
  "users.info": "users:read",
  "conversations.open": "im:write",
  "conversations.history": "channels:history",
  "conversations.replies": "channels:history",
  "chat.postMessage": "chat:write",
  "chat.postEphemeral": "chat:write",
  "chat.update": "chat:write",
  "chat.delete": "chat:write",
  "files.getUploadURLExternal": "files:write",
  "files.completeUploadExternal": "files:write",
};

export type Checks = { count(problems: string[]): void };

export function createMethods(state: State, checks: Checks, base: () => string) {
  const checked = (problems: string[]): string[] => {
    checks.count(problems);
    return problems;
  };
  function placeProblem(channel: string): Refused | undefined {
    const known = state.channels.get(channel);
    if (!known || known.gone) return refuse("channel_not_found");
    const person = known.direct === undefined ? undefined : state.users.get(known.direct);
    return person?.closed ? refuse("messages_tab_disabled") : undefined;
  }
  function make(args: Fields): Message {
    const { text, blocks, metadata, thread_ts: threadTs } = args;
    return {
      ts: state.newTs(),
      channel: textOf(args.channel),
      author: BOT.user,
      text: textOf(text),
      blocks: listOf(blocks),
      ...(metadata === undefined ? {} : { metadata: fieldsOf(metadata) }),
      ...(threadTs === undefined ? {} : { threadTs: textOf(threadTs) }),
      edited: false,
      deleted: false,
    };
  }

  const chat: Record<string, (args: Fields) => Answer> = {
    "chat.postMessage"(args) {
      const problem = placeProblem(textOf(args.channel));
      if (problem) return problem;
      const problems = checked(checkMessage(args));
      if (problems.length > 0) return refuse(args.text ? "invalid_blocks" : "no_text", problems);
      const message = make(args);
      state.messages.push(message);
      const direct = state.channels.get(message.channel)?.direct;
      state.show({ kind: "message", message, user: direct, channel: message.channel });
      return { ok: true, channel: message.channel, ts: message.ts };
    },
    "chat.postEphemeral"(args) {
      const user = textOf(args.user);
      const problem = placeProblem(textOf(args.channel));
      if (problem) return problem;
      if (!state.users.has(user)) return refuse("user_not_in_channel");
      const problems = checked(checkMessage(args));
      if (problems.length > 0) return refuse("invalid_blocks", problems);
      const message = { ...make(args), ephemeralFor: user };
      state.messages.push(message);
      state.show({ kind: "message", message, user });
      return { ok: true, message_ts: message.ts };
    },
    "chat.update"(args) {
      const problem = placeProblem(textOf(args.channel));
      if (problem) return problem;
      const message = state.find(textOf(args.ts), textOf(args.channel));
      if (!message || message.ephemeralFor) return refuse("message_not_found");
      if (message.author !== BOT.user) return refuse("cant_update_message");
      const problems = checked(checkMessage(args));
      if (problems.length > 0) return refuse("invalid_blocks", problems);
      if (textOf(args.text).length > 4000) return refuse("msg_too_long");
      message.text = textOf(args.text);
      message.blocks = listOf(args.blocks);
      message.edited = true;
      const direct = state.channels.get(message.channel)?.direct;
      state.show({ kind: "message", message, user: direct, channel: message.channel });
      return { ok: true, channel: message.channel, ts: message.ts };
    },
    "chat.delete"(args) {
      const problem = placeProblem(textOf(args.channel));
      if (problem) return problem;
      const message = state.find(textOf(args.ts), textOf(args.channel));
      if (!message) return refuse("message_not_found");
      message.deleted = true;
      return { ok: true, channel: message.channel, ts: message.ts };
    },
  };

  return {
    ...chat,
    ...viewMethods(state, checked),
    ...readingMethods(state),
    ...fileMethods(state, base),
  };
}

function viewMethods(state: State, checked: (problems: string[]) => string[]) {
  function open(view: Fields, user: string, pushed: boolean): Answer {
    const problems = checked(checkView(view, "modal"));
    if (problems.length > 0) return refuse("invalid_arguments", problems);
    if (!pushed) for (const one of state.views.values()) if (one.user === user) one.open = false;
    const stored: View = { id: `V${state.next()}`, hash: `${state.next()}.h`, user, fields: view, open: true };
    state.views.set(stored.id, stored);
    state.show({ kind: "view", view: stored, user });
    return { ok: true, view: { ...view, id: stored.id, hash: stored.hash } };
  }
  const byTrigger =
    (pushed: boolean) =>
    (args: Fields): Answer => {
      const trigger = state.useTrigger(textOf(args.trigger_id));
      return "error" in trigger ? refuse(trigger.error) : open(fieldsOf(args.view), trigger.user, pushed);
    };
  return {
    "views.open": byTrigger(false),
    "views.push": byTrigger(true),
    "views.update"(args: Fields): Answer {
      const view = state.views.get(textOf(args.view_id));
      if (!view?.open) return refuse("not_found");
      const problems = checked(checkView(args.view, "modal"));
      if (problems.length > 0) return refuse("invalid_arguments", problems);
      if (args.hash !== undefined && args.hash !== view.hash) return refuse("hash_conflict");
      replaceView(state, view, fieldsOf(args.view));
      return { ok: true, view: { ...view.fields, id: view.id, hash: view.hash } };
    },
    "views.publish"(args: Fields): Answer {
      const user = textOf(args.user_id);
      const problems = checked(checkView(args.view, "home"));
      if (problems.length > 0) return refuse("invalid_arguments", problems);
      const view: View = {
        id: `H${user}`,
        hash: `${state.next()}.h`,
        user,
        fields: fieldsOf(args.view),
        open: true,
      };
      state.views.set(view.id, view);
      state.show({ kind: "view", view, user });
      return { ok: true, view: { ...view.fields, id: view.id, hash: view.hash } };
    },
  };
}

export function replaceView(state: State, view: View, fields: Fields): void {
  view.fields = fields;
  view.hash = `${state.next()}.h`;
  state.show({ kind: "view", view, user: view.user });
}

function readingMethods(state: State) {
  const page = (kept: Message[], args: Fields): Answer => {
    const size = Math.min(Number(args.limit ?? 100), state.settings.historyPage);
    const from = Number(args.cursor ?? 0);
    const part = kept.slice(from, from + size);
    const more = from + size < kept.length;
    return {
      ok: true,
      has_more: more,
      messages: part.map((message) => historyEntry(message, args.include_all_metadata === "true")),
      response_metadata: { next_cursor: more ? String(from + size) : "" },
    };
  };
  const seen = (args: Fields) => {
    const oldest = Number(args.oldest ?? 0);
    return state.messages.filter(
      (one) => one.channel === args.channel && !one.deleted && !one.ephemeralFor && Number(one.ts) >= oldest,
    );
  };
  return {
    "auth.test": (): Answer => ({
      ok: true,
      url: "https://local.slack.com/",
      team: "Local",
      team_id: BOT.team,
      user: "convene",
      user_id: BOT.user,
      bot_id: BOT.bot,
      ...(state.settings.enterprise ? { enterprise_id: state.settings.enterprise } : {}),
    }),
    "users.info"(args: Fields): Answer {
      const user = state.users.get(textOf(args.user));
      if (!user) return refuse("user_not_found");
      const { id, name, realName } = user;
      return {
        ok: true,
        user: { id, name, real_name: realName, profile: { real_name: realName, display_name: name } },
      };
    },
    "conversations.open"(args: Fields): Answer {
      const user = textOf(args.users);
      if (!state.users.has(user)) return refuse("user_not_found");
      return { ok: true, channel: { id: state.directChannel(user).id } };
    },
    "conversations.history"(args: Fields): Answer {
      const channel = state.channels.get(textOf(args.channel));
      if (!channel || channel.gone) return refuse("channel_not_found");
      return page(
        seen(args)
          .filter((one) => !one.threadTs)
          .reverse(),
        args,
      );
    },
    "conversations.replies"(args: Fields): Answer {
      const root = textOf(args.ts);
      if (!state.find(root, textOf(args.channel))) return refuse("thread_not_found");
      return page(
        seen(args).filter((one) => one.threadTs === root || one.ts === root),
        args,
      );
    },
  };
}

const historyEntry = (message: Message, metadata: boolean): Fields => ({
  type: "message",
  ts: message.ts,
  user: message.author,
  text: message.text,
  ...(message.author === BOT.user ? { bot_id: BOT.bot } : {}),
  ...(metadata && message.metadata ? { metadata: message.metadata } : {}),
});

function fileMethods(state: State, base: () => string) {
  return {
    "files.getUploadURLExternal"(args: Fields): Answer {
      if (!args.filename || !(Number(args.length) > 0)) return refuse("invalid_arguments");
      const id = `F${state.next()}`;
      state.files.set(id, { id, name: textOf(args.filename), bytes: Buffer.alloc(0) });
      return { ok: true, upload_url: `${base()}/upload/${id}`, file_id: id };
    },
    "files.completeUploadExternal"(args: Fields): Answer {
      for (const { id } of listOf(args.files)) {
        const file = state.files.get(textOf(id));
        if (!file || file.bytes.length === 0) return refuse("file_not_found");
        if (args.channel_id) file.channel = textOf(args.channel_id);
        if (args.thread_ts) file.threadTs = textOf(args.thread_ts);
      }
      return { ok: true, files: listOf(args.files) };
    },
  };
}
