ALTER TABLE "matter" DROP CONSTRAINT "matter_resolution_is_whole";--> statement-breakpoint
ALTER TABLE "matter" ADD CONSTRAINT "matter_resolution_is_whole" CHECK (num_nonnulls("matter"."resolved_at", "matter"."resolved_by", "matter"."resolution")
        in (3, case when "matter"."state" = 'resolved' then 3 else 0 end)
        and ("matter"."resolved_at" is null or "matter"."state" = 'resolved' or "matter"."reopened_at" is not null));