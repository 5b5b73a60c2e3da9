CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
CREATE TABLE "roadmap_check" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "roadmap_check_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"activity_id" bigint NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"verified" boolean NOT NULL,
	"verified_by" bigint,
	CONSTRAINT "roadmap_check_is_by_someone" CHECK ("roadmap_check"."verified_by" is null or "roadmap_check"."verified")
);
--> statement-breakpoint
CREATE TABLE "roadmap_entry" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "roadmap_entry_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"activity_id" bigint NOT NULL,
	"number" bigint NOT NULL,
	"topic" text,
	"body" text NOT NULL,
	"body_key" text NOT NULL,
	"body_group" text,
	"deliverable" text,
	"title" text NOT NULL,
	"type" text,
	"status" text,
	"date" text,
	"edition" text,
	"link" text,
	"contact_id" bigint,
	"contact_name" text,
	"contact_email" text,
	"source" text,
	"check_id" bigint NOT NULL,
	"identity_key" text NOT NULL,
	"deliverable_key" text,
	"words" "tsvector" GENERATED ALWAYS AS (setweight(to_tsvector('english', "roadmap_entry"."title" || ' ' || coalesce("roadmap_entry"."deliverable", '')), 'A')
        || setweight(to_tsvector('english', coalesce("roadmap_entry"."topic", '')), 'B')
        || setweight(to_tsvector('english', "roadmap_entry"."body" || ' ' || coalesce("roadmap_entry"."body_group", '') || ' ' || coalesce("roadmap_entry"."type", '')), 'C')) STORED,
	CONSTRAINT "roadmap_entry_number_is_used_once" UNIQUE("activity_id","number"),
	CONSTRAINT "roadmap_entry_stands_once" UNIQUE("activity_id","body_key","identity_key"),
	CONSTRAINT "roadmap_entry_status_is_known" CHECK ("roadmap_entry"."status" in ('planned', 'draft', 'in-approval', 'published', 'withdrawn')),
	CONSTRAINT "roadmap_entry_date_is_a_date" CHECK ("roadmap_entry"."date" ~ '^\d{4}(-\d\d(-\d\d)?)?$'),
	CONSTRAINT "roadmap_entry_has_one_contact" CHECK ("roadmap_entry"."contact_id" is null or ("roadmap_entry"."contact_name" is null and "roadmap_entry"."contact_email" is null))
);
--> statement-breakpoint
CREATE TABLE "roadmap_import" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "roadmap_import_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"activity_id" bigint NOT NULL,
	"made_by" bigint NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"rows" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "roadmap_word" (
	"activity_id" bigint NOT NULL,
	"word" text NOT NULL,
	CONSTRAINT "roadmap_word_activity_id_word_pk" PRIMARY KEY("activity_id","word")
);
--> statement-breakpoint
ALTER TABLE "roadmap_check" ADD CONSTRAINT "roadmap_check_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roadmap_check" ADD CONSTRAINT "roadmap_check_verified_by_person_id_fk" FOREIGN KEY ("verified_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roadmap_entry" ADD CONSTRAINT "roadmap_entry_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roadmap_entry" ADD CONSTRAINT "roadmap_entry_contact_id_person_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roadmap_entry" ADD CONSTRAINT "roadmap_entry_check_id_roadmap_check_id_fk" FOREIGN KEY ("check_id") REFERENCES "public"."roadmap_check"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roadmap_import" ADD CONSTRAINT "roadmap_import_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roadmap_import" ADD CONSTRAINT "roadmap_import_made_by_person_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roadmap_word" ADD CONSTRAINT "roadmap_word_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "roadmap_check_of_activity" ON "roadmap_check" USING btree ("activity_id","since");--> statement-breakpoint
CREATE INDEX "roadmap_check_verified_by" ON "roadmap_check" USING btree ("verified_by") WHERE "roadmap_check"."verified_by" is not null;--> statement-breakpoint
CREATE INDEX "roadmap_entry_words" ON "roadmap_entry" USING gin ("words");--> statement-breakpoint
CREATE INDEX "roadmap_entry_deliverable_parts" ON "roadmap_entry" USING gin ("deliverable_key" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "roadmap_entry_of_contact" ON "roadmap_entry" USING btree ("contact_id") WHERE "roadmap_entry"."contact_id" is not null;--> statement-breakpoint
CREATE INDEX "roadmap_entry_of_check" ON "roadmap_entry" USING btree ("check_id");--> statement-breakpoint
CREATE INDEX "roadmap_import_of_activity" ON "roadmap_import" USING btree ("activity_id");--> statement-breakpoint
CREATE INDEX "roadmap_import_made_by" ON "roadmap_import" USING btree ("made_by");--> statement-breakpoint
CREATE INDEX "roadmap_word_parts" ON "roadmap_word" USING gin ("word" gin_trgm_ops);