/** The typed event bus: questions with one answer, announcements, and the one shape in which anything fails. */
@NullMarked
package io.dateline.bus;

import org.jspecify.annotations.NullMarked;
