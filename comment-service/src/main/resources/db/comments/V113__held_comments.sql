-- How many comments are held is counted every few seconds, and few of all are.
CREATE INDEX comment_held ON comment (id) WHERE status = 'pending';
