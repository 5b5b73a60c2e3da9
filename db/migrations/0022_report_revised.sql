ALTER TABLE "report" DROP CONSTRAINT "report_state_is_known";--> statement-breakpoint
ALTER TABLE "report" DROP CONSTRAINT "report_approval_is_kept";--> statement-breakpoint
DROP INDEX "report_of_a_meeting_is_one_of_its_kind";--> statement-breakpoint
ALTER TABLE "report" ADD COLUMN "revises" bigint;--> statement-breakpoint
ALTER TABLE "report" ADD COLUMN "revision" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_revises_report_id_fk" FOREIGN KEY ("revises") REFERENCES "public"."report"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "report_is_revised_once" ON "report" USING btree ("revises") WHERE "report"."state" <> 'withdrawn';--> statement-breakpoint
CREATE UNIQUE INDEX "report_of_a_meeting_is_one_of_its_kind" ON "report" USING btree ("meeting_id","kind","revision") WHERE "report"."meeting_id" is not null and "report"."state" <> 'withdrawn';--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_revision_revises_one" CHECK (("report"."revision" > 0) = ("report"."revises" is not null));--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_revision_is_not_negative" CHECK ("report"."revision" >= 0);--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_state_is_known" CHECK ("report"."state" in ('draft', 'approved', 'sent', 'replaced', 'withdrawn'));--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_approval_is_kept" CHECK (("report"."state" in ('draft', 'withdrawn')) = ("report"."approved_at" is null));