/** Answers that go on: they are written event by event, kept open by heartbeats, and ended when the gateway stops. */
@NullMarked
package io.dateline.gateway.stream;

import org.jspecify.annotations.NullMarked;
