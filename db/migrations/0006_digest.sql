CREATE TABLE "digest" (
	"activity_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"until" timestamp with time zone NOT NULL,
	CONSTRAINT "digest_activity_id_person_id_pk" PRIMARY KEY("activity_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "digest" ADD CONSTRAINT "digest_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "digest" ADD CONSTRAINT "digest_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "person_with_digest" ON "person" USING btree ("id") WHERE "person"."digest" <> 'off';