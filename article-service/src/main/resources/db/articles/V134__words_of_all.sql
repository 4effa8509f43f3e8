-- The articles from before. In parts, each committed by itself, so that nobody who writes an article waits for all of them; what
-- was interrupted is simply done again.
DO $$
DECLARE
    done bigint := 0;
BEGIN
    LOOP
        INSERT INTO article_words (article_id) SELECT id FROM article WHERE id > done ORDER BY id LIMIT 2000
        ON CONFLICT DO NOTHING;
        SELECT max(id) INTO done FROM (SELECT id FROM article WHERE id > done ORDER BY id LIMIT 2000) AS part;
        EXIT WHEN done IS NULL;
        COMMIT;
    END LOOP;
END
$$;
