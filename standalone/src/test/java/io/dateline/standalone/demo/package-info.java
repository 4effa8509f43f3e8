@NullMarked
package io.dateline.standalone.demo;

import org.jspecify.annotations.NullMarked;
