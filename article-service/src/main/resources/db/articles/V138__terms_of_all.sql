-- The authors, topics and tags of the articles from before; the trigger is there already for those that come meanwhile. In parts,
-- each committed by itself, so that nobody who saves an article waits for all of them; what was interrupted is simply done again.
DO $$
DECLARE
    done bigint := 0;
    upto bigint;
BEGIN
    LOOP
        SELECT max(id) INTO upto FROM (SELECT id FROM article WHERE id > done ORDER BY id LIMIT 2000) AS part;
        EXIT WHEN upto IS NULL;
        INSERT INTO author (slug, name)
            SELECT s, term_name(s)
            FROM (SELECT DISTINCT unnest(authors) AS s FROM article WHERE id > done AND id <= upto) AS named
            WHERE NOT EXISTS (SELECT FROM author WHERE slug = s) ORDER BY s ON CONFLICT DO NOTHING;
        INSERT INTO topic (slug, name)
            SELECT s, term_name(s)
            FROM (SELECT DISTINCT unnest(topics) AS s FROM article WHERE id > done AND id <= upto) AS named
            WHERE NOT EXISTS (SELECT FROM topic WHERE slug = s) ORDER BY s ON CONFLICT DO NOTHING;
        INSERT INTO tag (slug, name)
            SELECT s, term_name(s)
            FROM (SELECT DISTINCT unnest(tags) AS s FROM article WHERE id > done AND id <= upto) AS named
            WHERE NOT EXISTS (SELECT FROM tag WHERE slug = s) ORDER BY s ON CONFLICT DO NOTHING;
        done := upto;
        COMMIT;
    END LOOP;
END
$$;
