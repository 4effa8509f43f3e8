/** How failures are shown: each as one kind of problem document. */
@NullMarked
package io.dateline.gateway.problem;

import org.jspecify.annotations.NullMarked;
