ALTER TABLE "statement_event" DROP CONSTRAINT "statement_event_is_known";--> statement-breakpoint
ALTER TABLE "statement_event" DROP CONSTRAINT "statement_event_is_assigned_to_someone";--> statement-breakpoint
ALTER TABLE "statement_event" ADD CONSTRAINT "statement_event_is_known" CHECK ("statement_event"."what" in ('received', 'drafted', 'edited', 'reviewed', 'approved', 'sent', 'assigned', 'answered', 'noted',
        'redirected', 'withdrawn', 'reopened', 'handed back'));--> statement-breakpoint
ALTER TABLE "statement_event" ADD CONSTRAINT "statement_event_is_assigned_to_someone" CHECK (("statement_event"."what" in ('assigned', 'handed back')) = ("statement_event"."to_id" is not null));