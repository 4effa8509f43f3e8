#!/bin/sh
# Sees to it at each start that PostgreSQL has the two databases, each with a role of its own that bears the password
# of now. What is there stays as it is.
set -eu

PGPASSWORD=$(cat /run/dateline/postgres/superuser)
export PGPASSWORD PGHOST=postgres PGUSER=postgres PGDATABASE=postgres PGCONNECT_TIMEOUT=5

for name in articles comments; do
    psql -v ON_ERROR_STOP=1 -v name="$name" --no-psqlrc --quiet <<'SQL'
\set password `cat /run/dateline/postgres/:name`
SELECT format('CREATE ROLE %I LOGIN', :'name')
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'name') \gexec
ALTER ROLE :"name" PASSWORD :'password';
SELECT format('CREATE DATABASE %I OWNER %I', :'name', :'name')
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'name') \gexec
REVOKE ALL ON DATABASE :"name" FROM PUBLIC;
SQL
done
echo 'The databases are in place.'
