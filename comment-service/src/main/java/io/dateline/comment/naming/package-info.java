/** Names that nobody may comment under, since readers would take them for the newsroom. */
@NullMarked
package io.dateline.comment.naming;

import org.jspecify.annotations.NullMarked;
