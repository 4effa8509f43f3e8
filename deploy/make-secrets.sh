#!/bin/sh
# Sees to it at each start that every secret is there, and gives each process those that it needs, as files that only
# it can read. Three sources, the first that has it: the file that the operator named, the operator's variable, what is
# kept from an earlier start. What nobody has is made, and kept.
#
#   /run/secrets/NAME     the operator's files, empty where none is named
#   /secrets/kept         what is kept
#   /secrets/PROCESS      what that process may read
set -eu
umask 077

readonly postgres=999 redis=999 article_service=10001 comment_service=10002 gateway=10003 site=10004

# The operator's own word on the secret NAME, or nothing.
given() {
    if [ -s "/run/secrets/$1" ]; then
        cat "/run/secrets/$1"
    else
        printenv "$1" || true
    fi
}

# Puts the secret $1 into the file $2; files change all at once.
put() {
    printf '%s\n' "$1" >"$2.new"
    mv "$2.new" "$2"
}

random() {
    head -c 32 /dev/urandom | od -An -v -tx1 | tr -d ' \n'
}

# The secret NAME: given, kept or made.
secret() {
    value=$(given "$1")
    if [ -n "$value" ]; then
        put "$value" "/secrets/kept/$1"
    elif [ ! -s "/secrets/kept/$1" ]; then
        put "$(random)" "/secrets/kept/$1"
        echo "made: $1" >&2
    fi
    cat "/secrets/kept/$1"
}

# Lets the user id $2 alone read what is in /secrets/$1.
hand_over() {
    chown -R "$2" "/secrets/$1"
    chmod -R u=rX,go= "/secrets/$1"
}

cd /secrets
mkdir -p kept postgres redis article-service comment-service gateway site

put "$(secret POSTGRES_PASSWORD)" postgres/superuser
articles=$(secret DATELINE_ARTICLES_DATABASE_PASSWORD)
comments=$(secret DATELINE_COMMENTS_DATABASE_PASSWORD)
put "$articles" postgres/articles
put "$articles" article-service/database-password
put "$comments" postgres/comments
put "$comments" comment-service/database-password

redis_password=$(secret REDIS_PASSWORD)
redis_url=$(given DATELINE_REDIS_URL)
: "${redis_url:=redis://:$redis_password@redis:6379}"
put "requirepass $redis_password" redis/redis.conf
put "$redis_password" redis/password
put "$redis_url" article-service/redis-url
put "$redis_url" gateway/redis-url

cluster=$(secret DATELINE_CLUSTER_SECRET)
for process in article-service comment-service gateway site; do
    put "$cluster" "$process/cluster-secret"
    # Only while the secret is changed, so it is not kept.
    put "$(given DATELINE_CLUSTER_SECRET_ACCEPTED)" "$process/cluster-secret-accepted"
done
put "$(secret DATELINE_TOKEN_SECRET)" gateway/token-secret

# Nothing is made or kept: the operator's files for TLS of the event bus, empty where it is not switched on.
for process in article-service comment-service gateway site; do
    mkdir -p "$process/bus-tls"
    put "$(given DATELINE_BUS_TLS_CA)" "$process/bus-tls/authority.pem"
    put "$(given DATELINE_BUS_TLS_CERT)" "$process/bus-tls/node.pem"
    put "$(given DATELINE_BUS_TLS_KEY)" "$process/bus-tls/node.key"
done

# Nothing is made: where none is given, the article-service makes one when there is no account yet, and prints it.
put "$(given DATELINE_ADMIN_PASSWORD)" article-service/admin-password

hand_over postgres "$postgres"
hand_over redis "$redis"
hand_over article-service "$article_service"
hand_over comment-service "$comment_service"
hand_over gateway "$gateway"
hand_over site "$site"
echo 'The secrets are in place.'
