ALTER TABLE "matter" DROP CONSTRAINT "matter_open_asks_nothing";--> statement-breakpoint
ALTER TABLE "matter" DROP CONSTRAINT "matter_resolution_is_whole";--> statement-breakpoint
ALTER TABLE "matter" ADD COLUMN "reopened_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "matter" ADD COLUMN "reopened_by" bigint;--> statement-breakpoint
ALTER TABLE "matter" ADD COLUMN "reopened_why" text;--> statement-breakpoint
ALTER TABLE "matter" ADD CONSTRAINT "matter_reopened_by_person_id_fk" FOREIGN KEY ("reopened_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "matter_reopened_by" ON "matter" USING btree ("reopened_by") WHERE "matter"."reopened_by" is not null;--> statement-breakpoint
ALTER TABLE "matter" ADD CONSTRAINT "matter_reopening_is_whole" CHECK (("matter"."reopened_at" is null) = ("matter"."reopened_by" is null)
        and ("matter"."reopened_why" is null or "matter"."reopened_at" is not null));--> statement-breakpoint
ALTER TABLE "matter" ADD CONSTRAINT "matter_reopened_is_not_resolved" CHECK ("matter"."reopened_at" is null or "matter"."state" <> 'resolved');--> statement-breakpoint
ALTER TABLE "matter" ADD CONSTRAINT "matter_open_asks_nothing" CHECK ("matter"."state" <> 'open' or "matter"."ask" is null or "matter"."reopened_at" is not null);--> statement-breakpoint
ALTER TABLE "matter" ADD CONSTRAINT "matter_resolution_is_whole" CHECK (num_nonnulls("matter"."resolved_at", "matter"."resolved_by", "matter"."resolution")
        = case when "matter"."state" = 'resolved' or "matter"."reopened_at" is not null then 3 else 0 end);