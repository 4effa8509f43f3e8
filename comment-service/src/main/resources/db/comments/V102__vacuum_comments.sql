-- Of the comments that were there before, none is read from an index alone until this was done, and how they are spread over
-- the new index is not known.
VACUUM (ANALYZE) comment;
