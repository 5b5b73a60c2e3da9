CREATE TABLE "report" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "report_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"activity_id" bigint NOT NULL,
	"number" bigint NOT NULL,
	"kind" text NOT NULL,
	"meeting_id" bigint,
	"covers_from" timestamp with time zone,
	"covers_until" timestamp with time zone,
	"addressed_to" text NOT NULL,
	"visibility" text NOT NULL,
	"sections" text[] NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"drafted_by" bigint NOT NULL,
	"drafted_at" timestamp with time zone NOT NULL,
	"approved_at" timestamp with time zone,
	"sent_at" timestamp with time zone,
	"sent_by" bigint,
	CONSTRAINT "report_number_is_used_once" UNIQUE("activity_id","number"),
	CONSTRAINT "report_kind_is_known" CHECK ("report"."kind" in ('executive-summary', 'meeting-report', 'progress-report')),
	CONSTRAINT "report_visibility_is_known" CHECK ("report"."visibility" in ('everyone', 'members', 'co-chairs')),
	CONSTRAINT "report_state_is_known" CHECK ("report"."state" in ('draft', 'approved', 'sent')),
	CONSTRAINT "report_progress_is_of_no_meeting" CHECK (("report"."kind" = 'progress-report') = ("report"."meeting_id" is null)),
	CONSTRAINT "report_progress_has_a_period" CHECK (num_nonnulls("report"."covers_from", "report"."covers_until") = case when "report"."kind" = 'progress-report' then 2 else 0 end),
	CONSTRAINT "report_period_is_some_time" CHECK ("report"."covers_until" > "report"."covers_from"),
	CONSTRAINT "report_has_sections" CHECK (cardinality("report"."sections") > 0),
	CONSTRAINT "report_approval_is_kept" CHECK (("report"."state" = 'draft') = ("report"."approved_at" is null)),
	CONSTRAINT "report_sending_is_kept" CHECK (("report"."state" = 'sent') = ("report"."sent_at" is not null)),
	CONSTRAINT "report_is_sent_by_someone" CHECK (("report"."sent_at" is null) = ("report"."sent_by" is null))
);
--> statement-breakpoint
CREATE TABLE "report_approval" (
	"activity_id" bigint NOT NULL,
	"report_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"approved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "report_approval_report_id_person_id_pk" PRIMARY KEY("report_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "report_version" (
	"activity_id" bigint NOT NULL,
	"report_id" bigint NOT NULL,
	"section" text NOT NULL,
	"version" integer NOT NULL,
	"origin" text NOT NULL,
	"sentences" jsonb,
	"text" text,
	"written_by" bigint NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	CONSTRAINT "report_version_report_id_section_version_pk" PRIMARY KEY("report_id","section","version"),
	CONSTRAINT "report_version_is_positive" CHECK ("report_version"."version" > 0),
	CONSTRAINT "report_version_origin_is_known" CHECK ("report_version"."origin" in ('record', 'editor')),
	CONSTRAINT "report_version_of_the_record_has_sentences" CHECK (("report_version"."origin" = 'record') = ("report_version"."sentences" is not null)),
	CONSTRAINT "report_version_text_is_an_editors" CHECK ("report_version"."text" is null or "report_version"."origin" = 'editor')
);
--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_drafted_by_person_id_fk" FOREIGN KEY ("drafted_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_sent_by_person_id_fk" FOREIGN KEY ("sent_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_approval" ADD CONSTRAINT "report_approval_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_approval" ADD CONSTRAINT "report_approval_report_id_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."report"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_approval" ADD CONSTRAINT "report_approval_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_version" ADD CONSTRAINT "report_version_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_version" ADD CONSTRAINT "report_version_report_id_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."report"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_version" ADD CONSTRAINT "report_version_written_by_person_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "report_of_a_meeting_is_one_of_its_kind" ON "report" USING btree ("meeting_id","kind") WHERE "report"."meeting_id" is not null;--> statement-breakpoint
CREATE INDEX "report_drafted_by" ON "report" USING btree ("drafted_by");--> statement-breakpoint
CREATE INDEX "report_sent_by" ON "report" USING btree ("sent_by") WHERE "report"."sent_by" is not null;--> statement-breakpoint
CREATE INDEX "report_approval_of_activity" ON "report_approval" USING btree ("activity_id");--> statement-breakpoint
CREATE INDEX "report_approval_of_person" ON "report_approval" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "report_version_of_activity" ON "report_version" USING btree ("activity_id");--> statement-breakpoint
CREATE INDEX "report_version_written_by" ON "report_version" USING btree ("written_by");