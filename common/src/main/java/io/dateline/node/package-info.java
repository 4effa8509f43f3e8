/** What every process needs to run: the cluster, health, metrics, logs, an orderly end. */
@NullMarked
package io.dateline.node;

import org.jspecify.annotations.NullMarked;
