#!/bin/sh
# Run while the images are built: lays out below /images what each image is to hold, in layers from what rarely changes to
# what changes with every commit.
#
#   /images/shared/{lib,native}      the libraries that every service uses; the native transport, unpacked
#   /images/SERVICE/lib              the libraries that not all use
#   /images/SERVICE/own              its own jars, and the health check as a class by itself
set -eu

services='article-service comment-service gateway site'
mkdir -p /images/shared/lib /images/shared/native

for service in $services; do
    own=/images/$service/own
    mkdir -p "/images/$service/lib" "$own/lib" "$own/health"
    cp "$service"/target/lib/*.jar "/images/$service/lib/"
    mv "/images/$service/lib"/common-[0-9]*.jar "$own/lib/"
    cp "$service/target/$service.jar" "$own/"
    (cd "$own/health" && jar xf "$own"/lib/common-*.jar io/dateline/node/HealthCheck.class)
done

# Whether every service uses the library $1.
is_shared() {
    for service in $services; do
        [ -e "/images/$service/lib/$1" ] || return 1
    done
}

for jar in /images/gateway/lib/*.jar; do
    name=${jar##*/}
    if is_shared "$name"; then
        cp -p "$jar" /images/shared/lib/
        for service in $services; do
            rm "/images/$service/lib/$name"
        done
    fi
done

cd /images/shared/native
for jar in /images/shared/lib/netty-transport-native-epoll-*-linux-*.jar; do
    jar xf "$jar" META-INF/native
done
mv META-INF/native/*.so .
rm -r META-INF

# The JVM keeps what it learned of a jar only for a jar of the same time, wherever it was copied from.
find /images -type f -exec touch --date=2026-01-01T00:00:00Z {} +
