-- Numbers of the change log. A transaction has its id before it has a number: the reader's proof needs that order.
CREATE SEQUENCE change_number;

CREATE FUNCTION next_change_number() RETURNS bigint LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    PERFORM pg_current_xact_id();
    RETURN nextval('change_number');
END
$$;

CREATE TABLE change_log (
    number  bigint PRIMARY KEY DEFAULT next_change_number(),
    subject bigint NOT NULL,
    at      timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX change_log_by_subject ON change_log (subject, number);

-- How far the logs of other services were read.
CREATE TABLE log_position (
    log    text PRIMARY KEY,
    number bigint NOT NULL
);

-- Answers to writes that may be asked again.
CREATE TABLE idempotency_key (
    scope       text NOT NULL,
    key         text NOT NULL,
    fingerprint bytea NOT NULL,
    answer      bytea,
    created_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (scope, key)
);
CREATE INDEX idempotency_key_by_time ON idempotency_key (created_at);
