-- Items that were on when their meeting ended, was called off or put off, in a release that left them so: as such an ending leaves them now, and their cards follow.
WITH stopped AS (
	UPDATE "agenda_item" SET "on_since" = NULL,
		"state" = CASE WHEN "meeting"."state" = 'ended' THEN 'done' ELSE 'open' END,
		"used_seconds" = "used_seconds" + greatest(0, floor(extract(epoch FROM
			coalesce("meeting"."ended_at", "meeting"."cancelled_at", "on_since") - "on_since")))::integer
	FROM "agenda" JOIN "meeting" ON "meeting"."id" = "agenda"."meeting_id"
	WHERE "agenda"."id" = "agenda_item"."agenda_id" AND "agenda_item"."state" = 'on'
		AND ("meeting"."state" IN ('ended', 'cancelled')
			OR ("meeting"."state" = 'scheduled' AND "meeting"."starts_at" > "agenda_item"."on_since"))
	RETURNING "agenda_item"."activity_id", "agenda_item"."agenda_id"
)
INSERT INTO "work" ("activity_id", "lane_id", "kind", "payload", "run_at")
SELECT stopped."activity_id", "lane"."id", 'refresh', '{}'::jsonb, 'epoch'::timestamptz
FROM stopped JOIN "lane" ON "lane"."kind" = 'refresh' AND "lane"."of" = 'agenda' AND "lane"."of_id" = stopped."agenda_id";
