/** The site: the addresses of its pages, the forms that they send, and what they show where something went wrong. */
@NullMarked
package io.dateline.gateway.site;

import org.jspecify.annotations.NullMarked;
