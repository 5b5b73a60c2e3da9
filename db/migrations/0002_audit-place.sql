ALTER TABLE "audit" ADD COLUMN "platform" text;--> statement-breakpoint
ALTER TABLE "audit" ADD COLUMN "workspace" text;--> statement-breakpoint
ALTER TABLE "audit" ADD COLUMN "channel" text;--> statement-breakpoint
ALTER TABLE "audit" ADD CONSTRAINT "audit_place_is_whole" CHECK (("audit"."platform" is null) = ("audit"."workspace" is null));--> statement-breakpoint
ALTER TABLE "audit" ADD CONSTRAINT "audit_channel_is_somewhere" CHECK ("audit"."channel" is null or "audit"."platform" is not null);