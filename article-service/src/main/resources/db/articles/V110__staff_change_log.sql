-- The names of the staff, told to other services by a change log of its own, with numbers of its own: gaps that the changes
-- of articles leave would hold up its readers.
CREATE SEQUENCE staff_change_number;

CREATE FUNCTION next_staff_change_number() RETURNS bigint LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    PERFORM pg_current_xact_id();
    RETURN nextval('staff_change_number');
END
$$;

CREATE TABLE staff_change_log (
    number  bigint PRIMARY KEY DEFAULT next_staff_change_number(),
    subject bigint NOT NULL UNIQUE,
    at      timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE staff_change_log IS 'the last change of each account''s names';

CREATE FUNCTION note_staff_change(account bigint) RETURNS void LANGUAGE sql AS $$
    INSERT INTO staff_change_log (subject) VALUES (account)
    ON CONFLICT (subject) DO UPDATE SET number = next_staff_change_number(), at = now()
$$;

-- By triggers, so that no way in which an account or a profile changes can forget it.
CREATE FUNCTION staff_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM note_staff_change(CASE WHEN TG_OP = 'DELETE' THEN OLD.id ELSE NEW.id END);
    RETURN NULL;
END
$$;
CREATE TRIGGER staff_came_or_went AFTER INSERT OR DELETE ON staff
    FOR EACH ROW EXECUTE FUNCTION staff_changed();
CREATE TRIGGER staff_changed AFTER UPDATE OF name, author, active ON staff
    FOR EACH ROW WHEN ((OLD.name, OLD.author, OLD.active) IS DISTINCT FROM (NEW.name, NEW.author, NEW.active))
    EXECUTE FUNCTION staff_changed();

CREATE FUNCTION author_renamed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM note_staff_change(id) FROM staff WHERE author = NEW.slug;
    RETURN NULL;
END
$$;
CREATE TRIGGER author_renamed AFTER UPDATE OF name ON author
    FOR EACH ROW WHEN (OLD.name IS DISTINCT FROM NEW.name) EXECUTE FUNCTION author_renamed();

INSERT INTO staff_change_log (subject) SELECT id FROM staff ORDER BY id;
