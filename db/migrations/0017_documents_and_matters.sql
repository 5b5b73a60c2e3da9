CREATE TABLE "document" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "document_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"activity_id" bigint NOT NULL,
	"state" text NOT NULL,
	"kind" text NOT NULL,
	"announcement" bigint,
	"series" text,
	"number" bigint,
	"label" text,
	"title" text NOT NULL,
	"source" text NOT NULL,
	"abstract" text,
	"visibility" text NOT NULL,
	"meeting_id" bigint,
	"agenda_item_id" bigint,
	"author_id" bigint NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" bigint,
	"withdrawn_why" text,
	CONSTRAINT "document_announcement_is_used_once" UNIQUE("activity_id","announcement"),
	CONSTRAINT "document_state_is_known" CHECK ("document"."state" in ('announced', 'submitted', 'withdrawn')),
	CONSTRAINT "document_kind_is_known" CHECK ("document"."kind" in ('input', 'output')),
	CONSTRAINT "document_visibility_is_known" CHECK ("document"."visibility" in ('everyone', 'members', 'co-chairs')),
	CONSTRAINT "document_number_is_positive" CHECK ("document"."number" > 0),
	CONSTRAINT "document_number_is_whole" CHECK (("document"."number" is null) = ("document"."label" is null) and ("document"."number" is null) = ("document"."series" is null)),
	CONSTRAINT "document_announced_has_no_number" CHECK ("document"."state" <> 'announced' or "document"."number" is null),
	CONSTRAINT "document_submitted_has_a_number" CHECK ("document"."state" <> 'submitted' or "document"."number" is not null),
	CONSTRAINT "document_can_be_named" CHECK (coalesce("document"."number", "document"."announcement") is not null),
	CONSTRAINT "document_withdrawal_is_kept" CHECK (("document"."state" = 'withdrawn') = ("document"."withdrawn_at" is not null)),
	CONSTRAINT "document_is_withdrawn_by_someone" CHECK (("document"."withdrawn_at" is null) = ("document"."withdrawn_by" is null)
        and ("document"."withdrawn_why" is null or "document"."withdrawn_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "document_revision" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "document_revision_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"activity_id" bigint NOT NULL,
	"document_id" bigint NOT NULL,
	"number" integer NOT NULL,
	"link" text,
	"file_id" bigint,
	"note" text,
	"late" boolean NOT NULL,
	"submitted_by" bigint NOT NULL,
	"submitted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "document_revision_fileId_unique" UNIQUE("file_id"),
	CONSTRAINT "document_revision_is_used_once" UNIQUE("document_id","number"),
	CONSTRAINT "document_revision_number_is_not_negative" CHECK ("document_revision"."number" >= 0),
	CONSTRAINT "document_revision_can_be_read" CHECK ("document_revision"."link" is not null or "document_revision"."file_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "file" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "file_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"activity_id" bigint NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"size" integer NOT NULL,
	"hash" text NOT NULL,
	"kept_by" bigint NOT NULL,
	"kept_at" timestamp with time zone NOT NULL,
	CONSTRAINT "file_has_bytes" CHECK ("file"."size" between 1 and 20971520),
	CONSTRAINT "file_hash_is_one" CHECK ("file"."hash" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "file_chunk" (
	"activity_id" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"position" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "file_chunk_file_id_position_pk" PRIMARY KEY("file_id","position"),
	CONSTRAINT "file_chunk_is_not_too_large" CHECK (octet_length("file_chunk"."bytes") between 1 and 262144)
);
--> statement-breakpoint
CREATE TABLE "matter" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "matter_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"activity_id" bigint NOT NULL,
	"number" bigint NOT NULL,
	"title" text NOT NULL,
	"bodies" text NOT NULL,
	"deliverables" text,
	"description" text,
	"visibility" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"raised_by" bigint NOT NULL,
	"raised_at" timestamp with time zone NOT NULL,
	"discussion_id" bigint,
	"escalated_at" timestamp with time zone,
	"escalated_by" bigint,
	"ask" text,
	"verb" text,
	"document_id" bigint,
	"resolved_at" timestamp with time zone,
	"resolved_by" bigint,
	"resolution" text,
	CONSTRAINT "matter_discussionId_unique" UNIQUE("discussion_id"),
	CONSTRAINT "matter_number_is_used_once" UNIQUE("activity_id","number"),
	CONSTRAINT "matter_number_is_positive" CHECK ("matter"."number" > 0),
	CONSTRAINT "matter_visibility_is_known" CHECK ("matter"."visibility" in ('everyone', 'members', 'co-chairs')),
	CONSTRAINT "matter_state_is_known" CHECK ("matter"."state" in ('open', 'escalated', 'resolved')),
	CONSTRAINT "matter_verb_is_known" CHECK ("matter"."verb" in ('approve', 'note')),
	CONSTRAINT "matter_escalation_is_whole" CHECK (num_nonnulls("matter"."escalated_at", "matter"."escalated_by", "matter"."ask", "matter"."verb") in (0, 4)
        and ("matter"."document_id" is null or "matter"."ask" is not null)),
	CONSTRAINT "matter_escalated_asks" CHECK ("matter"."state" <> 'escalated' or "matter"."ask" is not null),
	CONSTRAINT "matter_open_asks_nothing" CHECK ("matter"."state" <> 'open' or "matter"."ask" is null),
	CONSTRAINT "matter_resolution_is_whole" CHECK (num_nonnulls("matter"."resolved_at", "matter"."resolved_by", "matter"."resolution")
        = case when "matter"."state" = 'resolved' then 3 else 0 end)
);
--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_agenda_item_id_agenda_item_id_fk" FOREIGN KEY ("agenda_item_id") REFERENCES "public"."agenda_item"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_author_id_person_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_withdrawn_by_person_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_revision" ADD CONSTRAINT "document_revision_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_revision" ADD CONSTRAINT "document_revision_document_id_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_revision" ADD CONSTRAINT "document_revision_file_id_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_revision" ADD CONSTRAINT "document_revision_submitted_by_person_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file" ADD CONSTRAINT "file_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file" ADD CONSTRAINT "file_kept_by_person_id_fk" FOREIGN KEY ("kept_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_chunk" ADD CONSTRAINT "file_chunk_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_chunk" ADD CONSTRAINT "file_chunk_file_id_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matter" ADD CONSTRAINT "matter_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matter" ADD CONSTRAINT "matter_raised_by_person_id_fk" FOREIGN KEY ("raised_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matter" ADD CONSTRAINT "matter_discussion_id_discussion_id_fk" FOREIGN KEY ("discussion_id") REFERENCES "public"."discussion"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matter" ADD CONSTRAINT "matter_escalated_by_person_id_fk" FOREIGN KEY ("escalated_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matter" ADD CONSTRAINT "matter_document_id_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matter" ADD CONSTRAINT "matter_resolved_by_person_id_fk" FOREIGN KEY ("resolved_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "document_number_is_used_once" ON "document" USING btree ("activity_id","series","number");--> statement-breakpoint
CREATE INDEX "document_by_number" ON "document" USING btree ("activity_id","number");--> statement-breakpoint
CREATE INDEX "document_of_meeting" ON "document" USING btree ("meeting_id") WHERE "document"."meeting_id" is not null;--> statement-breakpoint
CREATE INDEX "document_of_agenda_item" ON "document" USING btree ("agenda_item_id") WHERE "document"."agenda_item_id" is not null;--> statement-breakpoint
CREATE INDEX "document_of_author" ON "document" USING btree ("author_id");--> statement-breakpoint
CREATE INDEX "document_withdrawn_by" ON "document" USING btree ("withdrawn_by") WHERE "document"."withdrawn_by" is not null;--> statement-breakpoint
CREATE INDEX "document_revision_of_activity" ON "document_revision" USING btree ("activity_id");--> statement-breakpoint
CREATE INDEX "document_revision_submitted_by" ON "document_revision" USING btree ("submitted_by");--> statement-breakpoint
CREATE INDEX "file_of_activity" ON "file" USING btree ("activity_id");--> statement-breakpoint
CREATE INDEX "file_kept_by" ON "file" USING btree ("kept_by");--> statement-breakpoint
CREATE INDEX "file_chunk_of_activity" ON "file_chunk" USING btree ("activity_id");--> statement-breakpoint
CREATE INDEX "matter_by_state" ON "matter" USING btree ("activity_id","state");--> statement-breakpoint
CREATE INDEX "matter_raised_by" ON "matter" USING btree ("raised_by");--> statement-breakpoint
CREATE INDEX "matter_escalated_by" ON "matter" USING btree ("escalated_by") WHERE "matter"."escalated_by" is not null;--> statement-breakpoint
CREATE INDEX "matter_resolved_by" ON "matter" USING btree ("resolved_by") WHERE "matter"."resolved_by" is not null;--> statement-breakpoint
CREATE INDEX "matter_of_document" ON "matter" USING btree ("document_id") WHERE "matter"."document_id" is not null;