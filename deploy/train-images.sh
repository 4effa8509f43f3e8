#!/bin/bash
# Run while the images are built, beside a PostgreSQL: lets each service run for some seconds and keeps what its JVM then
# knows (classes read and linked, methods worth compiling) in SERVICE.aot, with which it starts in half the time.
#
# JVM, options, jars and their paths are those of the images; with any other the JVM starts as it would without.
set -euo pipefail

readonly services='article-service comment-service site gateway'
readonly patience=300 work=/tmp/training
readonly slug=a-boat-comes-in

mkdir -p "$work"
chown postgres "$work"

fail() {
    echo "$1" >&2
    tail -n 20 "$work"/*.log >&2
    exit 1
}

# ---- databases, for as long as it takes ----

as_postgres() {
    setpriv --reuid=postgres --regid=postgres --init-groups "$@"
}

as_postgres initdb -D "$work/data" --auth=trust --no-sync --encoding=UTF8 --locale=C >"$work/initdb.log"
as_postgres pg_ctl -D "$work/data" -l "$work/postgres.log" -o "-k $work -c fsync=off" -w start >/dev/null
for name in articles comments; do
    psql -h 127.0.0.1 -U postgres -q -c "CREATE ROLE $name LOGIN" -c "CREATE DATABASE $name OWNER $name"
done

# ---- services ----

declare -A pids ports=([article-service]=9091 [comment-service]=9092 [gateway]=9093 [site]=9094)
readonly password=trained-for-the-start

for service in $services; do
    # No memory limit holds here: a heap as in the container, so that the JVM lays out its objects as it will there.
    DATELINE_OPS_HOST=127.0.0.1 DATELINE_OPS_PORT=${ports[$service]} \
        DATELINE_ARTICLES_DATABASE_URL=postgresql://articles@127.0.0.1:5432/articles \
        DATELINE_COMMENTS_DATABASE_URL=postgresql://comments@127.0.0.1:5432/comments \
        DATELINE_ADMIN_PASSWORD=$password DATELINE_TOKEN_SECRET=$password-and-thrown-away DATELINE_RATE_LIMITS=off \
        java @/app/jvm.options @/app/container.options -Xms128m -Xmx256m "-XX:AOTCacheOutput=/app/$service.aot" \
        -jar "/app/$service.jar" >"$work/$service.log" 2>&1 &
    pids[$service]=$!
done

# ---- what they are asked ----

ask() { # port, method, path, body, more headers
    local body=${4:-} header
    exec 3<>"/dev/tcp/127.0.0.1/$1"
    printf '%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: %d\r\n' "$2" "$3" "${#body}" >&3
    [ -z "$body" ] || printf 'Content-Type: application/json\r\n' >&3
    for header in "${@:5}"; do
        printf '%s\r\n' "$header" >&3
    done
    printf '\r\n%s' "$body" >&3
    cat <&3
    exec 3>&-
}

api() { # method, path, body, more headers
    ask 8080 "$1" "/api/v1/$2" "${@:3}"
}

field() {
    sed -n "s/.*\"$1\":\"\{0,1\}\([^\",}]*\).*/\1/p"
}

is_ready() {
    [[ $(ask "$1" GET /health/ready 2>/dev/null) == *' 200 '* ]]
}

for service in $services; do
    until is_ready "${ports[$service]}"; do
        kill -0 "${pids[$service]}" 2>/dev/null || fail "$service has ended"
        [ $SECONDS -lt $patience ] || fail "$service did not become ready"
        sleep 0.2
    done
done

token=$(api POST sessions '{"name": "admin", "password": "'$password'"}' | field accessToken)
signed_in="Authorization: Bearer $token"
api POST newsroom/topics '{"name": "Local", "lang": "en"}' "$signed_in" >"$work/topic"
grep -q '^HTTP/1.1 201' "$work/topic" || fail "No topic was made: $(cat "$work/topic")"
id=$(api POST newsroom/articles '{"headline": "A boat comes in", "lang": "en", "topics": ["local"],
    "body": {"markdown": "It came at **dawn**."}}' "$signed_in" | field id)
api POST "newsroom/articles/$id/publish" '' "$signed_in" >"$work/published"
grep -q '^HTTP/1.1 200' "$work/published" || fail "Nothing was published: $(cat "$work/published")"

for n in $(seq 50); do
    api POST "articles/$slug/comments" '{"author": {"name": "Mo", "email": "mo@example.org"}, "body": "Number '"$n"'."}'
    for path in "articles/$slug" "articles/$slug/comments" "articles?tag=t$n" "articles?q=boat$n" 'articles?topic=local' \
        articles/popular "articles/none-$n"; do
        api GET "$path" '' 'Accept-Encoding: gzip'
    done
    for page in "$slug" "?n=$n" "topics/local?cursor=$n" "search?q=boat$n" "none-$n"; do
        ask 8080 GET "/$page" '' 'Accept-Encoding: gzip'
    done
    ask "${ports[gateway]}" GET /metrics
done >"$work/answers"

# ---- the end, at which each writes its file ----

kill -TERM "${pids[@]}"
for service in $services; do
    wait "${pids[$service]}" || true
    [ -s "/app/$service.aot" ] || fail "$service left nothing for its next start"
done
as_postgres pg_ctl -D "$work/data" -m immediate stop >/dev/null
rm -rf "$work"
