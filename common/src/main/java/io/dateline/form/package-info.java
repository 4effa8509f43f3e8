/**
 * What a value from outside must be like, each rule stated once: characters, lengths, URLs, email addresses, slugs, language
 * tags, dates.
 *
 * <p>The gateway's check of requests, the services and imports use it. {@code openapi.yaml} publishes the same limits and
 * patterns; a test of the gateway compares the two. Lengths are in Unicode code points unless a rule says otherwise. All of it
 * takes time that is linear in the length of the text, or looks at the length first. Nothing here depends on JSON, HTTP, SQL
 * or the bus.
 */
@NullMarked
package io.dateline.form;

import org.jspecify.annotations.NullMarked;
