CREATE TABLE "comment" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "comment_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"activity_id" bigint NOT NULL,
	"discussion_id" bigint NOT NULL,
	"number" integer NOT NULL,
	"text" text NOT NULL,
	"said_by" bigint NOT NULL,
	"said_at" timestamp with time zone NOT NULL,
	"organization_id" bigint,
	"confirmed" boolean DEFAULT false NOT NULL,
	CONSTRAINT "comment_number_is_used_once" UNIQUE("discussion_id","number"),
	CONSTRAINT "comment_number_is_positive" CHECK ("comment"."number" > 0),
	CONSTRAINT "comment_confirmed_is_for_someone" CHECK (not "comment"."confirmed" or "comment"."organization_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "discussion" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "discussion_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"activity_id" bigint NOT NULL,
	"number" bigint NOT NULL,
	"subject" text NOT NULL,
	"question" text NOT NULL,
	"documents" text,
	"visibility" text NOT NULL,
	"rooms_named" boolean DEFAULT false NOT NULL,
	"box_id" bigint NOT NULL,
	"opened_by" bigint NOT NULL,
	"concluded_at" timestamp with time zone,
	"concluded_by" bigint,
	"outcome" text,
	CONSTRAINT "discussion_boxId_unique" UNIQUE("box_id"),
	CONSTRAINT "discussion_number_is_used_once" UNIQUE("activity_id","number"),
	CONSTRAINT "discussion_visibility_is_known" CHECK ("discussion"."visibility" in ('everyone', 'members', 'co-chairs')),
	CONSTRAINT "discussion_is_concluded_by_someone" CHECK (("discussion"."concluded_at" is null) = ("discussion"."concluded_by" is null)),
	CONSTRAINT "discussion_outcome_comes_last" CHECK ("discussion"."outcome" is null or "discussion"."concluded_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "discussion_call" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "discussion_call_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"activity_id" bigint NOT NULL,
	"discussion_id" bigint NOT NULL,
	"number" integer NOT NULL,
	"box_id" bigint NOT NULL,
	"proposal" text NOT NULL,
	"called_by" bigint NOT NULL,
	CONSTRAINT "discussion_call_boxId_unique" UNIQUE("box_id"),
	CONSTRAINT "discussion_call_number_is_used_once" UNIQUE("discussion_id","number"),
	CONSTRAINT "discussion_call_number_is_positive" CHECK ("discussion_call"."number" > 0)
);
--> statement-breakpoint
CREATE TABLE "discussion_room" (
	"activity_id" bigint NOT NULL,
	"discussion_id" bigint NOT NULL,
	"room_id" bigint NOT NULL,
	CONSTRAINT "discussion_room_discussion_id_room_id_pk" PRIMARY KEY("discussion_id","room_id")
);
--> statement-breakpoint
CREATE TABLE "discussion_summary" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "discussion_summary_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"activity_id" bigint NOT NULL,
	"discussion_id" bigint NOT NULL,
	"version" integer NOT NULL,
	"text" text NOT NULL,
	"written_by" bigint NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	CONSTRAINT "discussion_summary_version_is_used_once" UNIQUE("discussion_id","version"),
	CONSTRAINT "discussion_summary_version_is_positive" CHECK ("discussion_summary"."version" > 0)
);
--> statement-breakpoint
ALTER TABLE "position_comment" DROP CONSTRAINT "position_comment_box_id_consensus_box_id_fk";
--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_discussion_id_discussion_id_fk" FOREIGN KEY ("discussion_id") REFERENCES "public"."discussion"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_said_by_person_id_fk" FOREIGN KEY ("said_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discussion" ADD CONSTRAINT "discussion_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discussion" ADD CONSTRAINT "discussion_box_id_box_id_fk" FOREIGN KEY ("box_id") REFERENCES "public"."box"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discussion" ADD CONSTRAINT "discussion_opened_by_person_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discussion" ADD CONSTRAINT "discussion_concluded_by_person_id_fk" FOREIGN KEY ("concluded_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discussion_call" ADD CONSTRAINT "discussion_call_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discussion_call" ADD CONSTRAINT "discussion_call_discussion_id_discussion_id_fk" FOREIGN KEY ("discussion_id") REFERENCES "public"."discussion"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discussion_call" ADD CONSTRAINT "discussion_call_box_id_box_id_fk" FOREIGN KEY ("box_id") REFERENCES "public"."box"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discussion_call" ADD CONSTRAINT "discussion_call_called_by_person_id_fk" FOREIGN KEY ("called_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discussion_room" ADD CONSTRAINT "discussion_room_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discussion_room" ADD CONSTRAINT "discussion_room_discussion_id_discussion_id_fk" FOREIGN KEY ("discussion_id") REFERENCES "public"."discussion"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discussion_room" ADD CONSTRAINT "discussion_room_room_id_room_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."room"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discussion_summary" ADD CONSTRAINT "discussion_summary_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discussion_summary" ADD CONSTRAINT "discussion_summary_discussion_id_discussion_id_fk" FOREIGN KEY ("discussion_id") REFERENCES "public"."discussion"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discussion_summary" ADD CONSTRAINT "discussion_summary_written_by_person_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "comment_of_activity" ON "comment" USING btree ("activity_id");--> statement-breakpoint
CREATE INDEX "comment_said_by" ON "comment" USING btree ("said_by");--> statement-breakpoint
CREATE INDEX "comment_for_organization" ON "comment" USING btree ("organization_id") WHERE "comment"."organization_id" is not null;--> statement-breakpoint
CREATE INDEX "discussion_opened_by" ON "discussion" USING btree ("opened_by");--> statement-breakpoint
CREATE INDEX "discussion_concluded_by" ON "discussion" USING btree ("concluded_by") WHERE "discussion"."concluded_by" is not null;--> statement-breakpoint
CREATE INDEX "discussion_call_of_activity" ON "discussion_call" USING btree ("activity_id");--> statement-breakpoint
CREATE INDEX "discussion_call_called_by" ON "discussion_call" USING btree ("called_by");--> statement-breakpoint
CREATE INDEX "discussion_room_of_activity" ON "discussion_room" USING btree ("activity_id");--> statement-breakpoint
CREATE INDEX "discussion_room_of_room" ON "discussion_room" USING btree ("room_id");--> statement-breakpoint
CREATE INDEX "discussion_summary_of_activity" ON "discussion_summary" USING btree ("activity_id");--> statement-breakpoint
CREATE INDEX "discussion_summary_written_by" ON "discussion_summary" USING btree ("written_by");--> statement-breakpoint
ALTER TABLE "position_comment" ADD CONSTRAINT "position_comment_box_id_box_id_fk" FOREIGN KEY ("box_id") REFERENCES "public"."box"("id") ON DELETE no action ON UPDATE no action;