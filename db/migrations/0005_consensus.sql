CREATE TABLE "consensus" (
	"box_id" bigint PRIMARY KEY NOT NULL,
	"activity_id" bigint NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"settled_at" timestamp with time zone,
	"settled_by" bigint,
	"on_settled" jsonb,
	CONSTRAINT "consensus_state_is_known" CHECK ("consensus"."state" in ('open', 'waiting', 'agreed', 'not-agreed')),
	CONSTRAINT "consensus_is_settled_once" CHECK (("consensus"."state" in ('agreed', 'not-agreed')) = ("consensus"."settled_at" is not null)),
	CONSTRAINT "consensus_is_ended_by_someone" CHECK ("consensus"."state" <> 'not-agreed' or "consensus"."settled_by" is not null)
);
--> statement-breakpoint
CREATE TABLE "hold" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "hold_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"activity_id" bigint NOT NULL,
	"box_id" bigint NOT NULL,
	"seat_id" bigint NOT NULL,
	"organization_id" bigint,
	"nth" integer NOT NULL,
	"days" integer NOT NULL,
	"asked_by" bigint NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"end_before" timestamp with time zone NOT NULL,
	"end_after" timestamp with time zone NOT NULL,
	CONSTRAINT "hold_is_some_days" CHECK ("hold"."days" > 0 and "hold"."nth" > 0),
	CONSTRAINT "hold_moves_the_end" CHECK ("hold"."end_after" > "hold"."end_before")
);
--> statement-breakpoint
CREATE TABLE "objection" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "objection_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"activity_id" bigint NOT NULL,
	"box_id" bigint NOT NULL,
	"number" integer NOT NULL,
	"seat_id" bigint NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"reason" text NOT NULL,
	"raised_by" bigint NOT NULL,
	"raised_at" timestamp with time zone NOT NULL,
	"answer" text,
	"answered_by" bigint,
	"answered_at" timestamp with time zone,
	"how" text,
	"met_by" bigint,
	"met_at" timestamp with time zone,
	"met_as" text,
	CONSTRAINT "objection_number_is_used_once" UNIQUE("box_id","number"),
	CONSTRAINT "objection_state_is_known" CHECK ("objection"."state" in ('open', 'answered', 'resolved', 'withdrawn')),
	CONSTRAINT "objection_number_is_positive" CHECK ("objection"."number" > 0),
	CONSTRAINT "objection_answer_is_whole" CHECK (num_nulls("objection"."answer", "objection"."answered_by", "objection"."answered_at") in (0, 3)),
	CONSTRAINT "objection_answered_has_an_answer" CHECK ("objection"."state" <> 'answered' or "objection"."answer" is not null),
	CONSTRAINT "objection_open_has_no_answer" CHECK ("objection"."state" <> 'open' or "objection"."answer" is null),
	CONSTRAINT "objection_is_met_by_someone" CHECK (num_nonnulls("objection"."met_by", "objection"."met_at", "objection"."met_as") = case when "objection"."state" in ('resolved', 'withdrawn') then 3 else 0 end),
	CONSTRAINT "objection_is_withdrawn_by_the_objector" CHECK ("objection"."state" <> 'withdrawn' or "objection"."met_as" = 'objector'),
	CONSTRAINT "objection_is_resolved_with_how" CHECK (case when "objection"."met_as" = 'co-chair' then "objection"."how" is not null else "objection"."how" is null or "objection"."state" = 'resolved' end)
);
--> statement-breakpoint
CREATE TABLE "position_comment" (
	"seat_id" bigint PRIMARY KEY NOT NULL,
	"activity_id" bigint NOT NULL,
	"box_id" bigint NOT NULL,
	"text" text NOT NULL,
	"said_by" bigint NOT NULL,
	"said_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "box" ADD COLUMN "quorum" integer;--> statement-breakpoint
ALTER TABLE "box" ADD COLUMN "threshold" integer;--> statement-breakpoint
ALTER TABLE "box" ADD COLUMN "passes_from" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "box" ADD COLUMN "outcome" text;--> statement-breakpoint
ALTER TABLE "box" ADD COLUMN "outcome_by" bigint;--> statement-breakpoint
ALTER TABLE "consensus" ADD CONSTRAINT "consensus_box_id_box_id_fk" FOREIGN KEY ("box_id") REFERENCES "public"."box"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consensus" ADD CONSTRAINT "consensus_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consensus" ADD CONSTRAINT "consensus_settled_by_person_id_fk" FOREIGN KEY ("settled_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hold" ADD CONSTRAINT "hold_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hold" ADD CONSTRAINT "hold_box_id_consensus_box_id_fk" FOREIGN KEY ("box_id") REFERENCES "public"."consensus"("box_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hold" ADD CONSTRAINT "hold_seat_id_seat_id_fk" FOREIGN KEY ("seat_id") REFERENCES "public"."seat"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hold" ADD CONSTRAINT "hold_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hold" ADD CONSTRAINT "hold_asked_by_person_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objection" ADD CONSTRAINT "objection_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objection" ADD CONSTRAINT "objection_box_id_consensus_box_id_fk" FOREIGN KEY ("box_id") REFERENCES "public"."consensus"("box_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objection" ADD CONSTRAINT "objection_seat_id_seat_id_fk" FOREIGN KEY ("seat_id") REFERENCES "public"."seat"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objection" ADD CONSTRAINT "objection_raised_by_person_id_fk" FOREIGN KEY ("raised_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objection" ADD CONSTRAINT "objection_answered_by_person_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objection" ADD CONSTRAINT "objection_met_by_person_id_fk" FOREIGN KEY ("met_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position_comment" ADD CONSTRAINT "position_comment_seat_id_seat_id_fk" FOREIGN KEY ("seat_id") REFERENCES "public"."seat"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position_comment" ADD CONSTRAINT "position_comment_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position_comment" ADD CONSTRAINT "position_comment_box_id_consensus_box_id_fk" FOREIGN KEY ("box_id") REFERENCES "public"."consensus"("box_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position_comment" ADD CONSTRAINT "position_comment_said_by_person_id_fk" FOREIGN KEY ("said_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "hold_is_counted_by_organization" ON "hold" USING btree ("box_id","organization_id","nth") WHERE "hold"."organization_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "hold_is_counted_by_seat" ON "hold" USING btree ("seat_id","nth") WHERE "hold"."organization_id" is null;--> statement-breakpoint
CREATE INDEX "hold_in_box" ON "hold" USING btree ("box_id");--> statement-breakpoint
CREATE UNIQUE INDEX "objection_is_one_a_seat" ON "objection" USING btree ("seat_id") WHERE "objection"."state" in ('open', 'answered');--> statement-breakpoint
CREATE INDEX "objection_of_seat" ON "objection" USING btree ("seat_id");--> statement-breakpoint
ALTER TABLE "box" ADD CONSTRAINT "box_outcome_by_person_id_fk" FOREIGN KEY ("outcome_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "box" ADD CONSTRAINT "box_quorum_is_positive" CHECK ("box"."quorum" > 0);--> statement-breakpoint
ALTER TABLE "box" ADD CONSTRAINT "box_threshold_is_a_share" CHECK ("box"."threshold" between 1 and 100);--> statement-breakpoint
ALTER TABLE "box" ADD CONSTRAINT "box_outcome_is_somebodys" CHECK (("box"."outcome" is null) = ("box"."outcome_by" is null));