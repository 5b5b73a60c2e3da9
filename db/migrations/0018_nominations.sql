CREATE TABLE "liaison" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "liaison_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"activity_id" bigint NOT NULL,
	"number" bigint NOT NULL,
	"organization_id" bigint NOT NULL,
	"direction" text NOT NULL,
	"person_id" bigint NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"until" timestamp with time zone NOT NULL,
	"nomination_id" bigint,
	"meeting_id" bigint,
	"document" text,
	"appointed_by" bigint NOT NULL,
	"renewed_at" timestamp with time zone,
	"renewed_by" bigint,
	"ended_at" timestamp with time zone,
	"ended_by" bigint,
	"ended_why" text,
	CONSTRAINT "liaison_nominationId_unique" UNIQUE("nomination_id"),
	CONSTRAINT "liaison_number_is_used_once" UNIQUE("activity_id","number"),
	CONSTRAINT "liaison_direction_is_known" CHECK ("liaison"."direction" in ('to', 'from')),
	CONSTRAINT "liaison_term_ends_after_it_begins" CHECK ("liaison"."until" > "liaison"."since"),
	CONSTRAINT "liaison_is_renewed_by_someone" CHECK (("liaison"."renewed_at" is null) = ("liaison"."renewed_by" is null)),
	CONSTRAINT "liaison_is_ended_by_someone" CHECK (("liaison"."ended_at" is null) = ("liaison"."ended_by" is null)),
	CONSTRAINT "liaison_why_is_of_an_end" CHECK ("liaison"."ended_why" is null or "liaison"."ended_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "liaison_report" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "liaison_report_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"activity_id" bigint NOT NULL,
	"liaison_id" bigint NOT NULL,
	"meeting_id" bigint NOT NULL,
	"concerns" text NOT NULL,
	"statements" text NOT NULL,
	"events" text NOT NULL,
	"filed_by" bigint NOT NULL,
	"filed_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone,
	CONSTRAINT "liaison_report_is_one_a_meeting" UNIQUE("liaison_id","meeting_id"),
	CONSTRAINT "liaison_report_changes_after_it_was_filed" CHECK ("liaison_report"."changed_at" >= "liaison_report"."filed_at")
);
--> statement-breakpoint
CREATE TABLE "naming" (
	"activity_id" bigint NOT NULL,
	"nominee_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"reason" text,
	CONSTRAINT "naming_nominee_id_person_id_pk" PRIMARY KEY("nominee_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "nomination" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "nomination_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"activity_id" bigint NOT NULL,
	"number" bigint NOT NULL,
	"organization_id" bigint NOT NULL,
	"direction" text NOT NULL,
	"term" text NOT NULL,
	"about" text,
	"visibility" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"opened_by" bigint NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"closes_at" timestamp with time zone NOT NULL,
	"window_ends_at" timestamp with time zone,
	"settled_at" timestamp with time zone,
	"settled_by" bigint,
	"closed_why" text,
	CONSTRAINT "nomination_number_is_used_once" UNIQUE("activity_id","number"),
	CONSTRAINT "nomination_direction_is_known" CHECK ("nomination"."direction" in ('to', 'from')),
	CONSTRAINT "nomination_visibility_is_known" CHECK ("nomination"."visibility" in ('everyone', 'members')),
	CONSTRAINT "nomination_state_is_known" CHECK ("nomination"."state" in ('open', 'vacant', 'window', 'deciding', 'appointed', 'closed')),
	CONSTRAINT "nomination_closes_after_it_opens" CHECK ("nomination"."closes_at" > "nomination"."opened_at"),
	CONSTRAINT "nomination_window_has_an_end" CHECK ("nomination"."state" not in ('window', 'deciding') or "nomination"."window_ends_at" is not null),
	CONSTRAINT "nomination_is_settled_by_someone" CHECK (num_nonnulls("nomination"."settled_at", "nomination"."settled_by") = case when "nomination"."state" in ('appointed', 'closed') then 2 else 0 end),
	CONSTRAINT "nomination_why_is_of_a_close" CHECK ("nomination"."closed_why" is null or "nomination"."state" = 'closed')
);
--> statement-breakpoint
CREATE TABLE "nominee" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "nominee_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"activity_id" bigint NOT NULL,
	"nomination_id" bigint NOT NULL,
	"number" integer NOT NULL,
	"person_id" bigint NOT NULL,
	"state" text DEFAULT 'named' NOT NULL,
	"answered_at" timestamp with time zone,
	"statement" text,
	"conflicts" text,
	"note" text,
	"box_id" bigint,
	CONSTRAINT "nominee_boxId_unique" UNIQUE("box_id"),
	CONSTRAINT "nominee_number_is_used_once" UNIQUE("nomination_id","number"),
	CONSTRAINT "nominee_number_is_positive" CHECK ("nominee"."number" > 0),
	CONSTRAINT "nominee_state_is_known" CHECK ("nominee"."state" in ('named', 'accepted', 'declined', 'withdrawn')),
	CONSTRAINT "nominee_answer_has_its_time" CHECK (("nominee"."state" = 'named') = ("nominee"."answered_at" is null)),
	CONSTRAINT "nominee_in_a_window_has_accepted" CHECK ("nominee"."box_id" is null or "nominee"."state" in ('accepted', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "nominee_support" (
	"activity_id" bigint NOT NULL,
	"nominee_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"organization_id" bigint,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "nominee_support_nominee_id_person_id_pk" PRIMARY KEY("nominee_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "liaison" ADD CONSTRAINT "liaison_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "liaison" ADD CONSTRAINT "liaison_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "liaison" ADD CONSTRAINT "liaison_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "liaison" ADD CONSTRAINT "liaison_nomination_id_nomination_id_fk" FOREIGN KEY ("nomination_id") REFERENCES "public"."nomination"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "liaison" ADD CONSTRAINT "liaison_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "liaison" ADD CONSTRAINT "liaison_appointed_by_person_id_fk" FOREIGN KEY ("appointed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "liaison" ADD CONSTRAINT "liaison_renewed_by_person_id_fk" FOREIGN KEY ("renewed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "liaison" ADD CONSTRAINT "liaison_ended_by_person_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "liaison_report" ADD CONSTRAINT "liaison_report_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "liaison_report" ADD CONSTRAINT "liaison_report_liaison_id_liaison_id_fk" FOREIGN KEY ("liaison_id") REFERENCES "public"."liaison"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "liaison_report" ADD CONSTRAINT "liaison_report_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "liaison_report" ADD CONSTRAINT "liaison_report_filed_by_person_id_fk" FOREIGN KEY ("filed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "naming" ADD CONSTRAINT "naming_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "naming" ADD CONSTRAINT "naming_nominee_id_nominee_id_fk" FOREIGN KEY ("nominee_id") REFERENCES "public"."nominee"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "naming" ADD CONSTRAINT "naming_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nomination" ADD CONSTRAINT "nomination_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nomination" ADD CONSTRAINT "nomination_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nomination" ADD CONSTRAINT "nomination_opened_by_person_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nomination" ADD CONSTRAINT "nomination_settled_by_person_id_fk" FOREIGN KEY ("settled_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nominee" ADD CONSTRAINT "nominee_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nominee" ADD CONSTRAINT "nominee_nomination_id_nomination_id_fk" FOREIGN KEY ("nomination_id") REFERENCES "public"."nomination"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nominee" ADD CONSTRAINT "nominee_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nominee" ADD CONSTRAINT "nominee_box_id_box_id_fk" FOREIGN KEY ("box_id") REFERENCES "public"."box"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nominee_support" ADD CONSTRAINT "nominee_support_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nominee_support" ADD CONSTRAINT "nominee_support_nominee_id_nominee_id_fk" FOREIGN KEY ("nominee_id") REFERENCES "public"."nominee"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nominee_support" ADD CONSTRAINT "nominee_support_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nominee_support" ADD CONSTRAINT "nominee_support_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "liaison_with_body" ON "liaison" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "liaison_person" ON "liaison" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "liaison_decided_at" ON "liaison" USING btree ("meeting_id") WHERE "liaison"."meeting_id" is not null;--> statement-breakpoint
CREATE INDEX "liaison_appointed_by" ON "liaison" USING btree ("appointed_by");--> statement-breakpoint
CREATE INDEX "liaison_renewed_by" ON "liaison" USING btree ("renewed_by") WHERE "liaison"."renewed_by" is not null;--> statement-breakpoint
CREATE INDEX "liaison_ended_by" ON "liaison" USING btree ("ended_by") WHERE "liaison"."ended_by" is not null;--> statement-breakpoint
CREATE INDEX "liaison_report_to_meeting" ON "liaison_report" USING btree ("meeting_id");--> statement-breakpoint
CREATE INDEX "liaison_report_filed_by" ON "liaison_report" USING btree ("filed_by");--> statement-breakpoint
CREATE INDEX "naming_by_person" ON "naming" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "nomination_for_body" ON "nomination" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "nomination_opened_by" ON "nomination" USING btree ("opened_by");--> statement-breakpoint
CREATE INDEX "nomination_settled_by" ON "nomination" USING btree ("settled_by") WHERE "nomination"."settled_by" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "nominee_is_named_once" ON "nominee" USING btree ("nomination_id","person_id") WHERE "nominee"."state" <> 'withdrawn';--> statement-breakpoint
CREATE INDEX "nominee_person" ON "nominee" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "nominee_support_by_person" ON "nominee_support" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "nominee_support_for_organization" ON "nominee_support" USING btree ("organization_id") WHERE "nominee_support"."organization_id" is not null;