CREATE TABLE shared_thing (id bigint PRIMARY KEY);
