#!/bin/sh
# Run while the images are built: lays out below /out what each image is to hold, in layers from what rarely changes to
# what changes with every commit.
#
#   /out/shared/{lib,native}      the libraries that every service uses; the native transport, unpacked
#   /out/SERVICE/lib              the libraries that not all use
#   /out/SERVICE/own              its own jars, and the health check as a class by itself
set -eu

services='article-service comment-service gateway'
mkdir -p /out/shared/lib /out/shared/native

for service in $services; do
    own=/out/$service/own
    mkdir -p "/out/$service/lib" "$own/lib" "$own/health"
    cp "$service"/target/lib/*.jar "/out/$service/lib/"
    mv "/out/$service/lib"/common-[0-9]*.jar "$own/lib/"
    cp "$service/target/$service.jar" "$own/"
    (cd "$own/health" && jar xf "$own"/lib/common-*.jar io/dateline/node/HealthCheck.class)
done

for jar in /out/gateway/lib/*.jar; do
    name=${jar##*/}
    if [ -e "/out/article-service/lib/$name" ] && [ -e "/out/comment-service/lib/$name" ]; then
        mv "$jar" /out/shared/lib/
        rm "/out/article-service/lib/$name" "/out/comment-service/lib/$name"
    fi
done

cd /out/shared/native
for jar in /out/shared/lib/netty-transport-native-epoll-*-linux-*.jar; do
    jar xf "$jar" META-INF/native
done
mv META-INF/native/*.so .
rm -r META-INF

# The JVM keeps what it learned of a jar only for a jar of the same time, wherever it was copied from.
find /out -type f -exec touch --date=2026-01-01T00:00:00Z {} +
