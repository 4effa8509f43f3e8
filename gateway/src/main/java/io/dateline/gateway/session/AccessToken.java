package io.dateline.gateway.session;

/**
 * The claims of a verified access token.
 *
 * @param staffId the account
 * @param sessionId the session that it was issued for
 */
record AccessToken(long staffId, long sessionId) {}
