/** The published description of the API, and the checks of requests that are made from it. */
@NullMarked
package io.dateline.gateway.openapi;

import org.jspecify.annotations.NullMarked;
