/** What each operation of the API does: it turns a checked request into a question to a service. */
@NullMarked
package io.dateline.gateway.api;

import org.jspecify.annotations.NullMarked;
