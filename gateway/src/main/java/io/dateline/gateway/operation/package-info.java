/** What an operation declares: who may ask, within which limits, and what is done. */
@NullMarked
package io.dateline.gateway.operation;

import org.jspecify.annotations.NullMarked;
