#!/bin/sh
# Makes a private authority, and certificates of it for the processes of a cluster: for mutual TLS of the event bus.
set -eu
umask 077

usage() {
    cat <<'USAGE'
deploy/make-authority.sh [--days N] [--authority-days N] DIRECTORY [NAME…]

  Makes in DIRECTORY, where they are not there yet:
    authority.pem, authority.key   a private authority (3650 days, or --authority-days)
  and for each NAME:
    NAME.pem, NAME.key             a certificate of that authority (365 days, or --days) and its key

  A file that is there is never overwritten: to renew a certificate, make one of another name, or move the old one away.
  Keep authority.key away from the processes: whoever has it can make nodes. They need NAME.pem, NAME.key, authority.pem.
USAGE
}

fail() {
    echo "make-authority: $1" >&2
    exit "${2:-1}"
}

# Whether $2, which the option $1 was given, is a number of days.
check_days() {
    case $2 in
        '' | *[!0-9]* | 0*) fail "$1 is '$2': it must be a whole number from 1." 2 ;;
    esac
    [ ${#2} -le 5 ] || fail "$1 is '$2': at most 99999 days." 2
}

days=365 authority_days=3650
while [ $# -gt 0 ]; do
    case $1 in
        -h | --help)
            usage
            exit
            ;;
        --days)
            check_days "$1" "${2:-}"
            days=$2
            shift 2
            ;;
        --authority-days)
            check_days "$1" "${2:-}"
            authority_days=$2
            shift 2
            ;;
        -*) fail "There is no option '$1': only --days and --authority-days." 2 ;;
        *) break ;;
    esac
done
[ $# -gt 0 ] || {
    usage >&2
    exit 2
}
command -v openssl >/dev/null || fail 'openssl was not found: install it (on Debian: apt-get install openssl).'

directory=$1
shift
for name; do
    case $name in
        authority | '' | [!A-Za-z0-9]* | *[!A-Za-z0-9.-]*)
            fail "'$name' is no name for a certificate: letters, digits, dots and hyphens, and not 'authority'." 2
            ;;
    esac
    for file in "$directory/$name.pem" "$directory/$name.key"; do
        [ ! -e "$file" ] || fail "$file is there already, and is not overwritten."
    done
done
mkdir -p "$directory"
if [ -e "$directory/authority.pem" ] || [ -e "$directory/authority.key" ]; then
    if [ ! -e "$directory/authority.pem" ] || [ ! -e "$directory/authority.key" ]; then
        fail "$directory has one of authority.pem and authority.key, not both."
    fi
    [ $# -gt 0 ] || fail "$directory/authority.pem is there already, and is not overwritten."
fi

# What is being made stays here until it is whole.
work=$(mktemp -d "$directory/.new.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 143' TERM INT

# Says what openssl says only where it fails.
quietly() {
    "$@" >"$work/said" 2>&1 || {
        cat "$work/said" >&2
        fail 'openssl failed.'
    }
}

new_key() {
    quietly openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1"
}

# Moves a certificate and its key to where they belong.
publish() {
    chmod 600 "$work/$1.key"
    chmod 644 "$work/$1.pem"
    mv "$work/$1.key" "$work/$1.pem" "$directory"
    echo "made: $directory/$1.pem, $directory/$1.key"
}

if [ ! -e "$directory/authority.pem" ]; then
    new_key "$work/authority.key"
    cat >"$work/authority.conf" <<'CONF'
[req]
distinguished_name = name
x509_extensions = extensions
prompt = no
[name]
CN = Dateline nodes
[extensions]
basicConstraints = critical, CA:TRUE, pathlen:0
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
CONF
    quietly openssl req -x509 -new -sha256 -config "$work/authority.conf" -key "$work/authority.key" \
        -days "$authority_days" -out "$work/authority.pem"
    publish authority
fi

for name; do
    new_key "$work/$name.key"
    quietly openssl req -new -sha256 -subj "/CN=$name" -key "$work/$name.key" -out "$work/request"
    cat >"$work/extensions" <<CONF
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth, clientAuth
subjectAltName = DNS:$name
CONF
    # A random number, so that two processes of this script need not agree on the next one.
    quietly openssl x509 -req -sha256 -in "$work/request" -CA "$directory/authority.pem" -CAkey "$directory/authority.key" \
        -set_serial "0x$(openssl rand -hex 16)" -extfile "$work/extensions" -days "$days" -out "$work/$name.pem"
    publish "$name"
done
