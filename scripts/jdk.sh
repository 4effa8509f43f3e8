# Finds the JDKs of this machine; `dateline` reads this in.
# shellcheck shell=bash

# The oldest that does for what is to be done.
least_jdk=21

# What stands before the paths of the system: nothing, but in tests.
readonly system_root=''

# The directories in which people have JDKs, one a line: what systems install, then what tools fetch.
jdk_directories() {
    local home=${HOME:-/nonexistent} directory
    local gradle=${GRADLE_USER_HOME:-$home/.gradle}/jdks
    for directory in \
        "$system_root"/usr/lib/jvm/* "$system_root"/usr/lib64/jvm/* "$system_root"/usr/java/* "$system_root"/opt/java/* \
        "$system_root"/opt/homebrew/opt/openjdk* "$system_root"/usr/local/opt/openjdk* \
        "$system_root"/home/linuxbrew/.linuxbrew/opt/openjdk* \
        "$system_root"/Library/Java/JavaVirtualMachines/* "$home"/Library/Java/JavaVirtualMachines/* \
        "${SDKMAN_DIR:-$home/.sdkman}"/candidates/java/* \
        "${MISE_DATA_DIR:-${XDG_DATA_HOME:-$home/.local/share}/mise}"/installs/java/* \
        "${ASDF_DATA_DIR:-$home/.asdf}"/installs/java/* \
        "${JABBA_HOME:-$home/.jabba}"/jdk/* "$home"/.jdks/* "$gradle"/* "$gradle"/*/*; do
        [ ! -d "$directory" ] || echo "$directory"
    done
}

# Where a Java may be, one a line, after the word 'named' if the person chose it: by JAVA_HOME, or as the first on the PATH.
java_places() {
    local java directory inside
    [ -z "${JAVA_HOME:-}" ] || echo "named $JAVA_HOME"
    if java=$(command -v java); then
        java=$(readlink -f "$java" 2>/dev/null || echo "$java")
        java=${java%/*}
        echo "named ${java%/*}"
    fi
    while IFS= read -r directory; do
        # macOS and Homebrew keep it some levels deeper.
        for inside in '' /Contents/Home /libexec /libexec/openjdk.jdk/Contents/Home; do
            echo "found $directory$inside"
        done
    done < <(jdk_directories)
}

# Each Java of this machine once, one a line: named or found, its version (8 for 1.8), jdk or jre, its directory.
list_javas() {
    local origin place version kind real seen=''
    while read -r origin place; do
        if ! [ -x "$place/bin/java" ] || ! [ -r "$place/release" ]; then continue; fi
        real=$(cd -- "$place" && pwd -P) || continue
        [[ $seen != *":$real:"* ]] || continue
        seen+=":$real:"
        version=$(sed -n 's/^JAVA_VERSION="\(1\.\)\{0,1\}\([0-9][0-9.]*\).*/\2/p' "$place/release")
        [ -n "$version" ] || continue
        kind=jre
        [ ! -x "$place/bin/javac" ] || kind=jdk
        echo "$origin $version $kind $place"
    done < <(java_places)
}

# The JDK to build and to run with: the one that was named, if it is new enough, or else the newest; fails where there is none.
find_jdk() {
    local origin version kind place newest='' newest_version=0
    while read -r origin version kind place; do
        if [ "$kind" != jdk ] || ! at_least "$version" "$least_jdk"; then continue; fi
        if [ "$origin" = named ]; then
            echo "$place"
            return
        fi
        if ! at_least "$newest_version" "$version"; then
            newest=$place newest_version=$version
        fi
    done < <(list_javas)
    [ -n "$newest" ] && echo "$newest"
}

# Whether version $1 is $2 or newer, by up to three numbers.
at_least() {
    local a b c d e f
    IFS=.- read -r a b c _ <<<"$1"
    IFS=.- read -r d e f _ <<<"$2"
    [ $((10#${a:-0} * 1000000 + 10#${b:-0} * 1000 + 10#${c:-0})) -ge \
        $((10#${d:-0} * 1000000 + 10#${e:-0} * 1000 + 10#${f:-0})) ]
}

# The Javas that do not do, in words.
tell_javas() {
    local origin version kind place told=''
    while read -r origin version kind place; do
        told+="; $version in $place"
        [ "$kind" = jdk ] || told+=', a JRE, which has no compiler'
    done < <(list_javas)
    if [ -n "$told" ]; then echo "found: ${told#; }"; else echo 'no Java was found'; fi
}
