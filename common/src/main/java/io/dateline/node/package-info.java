/** What every process needs to run: the cluster, health, metrics, logs and a graceful stop. */
@NullMarked
package io.dateline.node;

import org.jspecify.annotations.NullMarked;
