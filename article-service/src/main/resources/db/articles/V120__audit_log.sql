-- Who did what, as a chain: each entry carries the hash of the one before. docs/adr/0019-audit-log.md tells why it is so.
--
-- The month is that of the time in UTC, and never goes back, so that a month is a run of the chain also where a clock did.
CREATE TABLE audit_entry (
    sequence      bigint NOT NULL,
    month         date NOT NULL,
    at            timestamptz NOT NULL,
    actor_kind    text COLLATE "C" NOT NULL CHECK (actor_kind IN ('staff', 'anonymous', 'system', 'operator')),
    actor_id      bigint,
    actor_name    text COLLATE "C",
    action        text COLLATE "C" NOT NULL,
    subject_kind  text COLLATE "C" NOT NULL,
    subject_id    text COLLATE "C",
    request_id    text COLLATE "C",
    details       jsonb NOT NULL,
    previous_hash bytea NOT NULL,
    hash          bytea NOT NULL,
    PRIMARY KEY (sequence, month)
) PARTITION BY RANGE (month);
CREATE INDEX audit_by_actor ON audit_entry (actor_name, sequence);
CREATE INDEX audit_by_action ON audit_entry (action, sequence);
CREATE INDEX audit_by_subject ON audit_entry (subject_kind, subject_id, sequence);
CREATE INDEX audit_by_time ON audit_entry (at);

-- The last entry. Whoever adds one locks this row: that is what makes a chain of them.
CREATE TABLE audit_head (
    single   boolean PRIMARY KEY DEFAULT true CHECK (single),
    sequence bigint NOT NULL,
    month    date NOT NULL,
    hash     bytea NOT NULL
);
INSERT INTO audit_head (sequence, month, hash) VALUES (0, '2000-01-01', decode(repeat('00', 32), 'hex'));

CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The audit log is only added to: % of % is refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END
$$;

-- Partitions have the trigger for rows from here; the one for statements they are given as they are made.
CREATE TRIGGER audit_rows_stay BEFORE UPDATE OR DELETE ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_head_stays BEFORE DELETE OR TRUNCATE ON audit_head
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_head_goes_on BEFORE UPDATE ON audit_head
    FOR EACH ROW WHEN (new.sequence IS DISTINCT FROM old.sequence + 1 OR new.month < old.month)
    EXECUTE FUNCTION audit_refuse();

-- Makes the partition of a month, if there is none. It is attached rather than made in its place, which locks out neither
-- those who read nor those who write. A table that only has the name of a partition is left alone.
CREATE FUNCTION audit_make_month(month date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    first date := date_trunc('month', month)::date;
    name  text := 'audit_entry_' || to_char(first, 'YYYY_MM');
    free  text := name;
    tries integer := 1;
BEGIN
    -- Replicas that start together wait for one another.
    PERFORM pg_advisory_xact_lock(hashtextextended('audit_make_month', 0));
    IF EXISTS (SELECT FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
               WHERE i.inhparent = 'audit_entry'::regclass AND left(c.relname, length(name)) = name) THEN
        RETURN;
    END IF;
    WHILE to_regclass(free) IS NOT NULL LOOP
        tries := tries + 1;
        free := name || '_' || tries;
    END LOOP;
    EXECUTE format('CREATE TABLE %I (LIKE audit_entry INCLUDING CONSTRAINTS)', free);
    EXECUTE format('CREATE TRIGGER audit_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON %I '
        'FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()', free);
    EXECUTE format('ALTER TABLE audit_entry ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
        free, first, (first + interval '1 month')::date);
END
$$;

-- A field as it is hashed: the length of its UTF-8 in four bytes, the highest first, and then that; -1 alone for null.
CREATE FUNCTION audit_field(text) RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN $1 IS NULL THEN int4send(-1)
    ELSE int4send(octet_length(convert_to($1, 'UTF8'))) || convert_to($1, 'UTF8') END;

-- Adds an entry. It locks the head until the transaction ends: to be called last. Others wait for that longer than for any
-- other lock, so that a crowd turns nobody away.
CREATE FUNCTION audit_append(
    p_actor_kind text, p_actor_id bigint, p_actor_name text, p_action text, p_subject_kind text, p_subject_id text,
    p_request_id text, p_details jsonb) RETURNS void LANGUAGE plpgsql SET lock_timeout = '3s' AS $$
DECLARE
    head audit_head;
    entry audit_entry;
BEGIN
    SELECT * INTO STRICT head FROM audit_head FOR NO KEY UPDATE;
    entry.sequence := head.sequence + 1;
    entry.at := date_trunc('milliseconds', clock_timestamp());
    entry.month := greatest(head.month, date_trunc('month', entry.at AT TIME ZONE 'UTC')::date);
    entry.actor_kind := p_actor_kind;
    entry.actor_id := p_actor_id;
    entry.actor_name := p_actor_name;
    entry.action := p_action;
    entry.subject_kind := p_subject_kind;
    entry.subject_id := p_subject_id;
    entry.request_id := p_request_id;
    entry.details := p_details;
    entry.previous_hash := head.hash;
    entry.hash := sha256(
        audit_field('dateline-audit-1')
        || audit_field(entry.sequence::text)
        || audit_field(to_char(entry.month, 'YYYY-MM-DD'))
        || audit_field((extract(epoch FROM entry.at) * 1000000)::bigint::text)
        || audit_field(entry.actor_kind)
        || audit_field(entry.actor_id::text)
        || audit_field(entry.actor_name)
        || audit_field(entry.action)
        || audit_field(entry.subject_kind)
        || audit_field(entry.subject_id)
        || audit_field(entry.request_id)
        || audit_field(entry.details::text)
        || audit_field(encode(entry.previous_hash, 'hex')));
    BEGIN
        INSERT INTO audit_entry SELECT entry.*;
    EXCEPTION WHEN check_violation THEN
        -- Its month has no partition yet.
        PERFORM audit_make_month(entry.month);
        INSERT INTO audit_entry SELECT entry.*;
    END;
    UPDATE audit_head SET sequence = entry.sequence, month = entry.month, hash = entry.hash;
END
$$;
