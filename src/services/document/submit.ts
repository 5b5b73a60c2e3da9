import type { RoomVisibility } from "#core/contract/charter.ts";
import type { PersonContext } from "#core/contract/context.ts";
import type { ReceivedFile } from "#core/contract/file.ts";
import { leaderOf } from "#core/contract/leader.ts";
import { Problem } from "#core/contract/problem.ts";
import { type Document, type DocumentKind, lockDocument } from "#db/queries/document.ts";
import { announcedBy } from "#db/queries/document-list.ts";
import { mustBeHeard } from "../member/must-be-heard.ts";
import { alikeTo } from "./alike.ts";
import { enterDocument } from "./enter.ts";
import { findAnnouncement, mayChange } from "./find-document.ts";
import { lateness, meetingFor } from "./for-meeting.ts";
import { readContent } from "./read-content.ts";
import { move } from "./state.ts";

export type Described = {
  title?: string | undefined;
  source?: string | undefined;
  meeting?: number | undefined;
  abstract?: string | undefined;
  kind: DocumentKind;
  for?: RoomVisibility | undefined;
};
export type SubmitDocument = Described & {
  link?: string | undefined;
  file?: ReceivedFile | undefined;
  /** The number of the announcement that this fulfils. */
  announcement?: number | undefined;
};

/** Takes a document in: it gets its number, and is marked late where it is, never refused for it. */
export async function submitDocument(ctx: PersonContext, input: SubmitDocument) {
  mustBeHeard(ctx, { silent: "sees documents and does not submit any", may: "you can submit documents" });
  const { activity } = ctx;
  const content = readContent(input);
  const announced = await announcedFor(ctx, input);
  const said = { ...(announced && asSaid(announced)), ...withoutGaps(input) };
  const meeting = await meetingFor(ctx, said.meeting);
  const kind = announced?.kind ?? input.kind;
  const late = lateness(ctx, meeting, kind);
  const about = await describe(ctx, { ...said, kind });
  const where = { meetingId: meeting?.id ?? null, agendaItemId: null };
  const entered = await enterDocument(ctx, { ...about, kind, ...where, late: late !== undefined, content, announced });
  return {
    activity: activity.slug,
    label: entered.label,
    title: about.title,
    visibility: about.visibility,
    meeting: meeting?.number,
    late,
    alike: await alikeTo(ctx, { id: entered.id, title: about.title }),
  };
}

const asSaid = ({ title, source, meeting, abstract, visibility }: Document) => ({
  title,
  source,
  ...(meeting === null ? {} : { meeting }),
  ...(abstract === null ? {} : { abstract }),
  for: visibility,
});

function withoutGaps({ title, source, meeting, abstract, for: shownTo }: Described): Omit<Described, "kind"> {
  const all = { title, source, meeting, abstract, for: shownTo };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** Throws a Problem where the document that was announced is not theirs to submit, or no more to be. */
export async function mayFulfil(ctx: PersonContext, number: number): Promise<Document> {
  const found = await findAnnouncement(ctx, number);
  if (!mayChange(ctx, found)) throw notTheirs(ctx, number);
  move(ctx, found, "submit");
  return found;
}

/** The announcement that is named, else the asker's own of the same title. */
async function announcedFor(ctx: PersonContext, input: SubmitDocument): Promise<Document | undefined> {
  if (input.announcement !== undefined) {
    const { id } = await mayFulfil(ctx, input.announcement);
    const found = await lockDocument(ctx.db, id);
    move(ctx, found, "submit");
    return found;
  }
  const mine = await announcedBy(ctx.db, { activityId: ctx.activity.id, person: ctx.actor.person });
  const title = input.title?.trim().toLowerCase();
  const same = mine.filter(
    (one) => one.title.toLowerCase() === title && one.kind === input.kind && fitsMeeting(one, input.meeting),
  );
  const [only] = same;
  if (!only || same.length > 1) return undefined;
  const locked = await lockDocument(ctx.db, only.id);
  return locked.state === "announced" ? locked : undefined;
}

const fitsMeeting = ({ meeting }: Document, said: number | undefined) => said === undefined || meeting === said;

const notTheirs = ({ activity }: PersonContext, number: number) =>
  new Problem({
    code: "forbidden",
    message: `Announcement ${number} is somebody else's.`,
    hint: `Whoever announced it submits it, or ${leaderOf(activity.charter).one}.`,
    field: "announcement",
  });

/** What is said of a document, the gaps filled by what is known. */
export async function describe(ctx: PersonContext, said: Described) {
  const { activity, actor } = ctx;
  const { title, abstract = null, kind } = said;
  if (title === undefined) throw wrong("title", "The document has no title.", "Give it one.");
  if (kind === "output" && actor.roles.length === 0) {
    const { one } = leaderOf(activity.charter);
    const hint = `Leave kind out, or ask ${one} or the secretariat.`;
    throw wrong("kind", "Output documents are entered by those who run the activity.", hint);
  }
  const visibility = said.for ?? activity.charter.rules.documents.visibility;
  if (visibility === "co-chairs" && actor.roles.length === 0) {
    const hint = "Choose members or everyone.";
    throw wrong("for", "You could not see that document yourself.", hint);
  }
  const source = said.source ?? actor.membership?.organization.name;
  if (source === undefined) throw wrong("source", "It is not said whose document this is.", "Name the organization.");
  return { title, source, abstract, visibility };
}

const wrong = (field: string, message: string, hint: string) => new Problem({ code: "invalid", message, hint, field });
