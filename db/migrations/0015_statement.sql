CREATE TABLE "statement_contact" (
	"activity_id" bigint NOT NULL,
	"statement_id" bigint NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"organization" text,
	"country" text,
	"email" text,
	CONSTRAINT "statement_contact_statement_id_position_pk" PRIMARY KEY("statement_id","position"),
	CONSTRAINT "statement_contact_position_is_positive" CHECK ("statement_contact"."position" > 0)
);
--> statement-breakpoint
CREATE TABLE "statement_destination" (
	"activity_id" bigint NOT NULL,
	"statement_id" bigint NOT NULL,
	"position" integer NOT NULL,
	"body" text NOT NULL,
	"purpose" text NOT NULL,
	CONSTRAINT "statement_destination_statement_id_position_pk" PRIMARY KEY("statement_id","position"),
	CONSTRAINT "statement_destination_position_is_positive" CHECK ("statement_destination"."position" > 0),
	CONSTRAINT "statement_destination_purpose_is_known" CHECK ("statement_destination"."purpose" in ('action', 'comment', 'information'))
);
--> statement-breakpoint
CREATE TABLE "statement_event" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "statement_event_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"activity_id" bigint NOT NULL,
	"statement_id" bigint NOT NULL,
	"what" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" bigint,
	"to_id" bigint,
	"note" text,
	CONSTRAINT "statement_event_is_known" CHECK ("statement_event"."what" in ('received', 'drafted', 'edited', 'reviewed', 'approved', 'sent', 'assigned', 'answered', 'noted',
        'redirected', 'withdrawn', 'reopened')),
	CONSTRAINT "statement_event_is_assigned_to_someone" CHECK (("statement_event"."what" = 'assigned') = ("statement_event"."to_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "statement" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "statement_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"activity_id" bigint NOT NULL,
	"number" bigint NOT NULL,
	"direction" text NOT NULL,
	"state" text NOT NULL,
	"title" text NOT NULL,
	"title_key" text NOT NULL,
	"sender" text NOT NULL,
	"identifier" text,
	"identifier_key" text,
	"purpose" text NOT NULL,
	"deadline_at" timestamp with time zone,
	"abstract" text,
	"body" text,
	"attachments" text,
	"visibility" text NOT NULL,
	"in_reply_to" bigint,
	"answers_words" text,
	"version" integer DEFAULT 1 NOT NULL,
	"discussion_id" bigint,
	"entered_by" bigint NOT NULL,
	"entered_at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone,
	"responsible_id" bigint,
	"approved_at" timestamp with time zone,
	"approved_by" bigint,
	"approved_as" text,
	"approved_meeting_id" bigint,
	"settled_at" timestamp with time zone,
	CONSTRAINT "statement_number_is_used_once" UNIQUE("activity_id","number"),
	CONSTRAINT "statement_direction_is_known" CHECK ("statement"."direction" in ('in', 'out')),
	CONSTRAINT "statement_state_is_known" CHECK ("statement"."state" in ('received', 'assigned', 'answered', 'noted', 'redirected', 'withdrawn') and "statement"."direction" = 'in'
      or "statement"."state" in ('draft', 'review', 'approved', 'sent', 'withdrawn') and "statement"."direction" = 'out'),
	CONSTRAINT "statement_is_assigned_to_someone" CHECK (("statement"."state" <> 'assigned' or "statement"."responsible_id" is not null)
      and ("statement"."state" <> 'received' or "statement"."responsible_id" is null)
      and ("statement"."direction" = 'in' or "statement"."responsible_id" is null)),
	CONSTRAINT "statement_is_reviewed_somewhere" CHECK ("statement"."state" <> 'review' or "statement"."discussion_id" is not null),
	CONSTRAINT "statement_is_approved_by_someone" CHECK (("statement"."approved_at" is null) = ("statement"."approved_by" is null) and ("statement"."approved_at" is null) = ("statement"."approved_as" is null)),
	CONSTRAINT "statement_approval_is_known" CHECK ("statement"."approved_as" in ('review', 'meeting', 'early')),
	CONSTRAINT "statement_is_approved_at_its_meeting" CHECK ((coalesce("statement"."approved_as", '') = 'meeting') = ("statement"."approved_meeting_id" is not null)),
	CONSTRAINT "statement_goes_out_approved" CHECK ("statement"."state" not in ('approved', 'sent') or ("statement"."approved_at" is not null and "statement"."identifier" is not null)),
	CONSTRAINT "statement_end_is_kept" CHECK (("statement"."state" in ('answered', 'noted', 'redirected', 'withdrawn', 'sent')) = ("statement"."settled_at" is not null)),
	CONSTRAINT "statement_purpose_is_known" CHECK ("statement"."purpose" in ('action', 'comment', 'information')),
	CONSTRAINT "statement_visibility_is_known" CHECK ("statement"."visibility" in ('everyone', 'members', 'co-chairs')),
	CONSTRAINT "statement_version_is_positive" CHECK ("statement"."version" > 0),
	CONSTRAINT "statement_that_asks_has_a_deadline" CHECK ("statement"."purpose" = 'information' or "statement"."deadline_at" is not null),
	CONSTRAINT "statement_says_something" CHECK ("statement"."state" in ('draft', 'withdrawn') or "statement"."body" is not null or "statement"."attachments" is not null),
	CONSTRAINT "statement_that_came_in_has_its_time" CHECK (("statement"."direction" = 'in') = ("statement"."received_at" is not null)),
	CONSTRAINT "statement_identifier_has_its_key" CHECK (("statement"."identifier" is null) = ("statement"."identifier_key" is null)),
	CONSTRAINT "statement_answers_another" CHECK ("statement"."in_reply_to" <> "statement"."id"),
	CONSTRAINT "statement_answers_one" CHECK ("statement"."in_reply_to" is null or "statement"."answers_words" is null)
);
--> statement-breakpoint
ALTER TABLE "statement_contact" ADD CONSTRAINT "statement_contact_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement_contact" ADD CONSTRAINT "statement_contact_statement_id_statement_id_fk" FOREIGN KEY ("statement_id") REFERENCES "public"."statement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement_destination" ADD CONSTRAINT "statement_destination_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement_destination" ADD CONSTRAINT "statement_destination_statement_id_statement_id_fk" FOREIGN KEY ("statement_id") REFERENCES "public"."statement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement_event" ADD CONSTRAINT "statement_event_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement_event" ADD CONSTRAINT "statement_event_statement_id_statement_id_fk" FOREIGN KEY ("statement_id") REFERENCES "public"."statement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement_event" ADD CONSTRAINT "statement_event_by_person_id_fk" FOREIGN KEY ("by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement_event" ADD CONSTRAINT "statement_event_to_id_person_id_fk" FOREIGN KEY ("to_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement" ADD CONSTRAINT "statement_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement" ADD CONSTRAINT "statement_in_reply_to_statement_id_fk" FOREIGN KEY ("in_reply_to") REFERENCES "public"."statement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement" ADD CONSTRAINT "statement_discussion_id_discussion_id_fk" FOREIGN KEY ("discussion_id") REFERENCES "public"."discussion"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement" ADD CONSTRAINT "statement_entered_by_person_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement" ADD CONSTRAINT "statement_responsible_id_person_id_fk" FOREIGN KEY ("responsible_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement" ADD CONSTRAINT "statement_approved_by_person_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement" ADD CONSTRAINT "statement_approved_meeting_id_meeting_id_fk" FOREIGN KEY ("approved_meeting_id") REFERENCES "public"."meeting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "statement_contact_of_activity" ON "statement_contact" USING btree ("activity_id");--> statement-breakpoint
CREATE INDEX "statement_destination_of_activity" ON "statement_destination" USING btree ("activity_id");--> statement-breakpoint
CREATE INDEX "statement_event_of_statement" ON "statement_event" USING btree ("statement_id","id");--> statement-breakpoint
CREATE INDEX "statement_event_of_activity" ON "statement_event" USING btree ("activity_id");--> statement-breakpoint
CREATE INDEX "statement_event_by" ON "statement_event" USING btree ("by") WHERE "statement_event"."by" is not null;--> statement-breakpoint
CREATE INDEX "statement_event_to" ON "statement_event" USING btree ("to_id") WHERE "statement_event"."to_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "statement_own_identifier_is_used_once" ON "statement" USING btree ("activity_id","identifier_key") WHERE "statement"."direction" = 'out';--> statement-breakpoint
CREATE INDEX "statement_by_identifier" ON "statement" USING btree ("activity_id","identifier_key");--> statement-breakpoint
CREATE INDEX "statement_by_title" ON "statement" USING btree ("activity_id","title_key");--> statement-breakpoint
CREATE INDEX "statement_in_reply_to" ON "statement" USING btree ("in_reply_to") WHERE "statement"."in_reply_to" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "statement_of_discussion" ON "statement" USING btree ("discussion_id") WHERE "statement"."discussion_id" is not null;--> statement-breakpoint
CREATE INDEX "statement_of_responsible" ON "statement" USING btree ("responsible_id") WHERE "statement"."responsible_id" is not null;--> statement-breakpoint
CREATE INDEX "statement_entered_by" ON "statement" USING btree ("entered_by");--> statement-breakpoint
CREATE INDEX "statement_approved_by" ON "statement" USING btree ("approved_by") WHERE "statement"."approved_by" is not null;--> statement-breakpoint
CREATE INDEX "statement_approved_at_meeting" ON "statement" USING btree ("approved_meeting_id") WHERE "statement"."approved_meeting_id" is not null;