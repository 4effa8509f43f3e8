-- A key is written together with its answer.
ALTER TABLE idempotency_key ALTER COLUMN answer SET NOT NULL;
