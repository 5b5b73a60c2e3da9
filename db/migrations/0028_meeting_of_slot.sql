ALTER TABLE "meeting" ADD COLUMN "poll_id" bigint;--> statement-breakpoint
ALTER TABLE "meeting" ADD COLUMN "slot" integer;--> statement-breakpoint
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_is_of_its_slot" FOREIGN KEY ("poll_id","slot") REFERENCES "public"."poll_option"("poll_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "meeting_of_slot_is_one" ON "meeting" USING btree ("poll_id","slot") WHERE "meeting"."state" <> 'cancelled';--> statement-breakpoint
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_slot_is_whole" CHECK (("meeting"."poll_id" is null) = ("meeting"."slot" is null));