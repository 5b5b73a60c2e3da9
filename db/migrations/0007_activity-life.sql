CREATE TABLE "life_event" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "life_event_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"activity_id" bigint NOT NULL,
	"number" bigint NOT NULL,
	"event" text NOT NULL,
	"decided_by" text NOT NULL,
	"decided_on" text NOT NULL,
	"document" text,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by" bigint NOT NULL,
	CONSTRAINT "life_event_number_is_used_once" UNIQUE("activity_id","number"),
	CONSTRAINT "life_event_is_known" CHECK ("life_event"."event" in ('proposed', 'announced', 'established', 'active', 'terminated', 'replaced', 'tor-revised', 'parent-changed', 'chairs-changed', 'continued')),
	CONSTRAINT "life_event_has_a_day" CHECK ("life_event"."decided_on" ~ '^\d{4}-\d\d-\d\d$')
);
--> statement-breakpoint
CREATE TABLE "setting" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "setting_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"activity_id" bigint NOT NULL,
	"path" text NOT NULL,
	"value" json,
	"changed_at" timestamp with time zone NOT NULL,
	"changed_by" bigint NOT NULL,
	CONSTRAINT "setting_has_a_path" CHECK ("setting"."path" <> '')
);
--> statement-breakpoint
ALTER TABLE "life_event" ADD CONSTRAINT "life_event_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "life_event" ADD CONSTRAINT "life_event_recorded_by_person_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "setting" ADD CONSTRAINT "setting_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "setting" ADD CONSTRAINT "setting_changed_by_person_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "setting_of_path" ON "setting" USING btree ("activity_id","path","id");