-- The names of the staff, under which nobody else may comment, followed from a change log of the article-service.
CREATE TABLE staff_name (
    staff_id bigint NOT NULL,
    name     text NOT NULL,
    PRIMARY KEY (staff_id, name)
);
