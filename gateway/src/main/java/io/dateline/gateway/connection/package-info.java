/** Connections of clients: what is taken for a request on one, how long it may take, and how many there may be. */
@NullMarked
package io.dateline.gateway.connection;

import org.jspecify.annotations.NullMarked;
