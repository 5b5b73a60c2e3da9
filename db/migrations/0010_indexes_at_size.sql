CREATE INDEX "agenda_revision_frozen_by" ON "agenda_revision" USING btree ("frozen_by");--> statement-breakpoint
CREATE INDEX "ballot_cast_by" ON "ballot" USING btree ("cast_by") WHERE "ballot"."cast_by" is not null;--> statement-breakpoint
CREATE INDEX "box_outcome_by" ON "box" USING btree ("outcome_by") WHERE "box"."outcome_by" is not null;--> statement-breakpoint
CREATE INDEX "consensus_settled_by" ON "consensus" USING btree ("settled_by") WHERE "consensus"."settled_by" is not null;--> statement-breakpoint
CREATE INDEX "hold_asked_by" ON "hold" USING btree ("asked_by");--> statement-breakpoint
CREATE INDEX "objection_raised_by" ON "objection" USING btree ("raised_by");--> statement-breakpoint
CREATE INDEX "objection_answered_by" ON "objection" USING btree ("answered_by") WHERE "objection"."answered_by" is not null;--> statement-breakpoint
CREATE INDEX "objection_met_by" ON "objection" USING btree ("met_by") WHERE "objection"."met_by" is not null;--> statement-breakpoint
CREATE INDEX "position_comment_in_box" ON "position_comment" USING btree ("box_id");--> statement-breakpoint
CREATE INDEX "position_comment_said_by" ON "position_comment" USING btree ("said_by");--> statement-breakpoint
CREATE INDEX "digest_of_person" ON "digest" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "life_event_recorded_by" ON "life_event" USING btree ("recorded_by");--> statement-breakpoint
CREATE INDEX "setting_changed_by" ON "setting" USING btree ("changed_by");--> statement-breakpoint
CREATE INDEX "link_consent_agreed_by" ON "link_consent" USING btree ("agreed_by") WHERE "link_consent"."agreed_by" is not null;--> statement-breakpoint
CREATE INDEX "meeting_scheduled_by" ON "meeting" USING btree ("scheduled_by") WHERE "meeting"."scheduled_by" is not null;--> statement-breakpoint
CREATE INDEX "member_of_person" ON "member" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "member_confirmed_by" ON "member" USING btree ("confirmed_by") WHERE "member"."confirmed_by" is not null;--> statement-breakpoint
CREATE INDEX "organization_of_representative" ON "organization" USING btree ("representative_id") WHERE "organization"."representative_id" is not null;--> statement-breakpoint
CREATE INDEX "role_of_person" ON "role" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "role_of_activity" ON "role" USING btree ("activity_id");--> statement-breakpoint
CREATE INDEX "poll_opened_by" ON "poll" USING btree ("opened_by");--> statement-breakpoint
CREATE INDEX "audit_of_person" ON "audit" USING btree ("person_id") WHERE "audit"."person_id" is not null;--> statement-breakpoint
CREATE INDEX "draft_of_account" ON "draft" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "draft_on_poll" ON "draft" USING btree ("command",ltrim("args" ->> 'poll', '#'));--> statement-breakpoint
CREATE INDEX "parked_of_activity" ON "parked" USING btree (("call" ->> 'activity'));--> statement-breakpoint
CREATE INDEX "due_reminder_of_one" ON "due_reminder" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "stopped_reminder_of_person" ON "stopped_reminder" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "room_in_channel" ON "room" USING btree ("platform","workspace","channel");--> statement-breakpoint
CREATE INDEX "card_of_activity" ON "card" USING btree ("activity_id");--> statement-breakpoint
CREATE INDEX "card_place_in_room" ON "card_place" USING btree ("room_id");