/** Settings: read from the environment and checked once, before anything starts. */
@NullMarked
package io.dateline.config;

import org.jspecify.annotations.NullMarked;
