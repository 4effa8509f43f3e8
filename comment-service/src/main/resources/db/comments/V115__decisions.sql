-- Grows by one with each decision. Comments of a service that does not know it begin with 1, too.
ALTER TABLE comment ADD COLUMN version integer NOT NULL DEFAULT 1;

-- Who decided what on a comment, and why. Only added to.
CREATE TABLE moderation_decision (
    comment_id bigint NOT NULL,
    version    integer NOT NULL,
    article_id bigint NOT NULL,
    decision   text NOT NULL CHECK (decision IN ('approve', 'reject', 'spam')),
    was        text NOT NULL CHECK (was IN ('pending', 'approved', 'rejected', 'spam')),
    staff_id   bigint NOT NULL,
    staff_name text NOT NULL,
    reason     text CHECK (char_length(reason) <= 500),
    request_id text NOT NULL,
    decided_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (comment_id, version)
);
COMMENT ON COLUMN moderation_decision.version IS 'the version that the decision made of the comment';
COMMENT ON COLUMN moderation_decision.was IS 'the status of the comment before';
CREATE INDEX moderation_decision_by_time ON moderation_decision (decided_at);
