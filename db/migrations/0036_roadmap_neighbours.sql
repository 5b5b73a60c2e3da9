CREATE FUNCTION "neighbours_in"("words" tsvector) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  WITH placed AS (
    SELECT one.lexeme, place FROM pg_catalog.unnest(words) AS one(lexeme, places, weights), pg_catalog.unnest(one.places) AS place
  )
  SELECT coalesce(pg_catalog.array_agg(DISTINCT a.lexeme || ' ' || (b.place - a.place) || ' ' || b.lexeme), '{}')
    FROM placed a JOIN placed b ON b.place > a.place AND b.place - a.place <= 3
$$;--> statement-breakpoint
CREATE INDEX "roadmap_entry_neighbours" ON "roadmap_entry" USING gin (neighbours_in("words"));
