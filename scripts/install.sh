# Offers to install what is missing with what this system installs with; `dateline` reads this in.
# shellcheck shell=bash

# The packages of manager $1 that have need $2, the best first; nothing where none is known.
packages_of() {
    case $1:$2 in
        apt-get:jdk) echo openjdk-25-jdk-headless openjdk-21-jdk-headless ;;
        dnf:jdk | zypper:jdk) echo java-25-openjdk-devel java-21-openjdk-devel ;;
        pacman:jdk) echo jdk25-openjdk jdk21-openjdk ;;
        brew:jdk) echo openjdk@25 openjdk@21 ;;
        dnf:shellcheck | zypper:shellcheck) echo ShellCheck ;;
        apt-get:openssl-3) echo libssl3t64 libssl3 ;;
        dnf:openssl-3) echo openssl-libs ;;
        zypper:openssl-3) echo libopenssl3 ;;
        pacman:openssl-3) echo openssl ;;
        brew:openssl-3) echo openssl@3 ;;
        apt-get:libstdc++ | zypper:libstdc++) echo libstdc++6 ;;
        dnf:libstdc++) echo libstdc++ ;;
        pacman:libstdc++) echo gcc-libs ;;
        dnf:ps | pacman:ps) echo procps-ng ;;
        *:ps) echo procps ;;
        *:unshare) echo util-linux ;;
        apt-get:pgbench | dnf:pgbench | zypper:pgbench) echo postgresql-contrib ;;
        pacman:pgbench) echo postgresql ;;
        brew:pgbench) echo postgresql@17 ;;
        *) echo "$2" ;;
    esac
}

# The program with which this system installs packages; fails where none is known.
find_manager() {
    local program
    case $OSTYPE in
        darwin*) set -- brew ;;
        *) set -- apt-get dnf zypper pacman brew ;;
    esac
    for program in "$@"; do
        if command -v "$program" >/dev/null; then
            echo "$program"
            return
        fi
    done
    return 1
}

# Whether the lists of manager $1 say that there is package $2.
is_offered() {
    case $1 in
        apt-get) [[ $(LC_ALL=C apt-cache policy "$2" 2>/dev/null) == *'Candidate: '[0-9]* ]] ;;
        dnf) dnf -q info "$2" >/dev/null 2>&1 ;;
        zypper) zypper --non-interactive --quiet search --match-exact "$2" >/dev/null 2>&1 ;;
        pacman) pacman -Si "$2" >/dev/null 2>&1 ;;
        brew) brew info --formula "$2" >/dev/null 2>&1 ;;
    esac
}

# Whether manager $1 has lists of packages to ask; a new machine or container often has none.
has_lists() {
    case $1 in
        apt-get) compgen -G "$system_root/var/lib/apt/lists/*_Packages*" >/dev/null ;;
        pacman) compgen -G "$system_root/var/lib/pacman/sync/*.db" >/dev/null ;;
    esac
}

fetch_lists() {
    case $1 in
        # It also ends well where it fetched nothing; has_lists and is_offered tell.
        apt-get) "${privilege[@]}" apt-get update -qq || true ;;
        pacman) has_lists pacman || "${privilege[@]}" pacman -Sy || true ;;
    esac
}

install_packages() {
    local manager=$1
    shift
    case $manager in
        apt-get) "${privilege[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" ;;
        dnf) "${privilege[@]}" dnf install -y "$@" ;;
        zypper) "${privilege[@]}" zypper --non-interactive install --no-recommends "$@" ;;
        pacman) "${privilege[@]}" pacman -S --needed --noconfirm "$@" ;;
        brew) brew install "$@" ;;
    esac
}

# What stands before a command that changes the system: nothing, as env alone is, or sudo.
privilege=(env)

# Sets it for manager $1; fails where this user cannot install.
find_privilege() {
    privilege=(env)
    if [ "$1" = brew ]; then
        [ "$(id -u)" != 0 ]
    elif [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null && privilege=(sudo)
    fi
}

# Sets `packages` to those of manager $1 that meet what is missing, and `unavailable` to what it has no package of.
choose_packages() {
    local i package chosen
    packages=() unavailable=()
    for ((i = 0; i < ${#missing[@]}; i++)); do
        chosen=''
        for package in $(packages_of "$1" "${missing[i]}"); do
            if ! has_lists "$1" || is_offered "$1" "$package"; then
                chosen=$package
                break
            fi
        done
        if [ -n "$chosen" ]; then
            packages+=("$chosen")
        elif ! is_optional "${missing[i]}"; then
            unavailable+=("${missing_words[i]}")
        fi
    done
}

# Whether the tests run without it where it cannot be had.
is_optional() {
    [[ $1 == shellcheck || $1 == chromium ]] && [ -z "${CI:-}" ]
}

# What a person would type to install with manager $1, before which may stand sudo.
tell_command() {
    has_lists "${1#sudo }" || printf '%s update && ' "$1"
    echo "$1 install ${packages[*]}"
}

# Whether to install: where somebody said so, on the command line or when asked, or where root runs this and nobody is there.
may_install() {
    local manager=$1 answer by=''
    [ "${privilege[0]}" != sudo ] || by='sudo '
    if [ "$agreed" = yes ]; then
        return
    elif [ -t 0 ] && [ -t 2 ]; then
        read -r -p "Install ${packages[*]} with $by$manager now? [y/N] " answer || echo >&2
        case ${answer:-} in
            [yY] | [yY][eE][sS]) return ;;
        esac
        say 'Nothing was installed.'
    elif [ "$by$manager" != brew ] && [ -z "$by" ]; then
        return
    else
        say "Install it with '$(tell_command "$by$manager")', or let '--yes' do it."
    fi
    return 1
}

# Says what this system has no package of, and what else there is; fails if there is anything to say.
tell_unavailable() {
    [ ${#unavailable[@]} -gt 0 ] || return 0
    say "$(tell_system) has no package of:"
    printf '  %s\n' "${unavailable[@]}" >&2
    tell_ways
    return 1
}

# The system's name for people.
tell_system() {
    # shellcheck disable=SC1091
    (. "$system_root/etc/os-release" 2>/dev/null && echo "${PRETTY_NAME:-}") || echo 'This system'
}

tell_ways() {
    cat >&2 <<'WAYS'
The ways left:
  - Docker alone, which brings everything: docker compose up
  - a JDK from https://adoptium.net, unpacked into ~/.jdks or named by JAVA_HOME
  - a JDK by SDKMAN (sdk install java 25-tem) or mise (mise install java@temurin-25); both have Maven too
WAYS
}

# Installs what is missing, if that may be; fails, after it said why, where it was not installed.
install_missing() {
    local manager packages unavailable
    manager=$(find_manager) || {
        say 'There is no apt-get, dnf, zypper, pacman or brew here to install it with.'
        tell_ways
        return 1
    }
    choose_packages "$manager"
    tell_unavailable || return 1
    # What is left is optional, and cannot be had.
    [ ${#packages[@]} -gt 0 ] || return 1
    find_privilege "$manager" || {
        say "This user cannot install it. Who can: $(tell_command "$manager")"
        return 1
    }
    may_install "$manager" || return 1
    fetch_lists "$manager"
    has_lists "$manager" || {
        say "$manager could not fetch its lists of packages: is this machine on the network?"
        return 1
    }
    choose_packages "$manager"
    tell_unavailable || return 1
    [ ${#packages[@]} -gt 0 ] || return 1
    echo "Installing ${packages[*]} …"
    install_packages "$manager" "${packages[@]}" >/dev/null || {
        say "$manager could not install ${packages[*]}; what it said is above."
        return 1
    }
}

# Ends unless all needs that are named are met; offers to install what is missing. Leaves in `missing` what the tests run
# without.
require() {
    require_system
    find_missing "$@"
    [ ${#missing[@]} -gt 0 ] || return 0
    say 'Missing:'
    printf '  %s\n' "${missing_words[@]}" >&2
    local installed=no need
    if install_missing; then
        installed=yes
        find_missing "$@"
    fi
    for need in ${missing[@]+"${missing[@]}"}; do
        is_optional "$need" || {
            [ $installed = no ] || say "Still missing after it was installed: ${missing_words[*]}."
            exit 1
        }
    done
}
