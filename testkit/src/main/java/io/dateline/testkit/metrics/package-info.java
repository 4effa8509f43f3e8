/** What a process tells of itself, read as Prometheus reads it. */
@NullMarked
package io.dateline.testkit.metrics;

import org.jspecify.annotations.NullMarked;
