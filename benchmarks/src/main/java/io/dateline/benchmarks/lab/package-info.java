/** What is measured and started for it: the platform, its processes, the machine. */
@NullMarked
package io.dateline.benchmarks.lab;

import org.jspecify.annotations.NullMarked;
