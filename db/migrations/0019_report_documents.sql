ALTER TABLE "document_revision" DROP CONSTRAINT "document_revision_can_be_read";--> statement-breakpoint
ALTER TABLE "document_revision" ADD COLUMN "report_id" bigint;--> statement-breakpoint
ALTER TABLE "document_revision" ADD CONSTRAINT "document_revision_report_id_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."report"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_revision" ADD CONSTRAINT "document_revision_reportId_unique" UNIQUE("report_id");--> statement-breakpoint
ALTER TABLE "document_revision" ADD CONSTRAINT "document_revision_can_be_read" CHECK (num_nonnulls("document_revision"."link", "document_revision"."file_id", "document_revision"."report_id") > 0);