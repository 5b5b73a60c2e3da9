CREATE TABLE "thread" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "thread_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"activity_id" bigint NOT NULL,
	"of" text NOT NULL,
	"of_id" bigint NOT NULL,
	"room_id" bigint NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"under" text,
	"thread" text,
	"stopped_at" timestamp with time zone,
	CONSTRAINT "thread_is_one_in_a_room" UNIQUE("of","of_id","room_id"),
	CONSTRAINT "thread_hangs_under_a_message" CHECK (("thread"."thread" is null) = ("thread"."under" is null))
);
--> statement-breakpoint
CREATE TABLE "thread_copy" (
	"activity_id" bigint NOT NULL,
	"thread_id" bigint NOT NULL,
	"of" text NOT NULL,
	"of_id" bigint NOT NULL,
	"page" integer NOT NULL,
	"message" text NOT NULL,
	"shown" text NOT NULL,
	CONSTRAINT "thread_copy_of_of_id_thread_id_page_pk" PRIMARY KEY("of","of_id","thread_id","page")
);
--> statement-breakpoint
CREATE TABLE "thread_told" (
	"activity_id" bigint NOT NULL,
	"of" text NOT NULL,
	"of_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"why" integer NOT NULL,
	CONSTRAINT "thread_told_of_of_id_person_id_why_pk" PRIMARY KEY("of","of_id","person_id","why")
);
--> statement-breakpoint
ALTER TABLE "comment" ADD COLUMN "files" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "comment" ADD COLUMN "platform" text;--> statement-breakpoint
ALTER TABLE "comment" ADD COLUMN "visibility" text;--> statement-breakpoint
ALTER TABLE "comment" ADD COLUMN "thread_id" bigint;--> statement-breakpoint
ALTER TABLE "comment" ADD COLUMN "message" text;--> statement-breakpoint
ALTER TABLE "comment" ADD COLUMN "edited_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "comment" ADD COLUMN "deleted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "thread" ADD CONSTRAINT "thread_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread" ADD CONSTRAINT "thread_room_id_room_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."room"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_copy" ADD CONSTRAINT "thread_copy_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_copy" ADD CONSTRAINT "thread_copy_thread_id_thread_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."thread"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_told" ADD CONSTRAINT "thread_told_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_told" ADD CONSTRAINT "thread_told_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "thread_of_activity" ON "thread" USING btree ("activity_id");--> statement-breakpoint
CREATE INDEX "thread_in_room" ON "thread" USING btree ("room_id","thread");--> statement-breakpoint
CREATE INDEX "thread_copy_of_activity" ON "thread_copy" USING btree ("activity_id");--> statement-breakpoint
CREATE INDEX "thread_copy_message" ON "thread_copy" USING btree ("thread_id","message");--> statement-breakpoint
CREATE INDEX "thread_told_of_activity" ON "thread_told" USING btree ("activity_id");--> statement-breakpoint
CREATE INDEX "thread_told_person" ON "thread_told" USING btree ("person_id");--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_thread_id_thread_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."thread"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_is_of_one_message" UNIQUE("thread_id","message");--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_source_is_whole" CHECK (("comment"."thread_id" is null) = ("comment"."message" is null));--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_visibility_is_narrower" CHECK ("comment"."visibility" in ('members', 'co-chairs'));--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_deleted_is_blank" CHECK ("comment"."deleted_at" is null or ("comment"."text" = '' and "comment"."files" = '[]'::jsonb));