/** What tests need of the operating system: ports, signals, and connections that fail. */
@NullMarked
package io.dateline.testkit.system;

import org.jspecify.annotations.NullMarked;
