ALTER TABLE "work" DROP CONSTRAINT "work_state_is_known";--> statement-breakpoint
CREATE INDEX "work_held" ON "work" USING btree ("lane_id") WHERE "work"."state" = 'held';--> statement-breakpoint
ALTER TABLE "work" ADD CONSTRAINT "work_state_is_known" CHECK ("work"."state" in ('due', 'held', 'done', 'dead'));