/** The operations of the API, one class for each feature: each turns checked requests into questions to a service. */
@NullMarked
package io.dateline.gateway.api;

import org.jspecify.annotations.NullMarked;
