-- Discussions from before there were threads, and that are not concluded: a thread in each of their rooms, with all that was said so far.
WITH made AS (
	INSERT INTO "thread" ("activity_id", "of", "of_id", "room_id", "since")
	SELECT "was"."activity_id", 'discussion', "was"."discussion_id", "was"."room_id", "box"."opened_at"
	FROM "discussion_room" "was"
	JOIN "discussion" ON "discussion"."id" = "was"."discussion_id" AND "discussion"."concluded_at" IS NULL
	JOIN "box" ON "box"."id" = "discussion"."box_id"
	JOIN "room" ON "room"."id" = "was"."room_id" AND "room"."unbound_at" IS NULL
	WHERE NOT EXISTS (SELECT 1 FROM "thread" WHERE "of" = 'discussion' AND "of_id" = "was"."discussion_id")
	ORDER BY "was"."discussion_id", "was"."room_id"
	RETURNING "id", "activity_id", "of_id", "since"
), laned AS (
	INSERT INTO "lane" ("kind", "of", "of_id") SELECT 'post', 'thread', "id" FROM made RETURNING "id", "of_id"
), posted AS (
	SELECT made."id", 0 AS "nth", jsonb_build_object('notice', 'discussion thread',
		'about', jsonb_build_object('discussion', made."of_id"),
		'copies', jsonb_build_object('of', 'discussion', 'ofId', made."of_id")) AS "payload"
	FROM made
	UNION ALL
	SELECT made."id", "comment"."number", jsonb_build_object('notice', 'discussion comment',
		'about', jsonb_build_object('comment', "comment"."id"),
		'copies', jsonb_build_object('of', 'comment', 'ofId', "comment"."id"))
	FROM made JOIN "comment" ON "comment"."discussion_id" = made."of_id"
), appended AS (
	INSERT INTO "work" ("activity_id", "lane_id", "kind", "payload", "run_at")
	SELECT made."activity_id", laned."id", 'post', posted."payload", made."since"
	FROM posted JOIN made ON made."id" = posted."id" JOIN laned ON laned."of_id" = made."id"
	ORDER BY posted."id", posted."nth"
)
INSERT INTO "work" ("activity_id", "lane_id", "kind", "payload", "run_at")
SELECT DISTINCT made."activity_id", "lane"."id", 'refresh', '{}'::jsonb, 'epoch'::timestamptz
FROM made JOIN "lane" ON "lane"."kind" = 'refresh' AND "lane"."of" = 'discussion' AND "lane"."of_id" = made."of_id";
