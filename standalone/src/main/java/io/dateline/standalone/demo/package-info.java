/** A small newsroom of invented articles and comments, and how a platform is filled with it. */
@NullMarked
package io.dateline.standalone.demo;

import org.jspecify.annotations.NullMarked;
