package io.dateline.gateway.session;

/**
 * What a proven access token says.
 *
 * @param staffId the account
 * @param sessionId the session that it was issued for
 */
record AccessToken(long staffId, long sessionId) {}
