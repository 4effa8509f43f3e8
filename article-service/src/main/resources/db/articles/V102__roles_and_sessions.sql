-- An account has one or more roles, each a set of permissions.
ALTER TABLE staff ADD COLUMN roles text[];
UPDATE staff SET roles = ARRAY[role];
ALTER TABLE staff
    ALTER COLUMN roles SET NOT NULL,
    ADD CONSTRAINT staff_roles_check
        CHECK (cardinality(roles) > 0 AND roles <@ ARRAY['author', 'editor', 'moderator', 'admin']),
    DROP COLUMN role;

-- A sign-in, and all that was issued for it.
CREATE TABLE session (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    staff_id   bigint NOT NULL REFERENCES staff,
    created_at timestamptz NOT NULL DEFAULT now(),
    -- When it ends unless it is refreshed, or when it was ended.
    expires_at timestamptz NOT NULL
);
CREATE INDEX session_of_staff ON session (staff_id, created_at);
CREATE INDEX session_by_expiry ON session (expires_at);

-- Refresh tokens, by their SHA-256 digest; the used ones too, so that their reuse is noticed.
CREATE TABLE refresh_token (
    digest     bytea PRIMARY KEY,
    session_id bigint NOT NULL REFERENCES session ON DELETE CASCADE,
    -- Together with the token itself it makes the token's successor.
    salt       bytea NOT NULL,
    used_at    timestamptz
);
CREATE INDEX refresh_token_of_session ON refresh_token (session_id);

-- Where accounts signed in from, as a digest of the account and the address.
CREATE TABLE sign_in_network (
    staff_id bigint NOT NULL REFERENCES staff,
    digest   bytea NOT NULL,
    last_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (staff_id, digest)
);
CREATE INDEX sign_in_network_by_time ON sign_in_network (last_at);
