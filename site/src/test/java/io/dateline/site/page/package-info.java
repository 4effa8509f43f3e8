@NullMarked
package io.dateline.site.page;

import org.jspecify.annotations.NullMarked;
