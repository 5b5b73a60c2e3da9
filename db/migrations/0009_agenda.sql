CREATE TABLE "agenda" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "agenda_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"activity_id" bigint NOT NULL,
	"meeting_id" bigint NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	CONSTRAINT "agenda_meetingId_unique" UNIQUE("meeting_id"),
	CONSTRAINT "agenda_state_is_known" CHECK ("agenda"."state" in ('draft', 'proposed', 'amended', 'approved'))
);
--> statement-breakpoint
CREATE TABLE "agenda_item" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "agenda_item_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"activity_id" bigint NOT NULL,
	"agenda_id" bigint NOT NULL,
	"position" integer NOT NULL,
	"depth" integer NOT NULL,
	"title" text NOT NULL,
	"presenter" text,
	"presenter_id" bigint,
	"minutes" integer,
	"documents" text,
	"state" text DEFAULT 'open' NOT NULL,
	"on_since" timestamp with time zone,
	"used_seconds" integer DEFAULT 0 NOT NULL,
	"outcome" text,
	"deferred_depth" integer,
	"carried_from" bigint,
	CONSTRAINT "agenda_item_carriedFrom_unique" UNIQUE("carried_from"),
	CONSTRAINT "agenda_item_has_its_place" UNIQUE("agenda_id","position"),
	CONSTRAINT "agenda_item_state_is_known" CHECK ("agenda_item"."state" in ('open', 'on', 'done', 'deferred')),
	CONSTRAINT "agenda_item_is_on_since" CHECK (("agenda_item"."state" = 'on') = ("agenda_item"."on_since" is not null)),
	CONSTRAINT "agenda_item_is_deferred_as_a_part" CHECK (("agenda_item"."state" = 'deferred') = ("agenda_item"."deferred_depth" is not null)),
	CONSTRAINT "agenda_item_is_nested" CHECK ("agenda_item"."depth" between 0 and 3),
	CONSTRAINT "agenda_item_has_one_presenter" CHECK ("agenda_item"."presenter" is null or "agenda_item"."presenter_id" is null),
	CONSTRAINT "agenda_item_minutes_are_some" CHECK ("agenda_item"."minutes" between 1 and 600),
	CONSTRAINT "agenda_item_time_is_used" CHECK ("agenda_item"."used_seconds" >= 0)
);
--> statement-breakpoint
CREATE TABLE "agenda_revision" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "agenda_revision_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"activity_id" bigint NOT NULL,
	"agenda_id" bigint NOT NULL,
	"number" integer NOT NULL,
	"state" text NOT NULL,
	"frozen_at" timestamp with time zone NOT NULL,
	"frozen_by" bigint NOT NULL,
	"poll_id" bigint,
	"settled_at" timestamp with time zone,
	"settled_how" text,
	CONSTRAINT "agenda_revision_pollId_unique" UNIQUE("poll_id"),
	CONSTRAINT "agenda_revision_number_is_used_once" UNIQUE("agenda_id","number"),
	CONSTRAINT "agenda_revision_state_is_known" CHECK ("agenda_revision"."state" in ('proposed', 'approved', 'not-agreed')),
	CONSTRAINT "agenda_revision_is_settled_once" CHECK (("agenda_revision"."state" = 'proposed') = ("agenda_revision"."settled_at" is null)),
	CONSTRAINT "agenda_revision_says_how" CHECK (("agenda_revision"."settled_at" is null) = ("agenda_revision"."settled_how" is null)),
	CONSTRAINT "agenda_revision_way_is_known" CHECK ("agenda_revision"."settled_how" in ('by correspondence', 'at the meeting'))
);
--> statement-breakpoint
CREATE TABLE "agenda_revision_item" (
	"activity_id" bigint NOT NULL,
	"revision_id" bigint NOT NULL,
	"position" integer NOT NULL,
	"depth" integer NOT NULL,
	"title" text NOT NULL,
	"presenter" text,
	"presenter_id" bigint,
	"minutes" integer,
	"documents" text,
	CONSTRAINT "agenda_revision_item_revision_id_position_pk" PRIMARY KEY("revision_id","position")
);
--> statement-breakpoint
ALTER TABLE "agenda" ADD CONSTRAINT "agenda_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda" ADD CONSTRAINT "agenda_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_agenda_id_agenda_id_fk" FOREIGN KEY ("agenda_id") REFERENCES "public"."agenda"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_presenter_id_person_id_fk" FOREIGN KEY ("presenter_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_carried_from_agenda_item_id_fk" FOREIGN KEY ("carried_from") REFERENCES "public"."agenda_item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_revision" ADD CONSTRAINT "agenda_revision_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_revision" ADD CONSTRAINT "agenda_revision_agenda_id_agenda_id_fk" FOREIGN KEY ("agenda_id") REFERENCES "public"."agenda"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_revision" ADD CONSTRAINT "agenda_revision_frozen_by_person_id_fk" FOREIGN KEY ("frozen_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_revision" ADD CONSTRAINT "agenda_revision_poll_id_poll_id_fk" FOREIGN KEY ("poll_id") REFERENCES "public"."poll"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_revision_item" ADD CONSTRAINT "agenda_revision_item_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_revision_item" ADD CONSTRAINT "agenda_revision_item_revision_id_agenda_revision_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."agenda_revision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_revision_item" ADD CONSTRAINT "agenda_revision_item_presenter_id_person_id_fk" FOREIGN KEY ("presenter_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "agenda_of_activity" ON "agenda" USING btree ("activity_id");--> statement-breakpoint
CREATE UNIQUE INDEX "agenda_item_is_on_alone" ON "agenda_item" USING btree ("agenda_id") WHERE "agenda_item"."state" = 'on';--> statement-breakpoint
CREATE INDEX "agenda_item_deferred" ON "agenda_item" USING btree ("activity_id") WHERE "agenda_item"."state" = 'deferred';--> statement-breakpoint
CREATE INDEX "agenda_item_of_presenter" ON "agenda_item" USING btree ("presenter_id") WHERE "agenda_item"."presenter_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "agenda_revision_is_proposed_alone" ON "agenda_revision" USING btree ("agenda_id") WHERE "agenda_revision"."state" = 'proposed';--> statement-breakpoint
CREATE INDEX "agenda_revision_item_of_presenter" ON "agenda_revision_item" USING btree ("presenter_id") WHERE "agenda_revision_item"."presenter_id" is not null;