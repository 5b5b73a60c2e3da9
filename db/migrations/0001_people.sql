CREATE TABLE "link" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "link_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"code_hash" text NOT NULL,
	"maker_id" bigint NOT NULL,
	"maker_account_id" bigint NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"typer_id" bigint,
	"typer_account_id" bigint,
	"maker_agreed_at" timestamp with time zone,
	"typer_agreed_at" timestamp with time zone,
	"state" text DEFAULT 'made' NOT NULL,
	CONSTRAINT "link_state_is_known" CHECK ("link"."state" in ('made', 'typed', 'waiting', 'linked', 'refused')),
	CONSTRAINT "link_is_of_two" CHECK ("link"."typer_id" <> "link"."maker_id"),
	CONSTRAINT "link_is_agreed_by_both" CHECK ("link"."state" not in ('waiting', 'linked') or ("link"."maker_agreed_at" is not null and "link"."typer_agreed_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "link_consent" (
	"link_id" bigint NOT NULL,
	"activity_id" bigint NOT NULL,
	"agreed_by" bigint,
	"agreed_at" timestamp with time zone,
	CONSTRAINT "link_consent_link_id_activity_id_pk" PRIMARY KEY("link_id","activity_id"),
	CONSTRAINT "link_consent_is_by_someone" CHECK (("link_consent"."agreed_by" is null) = ("link_consent"."agreed_at" is null))
);
--> statement-breakpoint
CREATE TABLE "link_try" (
	"person_id" bigint PRIMARY KEY NOT NULL,
	"tries" integer NOT NULL,
	"since" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "member" DROP CONSTRAINT "member_number_is_used_once";--> statement-breakpoint
ALTER TABLE "member" ADD COLUMN "employer" text;--> statement-breakpoint
ALTER TABLE "member" ADD COLUMN "awaits_approval" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "member" ADD COLUMN "appointed_in" text;--> statement-breakpoint
ALTER TABLE "member" ADD COLUMN "ended_note" text;--> statement-breakpoint
ALTER TABLE "member" ADD COLUMN "ended_why" text;--> statement-breakpoint
ALTER TABLE "organization" ADD COLUMN "list" text;--> statement-breakpoint
ALTER TABLE "organization" ADD COLUMN "body" text;--> statement-breakpoint
ALTER TABLE "organization" ADD COLUMN "body_group" text;--> statement-breakpoint
ALTER TABLE "organization" ADD COLUMN "country" text;--> statement-breakpoint
ALTER TABLE "organization" ADD COLUMN "representative_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "organization" ADD COLUMN "designated_in" text;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "named" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "zone" text;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "quiet_from" text;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "quiet_until" text;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "digest" text DEFAULT 'off' NOT NULL;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "digest_hour" integer DEFAULT 8 NOT NULL;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "forgotten_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "link" ADD CONSTRAINT "link_maker_id_person_id_fk" FOREIGN KEY ("maker_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link" ADD CONSTRAINT "link_typer_id_person_id_fk" FOREIGN KEY ("typer_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link_consent" ADD CONSTRAINT "link_consent_link_id_link_id_fk" FOREIGN KEY ("link_id") REFERENCES "public"."link"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link_consent" ADD CONSTRAINT "link_consent_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link_consent" ADD CONSTRAINT "link_consent_agreed_by_person_id_fk" FOREIGN KEY ("agreed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link_try" ADD CONSTRAINT "link_try_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "link_code_is_used_once" ON "link" USING btree ("code_hash") WHERE "link"."state" = 'made';--> statement-breakpoint
CREATE INDEX "link_of_maker" ON "link" USING btree ("maker_id");--> statement-breakpoint
CREATE INDEX "link_of_typer" ON "link" USING btree ("typer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "member_number_is_used_once" ON "member" USING btree ("activity_id","number") WHERE "member"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "member_history" ON "member" USING btree ("activity_id","person_id");--> statement-breakpoint
CREATE INDEX "person_merged_into" ON "person" USING btree ("merged_into") WHERE "person"."merged_into" is not null;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_confirmed_is_approved" CHECK ("member"."confirmed_at" is null or not "member"."awaits_approval");--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_end_has_a_reason" CHECK ("member"."ended_why" is null or "member"."ended_at" is not null);--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_end_is_known" CHECK ("member"."ended_why" in ('left', 'ended', 'declined', 'changed', 'linked', 'forgotten'));--> statement-breakpoint
ALTER TABLE "organization" ADD CONSTRAINT "organization_list_is_known" CHECK ("organization"."list" in ('itu-group', 'outside-body'));--> statement-breakpoint
ALTER TABLE "organization" ADD CONSTRAINT "organization_is_represented_since" CHECK ("organization"."representative_since" is null or "organization"."representative_id" is not null);--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_digest_is_known" CHECK ("person"."digest" in ('daily', 'weekly', 'off'));--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_digest_hour_is_an_hour" CHECK ("person"."digest_hour" between 0 and 23);--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_quiet_hours_have_two_ends" CHECK (("person"."quiet_from" is null) = ("person"."quiet_until" is null));--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_is_merged_into_another" CHECK ("person"."merged_into" <> "person"."id");