/** A small newsroom of invented articles and comments, and how it is written to a platform. */
@NullMarked
package io.dateline.standalone.demo;

import org.jspecify.annotations.NullMarked;
