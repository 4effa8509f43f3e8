-- Which articles have words in their headline or standfirst, for the order by relevance (ADR 27): the index of all words finds
-- too many to read the weights of each, and those are what fits best.
CREATE INDEX article_words_lead ON article_words USING gin (ts_filter(words, '{a,b}')) WITH (gin_pending_list_limit = 512);
