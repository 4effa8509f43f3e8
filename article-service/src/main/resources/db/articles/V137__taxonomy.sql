-- Authors, topics and tags as things of their own: named, described, renamed and merged on purpose (ADR 32).
CREATE TABLE topic (
    slug        text COLLATE "C" PRIMARY KEY,
    name        text NOT NULL,
    -- The language of the name, if it is known (BCP 47).
    lang        text,
    -- The name in other languages: [{"lang": …, "name": …}].
    names       jsonb NOT NULL DEFAULT '[]',
    description text,
    image       jsonb,
    version     integer NOT NULL DEFAULT 1,
    created_at  timestamptz NOT NULL DEFAULT date_trunc('milliseconds', now()),
    updated_at  timestamptz NOT NULL DEFAULT date_trunc('milliseconds', now())
);
-- What is near to a slug is looked for among those of about its length.
CREATE INDEX topic_by_length ON topic (length(slug), slug);

CREATE TABLE tag (LIKE topic INCLUDING ALL);

ALTER TABLE author
    ADD COLUMN lang        text,
    ADD COLUMN names       jsonb NOT NULL DEFAULT '[]',
    ADD COLUMN description text,
    ADD COLUMN image       jsonb,
    ADD COLUMN version     integer NOT NULL DEFAULT 1,
    ADD COLUMN created_at  timestamptz NOT NULL DEFAULT date_trunc('milliseconds', now()),
    ADD COLUMN updated_at  timestamptz NOT NULL DEFAULT date_trunc('milliseconds', now());
CREATE INDEX author_by_length ON author (length(slug), slug);

-- An account keeps its profile when that is renamed.
ALTER TABLE staff DROP CONSTRAINT staff_author_fkey;
ALTER TABLE staff ADD CONSTRAINT staff_author_fkey FOREIGN KEY (author) REFERENCES author ON UPDATE CASCADE;

-- The slugs from before, each with the present one: never with another former one.
CREATE TABLE former_term (
    kind    text COLLATE "C" NOT NULL CHECK (kind IN ('author', 'topic', 'tag')),
    slug    text COLLATE "C" NOT NULL,
    present text COLLATE "C" NOT NULL CHECK (present <> slug),
    since   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (kind, slug)
);
CREATE INDEX former_term_of_present ON former_term (kind, present);

-- Articles that have yet to be given the present slug, or, where that is the same, whose answers have yet to be dropped from
-- caches. One process works through the articles in the order of their ids, the oldest job first.
CREATE TABLE relabel_job (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind         text COLLATE "C" NOT NULL CHECK (kind IN ('author', 'topic', 'tag')),
    former       text COLLATE "C" NOT NULL,
    present      text COLLATE "C" NOT NULL,
    -- The last article that was looked at.
    done_up_to   bigint NOT NULL DEFAULT 0,
    worker       text,
    leased_until timestamptz NOT NULL DEFAULT '-infinity'
);

-- Whoever saves an article holds this lock shared; whoever renames or merges holds it alone. So no article is saved under a
-- slug that somebody is about to rename.
CREATE FUNCTION lock_terms_to_use() RETURNS void LANGUAGE sql VOLATILE AS $$
    SELECT pg_advisory_xact_lock_shared(hashtextextended('terms', 0))
$$;
CREATE FUNCTION lock_terms_to_change() RETURNS void LANGUAGE sql VOLATILE AS $$
    SELECT pg_advisory_xact_lock(hashtextextended('terms', 0))
$$;

-- The present slugs of some, each once, in their order.
CREATE FUNCTION present_terms(of_kind text, slugs text[]) RETURNS text[] LANGUAGE sql STABLE AS $$
    SELECT coalesce(array_agg(present ORDER BY place), '{}')
    FROM (SELECT coalesce(f.present, named.slug) AS present, min(named.place) AS place
          FROM unnest(slugs) WITH ORDINALITY AS named (slug, place)
          LEFT JOIN former_term f ON f.kind = of_kind AND f.slug = named.slug
          GROUP BY 1) AS each
$$;

-- A name for what only a slug is known of.
CREATE FUNCTION term_name(slug text) RETURNS text LANGUAGE sql IMMUTABLE RETURN initcap(replace(slug, '-', ' '));

-- An article has present slugs alone, and each of them is a row. By triggers, so that this holds for what a process of an
-- earlier version saves, too, which takes any slug.
CREATE FUNCTION article_terms_present() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF cardinality(NEW.authors) + cardinality(NEW.topics) + cardinality(NEW.tags) = 0 THEN
        RETURN NEW;
    END IF;
    PERFORM lock_terms_to_use();
    NEW.authors := present_terms('author', NEW.authors);
    NEW.topics := present_terms('topic', NEW.topics);
    NEW.tags := present_terms('tag', NEW.tags);
    INSERT INTO author (slug, name) SELECT s, term_name(s) FROM unnest(NEW.authors) AS s
        WHERE NOT EXISTS (SELECT FROM author WHERE slug = s) ORDER BY s ON CONFLICT DO NOTHING;
    INSERT INTO topic (slug, name) SELECT s, term_name(s) FROM unnest(NEW.topics) AS s
        WHERE NOT EXISTS (SELECT FROM topic WHERE slug = s) ORDER BY s ON CONFLICT DO NOTHING;
    INSERT INTO tag (slug, name) SELECT s, term_name(s) FROM unnest(NEW.tags) AS s
        WHERE NOT EXISTS (SELECT FROM tag WHERE slug = s) ORDER BY s ON CONFLICT DO NOTHING;
    RETURN NEW;
END
$$;
CREATE TRIGGER article_terms_present BEFORE INSERT OR UPDATE OF authors, topics, tags ON article
    FOR EACH ROW EXECUTE FUNCTION article_terms_present();

-- A former slug leads to the present one: nothing new is made of it.
CREATE FUNCTION term_is_not_former() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM former_term WHERE kind = TG_TABLE_NAME AND slug = NEW.slug) THEN
        RETURN NULL;
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER author_is_not_former BEFORE INSERT ON author FOR EACH ROW EXECUTE FUNCTION term_is_not_former();
CREATE TRIGGER topic_is_not_former BEFORE INSERT ON topic FOR EACH ROW EXECUTE FUNCTION term_is_not_former();
CREATE TRIGGER tag_is_not_former BEFORE INSERT ON tag FOR EACH ROW EXECUTE FUNCTION term_is_not_former();
