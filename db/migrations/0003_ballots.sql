ALTER TABLE "ballot" DROP CONSTRAINT "ballot_is_not_empty";--> statement-breakpoint
ALTER TABLE "box" DROP CONSTRAINT "box_ends_after_it_opens";--> statement-breakpoint
ALTER TABLE "poll" DROP CONSTRAINT "poll_kind_is_known";--> statement-breakpoint
ALTER TABLE "ballot" DROP CONSTRAINT "ballot_box_id_box_id_fk";--> statement-breakpoint
ALTER TABLE "poll" DROP CONSTRAINT "poll_box_id_box_id_fk";--> statement-breakpoint
ALTER TABLE "ballot" ADD COLUMN "kind" text DEFAULT 'single' NOT NULL;--> statement-breakpoint
ALTER TABLE "ballot" ADD COLUMN "secret" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "box" ADD COLUMN "kind" text DEFAULT 'single' NOT NULL;--> statement-breakpoint
ALTER TABLE "box" ADD COLUMN "secret" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "box" ADD COLUMN "late_joiners" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "box" ADD COLUMN "starts_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "box" ADD COLUMN "counted" jsonb;--> statement-breakpoint
ALTER TABLE "poll" ADD COLUMN "secret" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "poll" ADD COLUMN "eligible" text DEFAULT 'members' NOT NULL;--> statement-breakpoint
ALTER TABLE "poll" ADD COLUMN "score_from" integer;--> statement-breakpoint
ALTER TABLE "poll" ADD COLUMN "score_to" integer;--> statement-breakpoint
ALTER TABLE "poll_option" ADD COLUMN "starts_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "poll_option" ADD COLUMN "ends_at" timestamp with time zone;--> statement-breakpoint
UPDATE "box" SET "kind" = "poll"."kind" FROM "poll" WHERE "poll"."box_id" = "box"."id" AND "poll"."kind" <> 'single';--> statement-breakpoint
UPDATE "ballot" SET "kind" = "box"."kind" FROM "box" WHERE "ballot"."box_id" = "box"."id" AND "box"."kind" <> 'single';--> statement-breakpoint
ALTER TABLE "box" ADD CONSTRAINT "box_of_kind" UNIQUE("id","kind","secret");--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_says_by_whom_unless_secret" CHECK (not "ballot"."secret" or ("ballot"."cast_by" is null and "ballot"."cast_at" is null));--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_has_a_seat_unless_secret" CHECK ("ballot"."secret" or "ballot"."seat_id" is not null);--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_fits_its_kind" CHECK (coalesce(array_ndims("ballot"."choice") = 1, false) and cardinality("ballot"."choice") <= 25 and array_position("ballot"."choice", null) is null and case "ballot"."kind"
    when 'single' then cardinality("ballot"."choice") = 1 and "ballot"."choice"[1] between 1 and 25
    when 'approve' then cardinality("ballot"."choice") = 1 and "ballot"."choice"[1] between 1 and 3
    when 'multiple' then 1 <= all ("ballot"."choice") and 25 >= all ("ballot"."choice")
    when 'ranked' then 0 <= all ("ballot"."choice") and cardinality("ballot"."choice") >= all ("ballot"."choice") and 1 = any ("ballot"."choice")
    when 'score' then -1 <= all ("ballot"."choice") and 100 >= all ("ballot"."choice") and 0 <= any ("ballot"."choice")
    when 'time' then 0 <= all ("ballot"."choice") and 2 >= all ("ballot"."choice")
    else false end);--> statement-breakpoint
ALTER TABLE "box" ADD CONSTRAINT "box_kind_is_known" CHECK ("box"."kind" in ('single', 'multiple', 'ranked', 'score', 'time', 'approve'));--> statement-breakpoint
ALTER TABLE "box" ADD CONSTRAINT "box_approval_is_not_secret" CHECK (not ("box"."secret" and "box"."kind" = 'approve'));--> statement-breakpoint
ALTER TABLE "box" ADD CONSTRAINT "box_ends_after_it_opens" CHECK ("box"."ends_at" > greatest("box"."opened_at", "box"."starts_at"));--> statement-breakpoint
ALTER TABLE "poll" ADD CONSTRAINT "poll_eligible_is_known" CHECK ("poll"."eligible" in ('members', 'representatives', 'named'));--> statement-breakpoint
ALTER TABLE "poll" ADD CONSTRAINT "poll_secret_is_shown_after_closing" CHECK (not "poll"."secret" or "poll"."results" = 'after-closing');--> statement-breakpoint
ALTER TABLE "poll" ADD CONSTRAINT "poll_scores_have_a_range" CHECK (case when "poll"."kind" = 'score' then coalesce(0 <= "poll"."score_from" and "poll"."score_from" < "poll"."score_to" and "poll"."score_to" <= 100, false) else "poll"."score_from" is null and "poll"."score_to" is null end);--> statement-breakpoint
ALTER TABLE "poll" ADD CONSTRAINT "poll_kind_is_known" CHECK ("poll"."kind" in ('single', 'multiple', 'ranked', 'score', 'time', 'approve'));--> statement-breakpoint
ALTER TABLE "poll_option" ADD CONSTRAINT "poll_option_ends_after_it_starts" CHECK ("poll_option"."ends_at" > "poll_option"."starts_at");--> statement-breakpoint
ALTER TABLE "poll_option" ADD CONSTRAINT "poll_option_ends_if_it_starts" CHECK ("poll_option"."ends_at" is null or "poll_option"."starts_at" is not null);--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_is_of_its_box" FOREIGN KEY ("box_id","kind","secret") REFERENCES "public"."box"("id","kind","secret") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "poll" ADD CONSTRAINT "poll_is_of_its_box" FOREIGN KEY ("box_id","kind","secret") REFERENCES "public"."box"("id","kind","secret") ON DELETE no action ON UPDATE no action;
