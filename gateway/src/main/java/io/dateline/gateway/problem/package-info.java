/** How failures are told to clients: each as one kind of problem. */
@NullMarked
package io.dateline.gateway.problem;

import org.jspecify.annotations.NullMarked;
