/**
 * What both services need of PostgreSQL: the pools, migrations, the change log and its follower, group commit,
 * idempotency keys.
 */
@NullMarked
package io.dateline.sql;

import org.jspecify.annotations.NullMarked;
