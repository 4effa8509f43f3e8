CREATE TABLE own_thing (id bigint PRIMARY KEY REFERENCES shared_thing);
