import type { Message, Part, Span } from "#core/contract/view.ts";
import { type Author, authorOf, type DiscussionFace, discussionSummary, faceParts } from "./discussion.ts";
import { replacedParts } from "./discussion-before.ts";
import { type CommentText, commentSpans } from "./discussion-comment.ts";
import type { CallView } from "./discussion-proposal.ts";
import { discussionWays } from "./discussion-ways.ts";
import { line } from "./say.ts";

type Comment = Author & CommentText & { number: number; saidAt: Temporal.Instant };
type Summary = { version: number; text: string; writtenAt: Temporal.Instant; writtenBy: string };
/** `summaries`: those that another one replaced. */
type Whole = { comments: Comment[]; earlier: CallView[]; summaries: Summary[]; zone: string };

/** The card for one person, with every comment, the proposals that were not agreed and the summaries before the newest. */
export function discussionShown(face: DiscussionFace, { comments, earlier, summaries, zone }: Whole): Message {
  const at = (instant: Temporal.Instant): Span => ({ at: instant.toString(), zone, show: "datetime" });
  const said = comments.map((one): Part => {
    const by = [{ bold: `Comment ${one.number}` }, ` ${authorOf(one)}, `, at(one.saidAt)];
    return { kind: "quote", by, spans: commentSpans(one) };
  });
  const summarized = summaries.map(({ version, text, writtenBy, writtenAt }): Part => {
    const by = [{ bold: `Summary, version ${version}` }, `, by ${writtenBy}, `, at(writtenAt)];
    return { kind: "quote", by, spans: [text] };
  });
  const before = face.record === undefined ? earlier.flatMap(replacedParts) : [];
  const none = comments.length === 0 ? [line("No comment has been recorded.")] : [];
  const options = discussionWays(face, { show: false });
  return {
    kind: "message",
    summary: discussionSummary(face),
    parts: [
      ...faceParts(face, true),
      ...before,
      ...none,
      ...said,
      ...summarized,
      ...(options.length === 0 ? [] : [{ kind: "choices" as const, options }]),
    ],
  };
}
