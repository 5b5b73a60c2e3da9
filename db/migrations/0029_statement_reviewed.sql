ALTER TABLE "statement" DROP CONSTRAINT "statement_approval_is_known";--> statement-breakpoint
ALTER TABLE "statement" ADD COLUMN "reviewed_version" integer;--> statement-breakpoint
UPDATE "statement" SET "reviewed_version" = "version" WHERE "discussion_id" IS NOT NULL;--> statement-breakpoint
ALTER TABLE "statement" ADD CONSTRAINT "statement_is_reviewed_as_it_was" CHECK (("statement"."discussion_id" is null) = ("statement"."reviewed_version" is null) and "statement"."reviewed_version" between 1 and "statement"."version");--> statement-breakpoint
ALTER TABLE "statement" ADD CONSTRAINT "statement_approval_is_known" CHECK ("statement"."approved_as" in ('review', 'meeting', 'early', 'changed'));