/** What nobody may call themselves below an article: what readers would take for the newsroom. */
@NullMarked
package io.dateline.comment.naming;

import org.jspecify.annotations.NullMarked;
