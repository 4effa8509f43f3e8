/** The typed event bus: endpoints (one question, one answer), topics (events), and the one type of failure. */
@NullMarked
package io.dateline.bus;

import org.jspecify.annotations.NullMarked;
