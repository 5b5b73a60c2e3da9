CREATE TABLE "statement_file" (
	"activity_id" bigint NOT NULL,
	"statement_id" bigint NOT NULL,
	"number" integer NOT NULL,
	"file_id" bigint NOT NULL,
	CONSTRAINT "statement_file_statement_id_number_pk" PRIMARY KEY("statement_id","number"),
	CONSTRAINT "statement_file_fileId_unique" UNIQUE("file_id"),
	CONSTRAINT "statement_file_number_is_positive" CHECK ("statement_file"."number" > 0)
);
--> statement-breakpoint
ALTER TABLE "statement" DROP CONSTRAINT "statement_says_something";--> statement-breakpoint
ALTER TABLE "statement" ADD COLUMN "files" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "statement_file" ADD CONSTRAINT "statement_file_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement_file" ADD CONSTRAINT "statement_file_statement_id_statement_id_fk" FOREIGN KEY ("statement_id") REFERENCES "public"."statement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement_file" ADD CONSTRAINT "statement_file_file_id_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "statement_file_of_activity" ON "statement_file" USING btree ("activity_id");--> statement-breakpoint
ALTER TABLE "statement" ADD CONSTRAINT "statement_has_so_many_files" CHECK ("statement"."files" between 0 and 10);--> statement-breakpoint
ALTER TABLE "statement" ADD CONSTRAINT "statement_says_something" CHECK ("statement"."state" in ('draft', 'withdrawn') or "statement"."body" is not null or "statement"."attachments" is not null
      or "statement"."files" > 0);