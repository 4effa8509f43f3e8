/** The audit log of the newsroom: an append-only hash chain, its page for admins, and the operator's commands. */
@NullMarked
package io.dateline.article.audit;

import org.jspecify.annotations.NullMarked;
