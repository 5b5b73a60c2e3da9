CREATE TABLE "activity" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "activity_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"charter" json NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "activity_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "claim_code" (
	"activity_id" bigint PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"made_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"used_by" bigint
);
--> statement-breakpoint
CREATE TABLE "counter" (
	"activity_id" bigint NOT NULL,
	"series" text NOT NULL,
	"last" bigint NOT NULL,
	CONSTRAINT "counter_activity_id_series_pk" PRIMARY KEY("activity_id","series")
);
--> statement-breakpoint
CREATE TABLE "ballot" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"activity_id" bigint NOT NULL,
	"box_id" bigint NOT NULL,
	"seat_id" bigint,
	"choice" integer[] NOT NULL,
	"cast_by" bigint,
	"cast_at" timestamp with time zone,
	CONSTRAINT "ballot_seatId_unique" UNIQUE("seat_id"),
	CONSTRAINT "ballot_is_not_empty" CHECK (cardinality("ballot"."choice") > 0)
);
--> statement-breakpoint
CREATE TABLE "box" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "box_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"activity_id" bigint NOT NULL,
	"per" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"reminded_at" timestamp with time zone,
	CONSTRAINT "box_per_is_known" CHECK ("box"."per" in ('person', 'organization')),
	CONSTRAINT "box_ends_after_it_opens" CHECK ("box"."ends_at" > "box"."opened_at")
);
--> statement-breakpoint
CREATE TABLE "seat" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "seat_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"activity_id" bigint NOT NULL,
	"box_id" bigint NOT NULL,
	"person_id" bigint,
	"organization_id" bigint,
	CONSTRAINT "seat_is_of_one" CHECK (("seat"."person_id" is null) <> ("seat"."organization_id" is null))
);
--> statement-breakpoint
CREATE TABLE "housekeeping_run" (
	"key" text PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"mode" text NOT NULL,
	"sandbox_now" timestamp with time zone,
	"made_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "installation_is_one_row" CHECK ("installation"."id" = 1),
	CONSTRAINT "installation_mode_is_known" CHECK ("installation"."mode" in ('sandbox', 'live')),
	CONSTRAINT "installation_clock_is_the_sandboxs" CHECK (("installation"."mode" = 'sandbox') = ("installation"."sandbox_now" is not null))
);
--> statement-breakpoint
CREATE TABLE "member" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "member_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"activity_id" bigint NOT NULL,
	"number" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"organization_id" bigint NOT NULL,
	"category" text NOT NULL,
	"country" text,
	"email" text,
	"registered_at" timestamp with time zone NOT NULL,
	"confirmed_at" timestamp with time zone,
	"confirmed_by" bigint,
	"ended_at" timestamp with time zone,
	CONSTRAINT "member_number_is_used_once" UNIQUE("activity_id","number"),
	CONSTRAINT "member_is_confirmed_by_someone" CHECK (("member"."confirmed_at" is null) = ("member"."confirmed_by" is null))
);
--> statement-breakpoint
CREATE TABLE "organization" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "organization_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"activity_id" bigint NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"representative_id" bigint,
	CONSTRAINT "organization_name_is_used_once" UNIQUE("activity_id","name_key")
);
--> statement-breakpoint
CREATE TABLE "role" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "role_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"activity_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"role" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"until" timestamp with time zone,
	CONSTRAINT "role_is_known" CHECK ("role"."role" in ('co-chair', 'vice-chair', 'secretariat'))
);
--> statement-breakpoint
CREATE TABLE "account" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "account_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_id" bigint NOT NULL,
	"platform" text NOT NULL,
	"workspace" text NOT NULL,
	"account" text NOT NULL,
	"name" text NOT NULL,
	"used_at" timestamp with time zone NOT NULL,
	"last_room_id" bigint,
	CONSTRAINT "account_is_one_person" UNIQUE("platform","workspace","account"),
	CONSTRAINT "account_names_are_not_empty" CHECK ("account"."account" <> '' and "account"."workspace" <> '')
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "person_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"merged_into" bigint
);
--> statement-breakpoint
CREATE TABLE "poll" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "poll_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"activity_id" bigint NOT NULL,
	"number" bigint NOT NULL,
	"box_id" bigint NOT NULL,
	"question" text NOT NULL,
	"kind" text NOT NULL,
	"least" integer DEFAULT 1 NOT NULL,
	"most" integer DEFAULT 1 NOT NULL,
	"results" text NOT NULL,
	"visibility" text NOT NULL,
	"opened_by" bigint NOT NULL,
	CONSTRAINT "poll_boxId_unique" UNIQUE("box_id"),
	CONSTRAINT "poll_number_is_used_once" UNIQUE("activity_id","number"),
	CONSTRAINT "poll_kind_is_known" CHECK ("poll"."kind" in ('single', 'multiple')),
	CONSTRAINT "poll_results_are_known" CHECK ("poll"."results" in ('always', 'after-voting', 'after-closing')),
	CONSTRAINT "poll_visibility_is_known" CHECK ("poll"."visibility" in ('everyone', 'members', 'co-chairs')),
	CONSTRAINT "poll_bounds_are_in_order" CHECK ("poll"."least" between 1 and "poll"."most")
);
--> statement-breakpoint
CREATE TABLE "poll_option" (
	"activity_id" bigint NOT NULL,
	"poll_id" bigint NOT NULL,
	"number" integer NOT NULL,
	"label" text NOT NULL,
	CONSTRAINT "poll_option_poll_id_number_pk" PRIMARY KEY("poll_id","number")
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"activity_id" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"person_id" bigint,
	"account_id" bigint,
	"what" text NOT NULL,
	"ids" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "draft" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" bigint NOT NULL,
	"activity_id" bigint,
	"command" text NOT NULL,
	"args" jsonb NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "inbound" (
	"platform" text NOT NULL,
	"workspace" text NOT NULL,
	"id" text NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"command" text NOT NULL,
	"activity_id" bigint,
	"audit_id" bigint,
	"show" jsonb,
	CONSTRAINT "inbound_platform_workspace_id_pk" PRIMARY KEY("platform","workspace","id")
);
--> statement-breakpoint
CREATE TABLE "parked" (
	"token" text PRIMARY KEY NOT NULL,
	"call" jsonb NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reminder" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "reminder_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"activity_id" bigint NOT NULL,
	"number" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"about" text NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	CONSTRAINT "reminder_number_is_used_once" UNIQUE("activity_id","number"),
	CONSTRAINT "reminder_state_is_known" CHECK ("reminder"."state" in ('waiting', 'said', 'cancelled'))
);
--> statement-breakpoint
CREATE TABLE "room" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "room_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"activity_id" bigint NOT NULL,
	"platform" text NOT NULL,
	"workspace" text NOT NULL,
	"team" text,
	"channel" text NOT NULL,
	"name" text,
	"visibility" text NOT NULL,
	"bound_at" timestamp with time zone NOT NULL,
	"bound_by" bigint,
	"unbound_at" timestamp with time zone,
	"unbound_why" text,
	CONSTRAINT "room_visibility_is_known" CHECK ("room"."visibility" in ('everyone', 'members', 'co-chairs')),
	CONSTRAINT "room_unbinding_has_a_reason" CHECK (("room"."unbound_at" is null) = ("room"."unbound_why" is null))
);
--> statement-breakpoint
CREATE TABLE "sandbox_message" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sandbox_message_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"channel" text NOT NULL,
	"private" boolean NOT NULL,
	"thread" text,
	"at" timestamp with time zone NOT NULL,
	"edited_at" timestamp with time zone,
	"view" jsonb NOT NULL,
	CONSTRAINT "sandbox_message_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "budget" (
	"platform" text NOT NULL,
	"workspace" text NOT NULL,
	"channel" text NOT NULL,
	"method" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"used" integer NOT NULL,
	"cool_until" timestamp with time zone,
	CONSTRAINT "budget_is_one" UNIQUE("platform","workspace","channel","method")
);
--> statement-breakpoint
CREATE TABLE "card" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "card_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"activity_id" bigint NOT NULL,
	"of" text NOT NULL,
	"of_id" bigint NOT NULL,
	CONSTRAINT "card_is_one" UNIQUE("of","of_id")
);
--> statement-breakpoint
CREATE TABLE "card_place" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "card_place_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"activity_id" bigint NOT NULL,
	"card_id" bigint NOT NULL,
	"room_id" bigint NOT NULL,
	"channel" text,
	"message" text,
	"asked_at" timestamp with time zone,
	"generation" integer DEFAULT 1 NOT NULL,
	"shown" text
);
--> statement-breakpoint
CREATE TABLE "lane" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "lane_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"of" text NOT NULL,
	"of_id" bigint NOT NULL,
	"lease_until" timestamp with time zone,
	"lease_token" text,
	"cool_until" timestamp with time zone,
	CONSTRAINT "lane_is_one" UNIQUE("kind","of","of_id"),
	CONSTRAINT "lane_kind_is_known" CHECK ("lane"."kind" in ('post', 'refresh', 'alarm'))
);
--> statement-breakpoint
CREATE TABLE "work" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "work_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"activity_id" bigint NOT NULL,
	"lane_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"payload" jsonb NOT NULL,
	"run_at" timestamp with time zone NOT NULL,
	"not_before" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"tried_at" timestamp with time zone,
	"pages_sent" integer DEFAULT 0 NOT NULL,
	"perhaps" boolean DEFAULT false NOT NULL,
	"state" text DEFAULT 'due' NOT NULL,
	"detail" text,
	"made_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"done_at" timestamp with time zone,
	"message" text,
	CONSTRAINT "work_kind_is_known" CHECK ("work"."kind" in ('post', 'refresh', 'alarm')),
	CONSTRAINT "work_state_is_known" CHECK ("work"."state" in ('due', 'done', 'dead'))
);
--> statement-breakpoint
ALTER TABLE "claim_code" ADD CONSTRAINT "claim_code_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counter" ADD CONSTRAINT "counter_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_box_id_box_id_fk" FOREIGN KEY ("box_id") REFERENCES "public"."box"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_seat_id_seat_id_fk" FOREIGN KEY ("seat_id") REFERENCES "public"."seat"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_cast_by_person_id_fk" FOREIGN KEY ("cast_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "box" ADD CONSTRAINT "box_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat" ADD CONSTRAINT "seat_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat" ADD CONSTRAINT "seat_box_id_box_id_fk" FOREIGN KEY ("box_id") REFERENCES "public"."box"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat" ADD CONSTRAINT "seat_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat" ADD CONSTRAINT "seat_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_confirmed_by_person_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization" ADD CONSTRAINT "organization_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization" ADD CONSTRAINT "organization_representative_id_person_id_fk" FOREIGN KEY ("representative_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role" ADD CONSTRAINT "role_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role" ADD CONSTRAINT "role_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "poll" ADD CONSTRAINT "poll_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "poll" ADD CONSTRAINT "poll_box_id_box_id_fk" FOREIGN KEY ("box_id") REFERENCES "public"."box"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "poll" ADD CONSTRAINT "poll_opened_by_person_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "poll_option" ADD CONSTRAINT "poll_option_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "poll_option" ADD CONSTRAINT "poll_option_poll_id_poll_id_fk" FOREIGN KEY ("poll_id") REFERENCES "public"."poll"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit" ADD CONSTRAINT "audit_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room" ADD CONSTRAINT "room_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "card" ADD CONSTRAINT "card_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "card_place" ADD CONSTRAINT "card_place_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "card_place" ADD CONSTRAINT "card_place_card_id_card_id_fk" FOREIGN KEY ("card_id") REFERENCES "public"."card"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "card_place" ADD CONSTRAINT "card_place_room_id_room_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."room"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work" ADD CONSTRAINT "work_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work" ADD CONSTRAINT "work_lane_id_lane_id_fk" FOREIGN KEY ("lane_id") REFERENCES "public"."lane"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ballot_in_box" ON "ballot" USING btree ("box_id");--> statement-breakpoint
CREATE INDEX "box_of_activity" ON "box" USING btree ("activity_id");--> statement-breakpoint
CREATE UNIQUE INDEX "seat_of_person" ON "seat" USING btree ("box_id","person_id") WHERE "seat"."person_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "seat_of_organization" ON "seat" USING btree ("box_id","organization_id") WHERE "seat"."organization_id" is not null;--> statement-breakpoint
CREATE INDEX "seat_in_box" ON "seat" USING btree ("box_id");--> statement-breakpoint
CREATE INDEX "seat_held_by_person" ON "seat" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "member_is_registered_once" ON "member" USING btree ("activity_id","person_id") WHERE "member"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "member_of_organization" ON "member" USING btree ("organization_id");--> statement-breakpoint
CREATE UNIQUE INDEX "role_is_held_once" ON "role" USING btree ("activity_id","person_id","role") WHERE "role"."until" is null;--> statement-breakpoint
CREATE INDEX "account_of_person" ON "account" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "audit_of_activity" ON "audit" USING btree ("activity_id","id");--> statement-breakpoint
CREATE INDEX "inbound_by_age" ON "inbound" USING btree ("at");--> statement-breakpoint
CREATE INDEX "reminder_of_person" ON "reminder" USING btree ("person_id","state");--> statement-breakpoint
CREATE UNIQUE INDEX "room_is_bound_once" ON "room" USING btree ("platform","workspace","channel") WHERE "room"."unbound_at" is null;--> statement-breakpoint
CREATE INDEX "room_of_activity" ON "room" USING btree ("activity_id");--> statement-breakpoint
CREATE INDEX "sandbox_message_in_channel" ON "sandbox_message" USING btree ("private","channel","id");--> statement-breakpoint
CREATE UNIQUE INDEX "card_hangs_once_in_a_room" ON "card_place" USING btree ("card_id","room_id");--> statement-breakpoint
CREATE INDEX "work_due" ON "work" USING btree ("run_at","lane_id") WHERE "work"."state" = 'due';--> statement-breakpoint
CREATE INDEX "work_of_lane" ON "work" USING btree ("lane_id","id") WHERE "work"."state" = 'due';--> statement-breakpoint
CREATE INDEX "work_dead" ON "work" USING btree ("activity_id") WHERE "work"."state" = 'dead';