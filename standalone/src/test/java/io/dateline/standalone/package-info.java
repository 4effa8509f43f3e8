@NullMarked
package io.dateline.standalone;

import org.jspecify.annotations.NullMarked;
