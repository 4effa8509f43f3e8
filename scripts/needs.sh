# What Dateline needs of a machine, and what of it is missing; `dateline` reads this in.
# shellcheck shell=bash

readonly least_maven=3.6.3
# The Redis that comes along was built with it.
readonly least_glibc=2.34

# What is missing: its names, for which install.sh knows the packages, and beside them what a person reads.
missing=()
missing_words=()

# Sets both to what is missing of the needs named.
find_missing() {
    missing=() missing_words=()
    # Bash remembers where it did not find a program.
    hash -r
    local need words
    for need in "$@"; do
        words=$(tell_lack "$need")
        [ -n "$words" ] || continue
        missing+=("$need")
        missing_words+=("$words")
    done
}

# What a person reads where need $1 is not met; nothing where it is. A need that is not listed is a program.
tell_lack() {
    case $1 in
        jdk) find_jdk >/dev/null || echo "a JDK of $least_jdk or newer ($(tell_javas))" ;;
        maven) tell_lack_of_maven ;;
        openssl-3) has_openssl_3 || echo 'OpenSSL 3 (libssl.so.3), for the Redis that comes along' ;;
        libstdc++) has_library libstdc++.so.6 || echo 'libstdc++.so.6, for the PostgreSQL that comes along' ;;
        pgbench) find_pgbench >/dev/null || echo pgbench ;;
        shellcheck) command -v shellcheck >/dev/null || echo 'ShellCheck (shellcheck)' ;;
        chromium) find_chromium >/dev/null || echo 'Chromium (chromium), or Chrome' ;;
        *) command -v "$1" >/dev/null || echo "$1" ;;
    esac
}

# Sets `jdk` to the JDK to run with, or ends with exit code $1, or 1.
require_jdk() {
    # shellcheck disable=SC2034
    jdk=$(find_jdk) || fail "${1:-1}" "No JDK of $least_jdk or newer was found ($(tell_javas))."
}

tell_lack_of_maven() {
    if ! command -v mvn >/dev/null; then
        echo "Maven $least_maven or newer (none was found)"
        return
    fi
    local version
    version=$(maven_version)
    [ -z "$version" ] || at_least "$version" "$least_maven" ||
        echo "Maven $least_maven or newer (found: $version, $(command -v mvn))"
}

# Nothing where Maven cannot tell, since it finds no Java.
maven_version() {
    run_maven -version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9][0-9.]*\).*/\1/p' || true
}

# Maven, on the JDK that was found. A file .mavenrc may choose another Java for Maven itself: the build uses this JDK even
# then, by its toolchain, which looks where JDK_HOME says, and is told to take the one of this variable.
run_maven() {
    local home
    if home=$(find_jdk); then
        JAVA_HOME=$home JDK_HOME=$home JAVA_DATELINE_HOME=$home mvn -Dtoolchain.jdk.env=JAVA_DATELINE_HOME "$@"
    else
        mvn "$@"
    fi
}

has_openssl_3() {
    local brew=$system_root/opt/homebrew/opt/openssl@3/lib
    case $OSTYPE:$HOSTTYPE in
        linux*:x86_64) has_library libssl.so.3 ;;
        darwin*:arm* | darwin*:aarch64) [ -e "$brew/libssl.3.dylib" ] ;;
    esac
}

# Whether the loader finds the library; a system that keeps no list of them is not asked.
has_library() {
    local ldconfig=$system_root/sbin/ldconfig
    [[ $OSTYPE == linux* ]] && [ -x "$ldconfig" ] || return 0
    [[ $("$ldconfig" -p) == *"$1"* ]]
}

# The browser in which the tests look at pages.
find_chromium() {
    local program
    for program in chromium chromium-browser google-chrome google-chrome-stable; do
        command -v "$program" && return
    done
    for program in "$system_root/Applications/Chromium.app/Contents/MacOS/Chromium" \
        "$system_root/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
        [ ! -x "$program" ] || { echo "$program" && return; }
    done
    return 1
}

find_pgbench() {
    local programs
    command -v pgbench && return
    programs=$(compgen -G "$system_root/usr/lib/postgresql/*/bin/pgbench") && echo "${programs%%$'\n'*}"
}

# Ends where the PostgreSQL and the Redis that come along cannot run, and nothing that is installed would change it.
require_system() {
    local containers="Use the containers: docker compose up." glibc
    case $OSTYPE:$HOSTTYPE in
        linux-musl*) fail 1 "This system has musl as its C library, and the PostgreSQL and Redis that come along need glibc. $containers" ;;
        linux*:x86_64 | linux*:aarch64 | darwin*:x86_64 | darwin*:arm* | darwin*:aarch64) ;;
        *) fail 1 "PostgreSQL and Redis come along for Linux and macOS on x86-64 and ARM64, and this is $OSTYPE on $HOSTTYPE. $containers" ;;
    esac
    if glibc=$(getconf GNU_LIBC_VERSION 2>/dev/null) && ! at_least "${glibc#glibc }" "$least_glibc"; then
        fail 1 "This system has $glibc, and the Redis that comes along needs $least_glibc or newer. $containers"
    fi
    # PostgreSQL refuses root, which becomes nobody in a user namespace.
    if [[ $OSTYPE == linux* ]] && [ "$(id -u)" = 0 ] && command -v unshare >/dev/null && ! unshare -U true 2>/dev/null; then
        fail 1 'PostgreSQL does not run as root, and root may make no user namespace here: start Dateline as another user.'
    fi
}
