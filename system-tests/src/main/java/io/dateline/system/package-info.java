/** Several real processes of each service, as an operator and a reader see them: from outside. */
@NullMarked
package io.dateline.system;

import org.jspecify.annotations.NullMarked;
