CREATE TABLE "attendance" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "attendance_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"activity_id" bigint NOT NULL,
	"meeting_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"organization_id" bigint,
	"mode" text,
	"registered_at" timestamp with time zone,
	"attended" text,
	"attended_at" timestamp with time zone,
	CONSTRAINT "attendance_is_one_each" UNIQUE("meeting_id","person_id"),
	CONSTRAINT "attendance_mode_is_known" CHECK ("attendance"."mode" in ('on-site', 'remote', 'regrets')),
	CONSTRAINT "attendance_seen_is_known" CHECK ("attendance"."attended" in ('on-site', 'remote', 'absent')),
	CONSTRAINT "attendance_mode_has_its_time" CHECK (("attendance"."mode" is null) = ("attendance"."registered_at" is null)),
	CONSTRAINT "attendance_seen_has_its_time" CHECK (("attendance"."attended" is null) = ("attendance"."attended_at" is null))
);
--> statement-breakpoint
CREATE TABLE "calendar_feed" (
	"activity_id" bigint PRIMARY KEY NOT NULL,
	"token" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "calendar_feed_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "meeting" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "meeting_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"activity_id" bigint NOT NULL,
	"number" bigint NOT NULL,
	"title" text NOT NULL,
	"visibility" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"zone" text NOT NULL,
	"place" text,
	"colocation" text,
	"remote" boolean NOT NULL,
	"link" text,
	"registration_ends_at" timestamp with time zone,
	"documents_end_at" timestamp with time zone,
	"state" text DEFAULT 'scheduled' NOT NULL,
	"started_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"cancelled_at" timestamp with time zone,
	"cancelled_why" text,
	"uid" uuid DEFAULT gen_random_uuid() NOT NULL,
	"sequence" integer DEFAULT 0 NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"scheduled_by" bigint,
	CONSTRAINT "meeting_uid_unique" UNIQUE("uid"),
	CONSTRAINT "meeting_number_is_used_once" UNIQUE("activity_id","number"),
	CONSTRAINT "meeting_visibility_is_known" CHECK ("meeting"."visibility" in ('everyone', 'members', 'co-chairs')),
	CONSTRAINT "meeting_state_is_known" CHECK ("meeting"."state" in ('scheduled', 'started', 'ended', 'cancelled')),
	CONSTRAINT "meeting_ends_after_it_starts" CHECK ("meeting"."ends_at" > "meeting"."starts_at"),
	CONSTRAINT "meeting_deadlines_are_before_it_ends" CHECK ("meeting"."registration_ends_at" <= "meeting"."ends_at" and "meeting"."documents_end_at" <= "meeting"."ends_at"),
	CONSTRAINT "meeting_sequence_rises" CHECK ("meeting"."sequence" >= 0),
	CONSTRAINT "meeting_start_is_kept" CHECK (("meeting"."state" in ('started', 'ended')) = ("meeting"."started_at" is not null)),
	CONSTRAINT "meeting_end_is_kept" CHECK (("meeting"."state" = 'ended') = ("meeting"."ended_at" is not null)),
	CONSTRAINT "meeting_cancellation_is_kept" CHECK (("meeting"."state" = 'cancelled') = ("meeting"."cancelled_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_scheduled_by_person_id_fk" FOREIGN KEY ("scheduled_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attendance_of_person" ON "attendance" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "meeting_by_start" ON "meeting" USING btree ("activity_id","starts_at");