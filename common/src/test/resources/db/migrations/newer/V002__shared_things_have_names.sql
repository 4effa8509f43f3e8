ALTER TABLE shared_thing ADD COLUMN name text NOT NULL DEFAULT 'unnamed';
