CREATE TABLE "due_reminder" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "due_reminder_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"activity_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"of_id" bigint NOT NULL,
	"who" text NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"message_id" bigint,
	CONSTRAINT "due_reminder_state_is_known" CHECK ("due_reminder"."state" in ('waiting', 'sent')),
	CONSTRAINT "due_reminder_goes_in_a_message" CHECK (("due_reminder"."state" = 'sent') = ("due_reminder"."message_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "stopped_reminder" (
	"activity_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	CONSTRAINT "stopped_reminder_activity_id_person_id_kind_pk" PRIMARY KEY("activity_id","person_id","kind")
);
--> statement-breakpoint
ALTER TABLE "reminder" ADD COLUMN "every" text;--> statement-breakpoint
ALTER TABLE "reminder" ADD COLUMN "starts_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "reminder" ADD COLUMN "zone" text;--> statement-breakpoint
ALTER TABLE "reminder" ADD COLUMN "who" text;--> statement-breakpoint
ALTER TABLE "reminder" ADD COLUMN "of_id" bigint;--> statement-breakpoint
ALTER TABLE "reminder" ADD COLUMN "role" text;--> statement-breakpoint
ALTER TABLE "due_reminder" ADD CONSTRAINT "due_reminder_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "due_reminder" ADD CONSTRAINT "due_reminder_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stopped_reminder" ADD CONSTRAINT "stopped_reminder_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stopped_reminder" ADD CONSTRAINT "stopped_reminder_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "due_reminder_waits_once" ON "due_reminder" USING btree ("activity_id","person_id","kind","of_id") WHERE "due_reminder"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "due_reminder_by_time" ON "due_reminder" USING btree ("activity_id","due_at") WHERE "due_reminder"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "due_reminder_of_thing" ON "due_reminder" USING btree ("kind","of_id") WHERE "due_reminder"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "due_reminder_in_message" ON "due_reminder" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "due_reminder_of_person" ON "due_reminder" USING btree ("activity_id","person_id","id");--> statement-breakpoint
ALTER TABLE "box" DROP COLUMN "reminded_at";--> statement-breakpoint
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_pace_is_known" CHECK ("reminder"."every" in ('day', 'weekday', 'week', 'month'));--> statement-breakpoint
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_that_recurs_has_a_start" CHECK (("reminder"."every" is null) = ("reminder"."starts_at" is null) and ("reminder"."every" is null) = ("reminder"."zone" is null));--> statement-breakpoint
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_recipients_are_known" CHECK ("reminder"."who" in ('not-voted', 'not-registered', 'role'));--> statement-breakpoint
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_recipients_are_named" CHECK (("reminder"."role" is not null) = (coalesce("reminder"."who", '') = 'role') and ("reminder"."of_id" is not null) = (coalesce("reminder"."who", '') in ('not-voted', 'not-registered')));--> statement-breakpoint
UPDATE "work" SET "payload" = jsonb_build_object('call', jsonb_build_object('activity', "payload" -> 'call' ->> 'activity', 'command', 'remind step', 'args',
	jsonb_build_object('kind', 'poll', 'thing', "lane"."of_id"::text, 'name', 'poll ' || ("payload" -> 'call' -> 'args' ->> 'poll') || ' to those who have not voted',
		'at', to_char("run_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))))
	FROM "lane" WHERE "lane"."id" = "work"."lane_id" AND "state" = 'due' AND "payload" -> 'call' ->> 'command' = 'poll remind-due';
