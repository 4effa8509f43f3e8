-- An author's profile belongs to one account. Of those that shared one, the first keeps it; each later one is given a new
-- profile under the name of its account, since nobody knows whose name the shared one has. What was signed stays as it was.
DO $$
DECLARE
    later staff;
    stem  text;
    free  text;
    tries integer;
BEGIN
    FOR later IN
        SELECT s.* FROM staff s
        WHERE EXISTS (SELECT FROM staff earlier WHERE earlier.author = s.author AND earlier.id < s.id)
        ORDER BY s.id
    LOOP
        stem := left(later.author, 90);
        tries := 2;
        LOOP
            free := rtrim(stem, '-') || '-' || tries;
            EXIT WHEN NOT EXISTS (SELECT FROM author WHERE slug = free);
            tries := tries + 1;
        END LOOP;
        INSERT INTO author (slug, name) VALUES (free, later.name);
        UPDATE staff SET author = free WHERE id = later.id;
    END LOOP;
END
$$;
ALTER TABLE staff ADD CONSTRAINT staff_author_is_their_own UNIQUE (author);
