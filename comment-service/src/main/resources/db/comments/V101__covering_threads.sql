-- A page of comments is read from one index alone, in which all that is shown of a discussion lies together: in the table
-- its comments lie where they were written, each among those on other articles. What is too long for an index entry, which
-- may have 2,704 bytes, is read from the table.
ALTER TABLE comment ADD COLUMN brief boolean NOT NULL GENERATED ALWAYS AS (
    octet_length(author_name) + coalesce(octet_length(author_url), 0) + octet_length(html) <= 2000) STORED;
COMMENT ON COLUMN comment.brief IS 'whether what is shown of it fits into an index';

DROP INDEX comment_threads, comment_replies;

CREATE INDEX comment_threads ON comment (article_id, coalesce(parent_id, 0), id)
    INCLUDE (parent_id, score, replies, author_name, author_url, html, created_at, edited_at)
    WHERE status = 'approved' AND brief;
CREATE INDEX comment_long_threads ON comment (article_id, coalesce(parent_id, 0), id)
    WHERE status = 'approved' AND NOT brief;

-- Only what was vacuumed since it last changed is read from an index alone: every 1 % rather than every 20 %.
ALTER TABLE comment SET (
    autovacuum_vacuum_insert_scale_factor = 0.01,
    autovacuum_vacuum_scale_factor = 0.01);
