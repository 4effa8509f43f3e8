/** What each service answers and announces: the records, the questions and the topics that cross the bus. */
@NullMarked
package io.dateline.contract;

import org.jspecify.annotations.NullMarked;
