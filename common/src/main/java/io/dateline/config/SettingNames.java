package io.dateline.config;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The names of all settings, of every service: each process knows those of the others, to tell a typing error from a setting
 * that another process reads. A test compares them with what the services read.
 */
public final class SettingNames {

    /** Those that can also be given in a file. */
    private static final String SECRETS = """
            DATELINE_ADMIN_PASSWORD
            DATELINE_ARTICLES_DATABASE_PASSWORD
            DATELINE_CLUSTER_SECRET
            DATELINE_CLUSTER_SECRET_ACCEPTED
            DATELINE_COMMENTS_DATABASE_PASSWORD
            DATELINE_REDIS_URL
            DATELINE_TOKEN_SECRET
            """;

    private static final String OTHERS = """
            DATELINE_ACCESS_LOG
            DATELINE_ARTICLES_DATABASE_POOL
            DATELINE_ARTICLES_DATABASE_QUEUE
            DATELINE_ARTICLES_DATABASE_URL
            DATELINE_ARTICLES_DATABASE_WAIT
            DATELINE_BODY_TIMEOUT
            DATELINE_BUS_PORT
            DATELINE_BUS_TLS_CA
            DATELINE_BUS_TLS_CERT
            DATELINE_BUS_TLS_KEY
            DATELINE_CACHE_FRESH
            DATELINE_CACHE_IF_ERROR
            DATELINE_CACHE_MB
            DATELINE_CACHE_NEGATIVE
            DATELINE_CACHE_WHILE_REVALIDATE
            DATELINE_CLUSTER_DNS
            DATELINE_CLUSTER_HOST
            DATELINE_CLUSTER_MEMBERS
            DATELINE_CLUSTER_NAME
            DATELINE_CLUSTER_PORT
            DATELINE_COMMENTS_DATABASE_POOL
            DATELINE_COMMENTS_DATABASE_QUEUE
            DATELINE_COMMENTS_DATABASE_URL
            DATELINE_COMMENTS_DATABASE_WAIT
            DATELINE_CORS_ORIGINS
            DATELINE_DRAIN_TIMEOUT
            DATELINE_HEAD_TIMEOUT
            DATELINE_HOST
            DATELINE_IDLE_TIMEOUT
            DATELINE_LIMIT_COMMENTS_PER_ADDRESS
            DATELINE_LIMIT_COMMENTS_PER_ARTICLE
            DATELINE_LIMIT_READS_PER_ADDRESS
            DATELINE_LIMIT_SIGN_INS_PER_ADDRESS
            DATELINE_LIMIT_SIGN_INS_PER_NAME
            DATELINE_LIMIT_VIEWS_PER_ADDRESS
            DATELINE_LIMIT_WRITES_PER_STAFF
            DATELINE_LOG_FORMAT
            DATELINE_LOG_LEVEL
            DATELINE_MAX_CONNECTIONS
            DATELINE_MAX_CONNECTIONS_PER_ADDRESS
            DATELINE_OPS_HOST
            DATELINE_OPS_PORT
            DATELINE_POPULAR_ARTICLES
            DATELINE_POPULAR_HALF_LIFE
            DATELINE_POPULAR_LIFETIME
            DATELINE_PORT
            DATELINE_RATE_LIMITS
            DATELINE_RESERVED_NAMES
            DATELINE_SITE_ACCOUNTS
            DATELINE_SITE_ADDRESS
            DATELINE_SITE_HOSTS
            DATELINE_SITE_LANGUAGES
            DATELINE_SITE_MENU
            DATELINE_SITE_NAME
            DATELINE_SITE_TIME_ZONE
            DATELINE_STOP_DELAY
            DATELINE_STOP_GRACE
            DATELINE_THEME
            DATELINE_TRUSTED_PROXIES
            DATELINE_WRITE_TIMEOUT
            """;

    private static final Pattern LINES = Pattern.compile("\\n");

    /** The names of the secrets. */
    public static final Set<String> OF_SECRETS = lines(SECRETS);

    /** All names, without those that name the file of a secret. */
    public static final Set<String> ALL = lines(SECRETS + OTHERS);

    private SettingNames() {}

    private static Set<String> lines(String text) {
        return LINES.splitAsStream(text).collect(Collectors.toUnmodifiableSet());
    }
}
