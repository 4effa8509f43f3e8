/** What both services need of PostgreSQL: the pool, migrations, the change log and its reader, idempotency keys. */
@NullMarked
package io.dateline.sql;

import org.jspecify.annotations.NullMarked;
