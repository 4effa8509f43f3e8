-- What articles are found by: words and stems, which the service makes of their text (ADR 26). A table of its own, since the rows
-- of articles are large, and are to be made again with each new analysis.
--
-- An article whose text changed has analysis 0 until its words are made: the service does so in the same transaction. Of what a
-- process of an earlier version writes, it is done in the background. Until then the article is found by its column search. That,
-- its index and words_alone() may be dropped by a migration of a version that cannot be upgraded to from the one before this.
CREATE TABLE article_words (
    article_id bigint PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    -- The number of the analysis that made the words; 0 for none.
    analysis   integer NOT NULL DEFAULT 0,
    words      tsvector NOT NULL DEFAULT ''
);
-- New words wait in a list that every search reads through, and that a write in turn has to sort in: a short one.
CREATE INDEX article_words_words ON article_words USING gin (words) WITH (gin_pending_list_limit = 512);
CREATE INDEX article_words_of_analysis ON article_words (analysis);

-- The languages in which articles are analysed, by the names of the analyses: a row for each stemmer at most.
CREATE TABLE article_language (
    name text COLLATE "C" PRIMARY KEY
);

CREATE FUNCTION article_text_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO article_words (article_id) VALUES (NEW.id)
    ON CONFLICT (article_id) DO UPDATE SET analysis = 0;
    RETURN NULL;
END
$$;
CREATE TRIGGER article_text_inserted AFTER INSERT ON article
    FOR EACH ROW EXECUTE FUNCTION article_text_changed();
CREATE TRIGGER article_text_updated AFTER UPDATE OF lang, headline, standfirst, plain ON article
    FOR EACH ROW WHEN ((OLD.lang, OLD.headline, OLD.standfirst, OLD.plain)
        IS DISTINCT FROM (NEW.lang, NEW.headline, NEW.standfirst, NEW.plain))
    EXECUTE FUNCTION article_text_changed();
