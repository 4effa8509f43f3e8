/** Backups of a data directory: their files, and a manifest to check them by. */
@NullMarked
package io.dateline.standalone.backup;

import org.jspecify.annotations.NullMarked;
