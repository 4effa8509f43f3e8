-- Moderators list the comments of a status, of one article or of all. Those that are held have comment_held.
CREATE INDEX comment_decided ON comment (status, id) WHERE status <> 'pending';
CREATE INDEX comment_by_article ON comment (article_id, status, id);
