#!/bin/sh
# Stops what Dateline started, once standard input ends: when Dateline closes it, or is gone by whatever means.
#
# Each line of standard input names one process: its id, the signal that stops it in order, and one argument of its
# command line, which tells it from a stranger that was given the same id later.
trap '' HUP INT QUIT TERM

processes=''
while IFS= read -r line; do
    processes="$processes$line
"
done

# Whether process $1 runs and has the argument $2.
runs() {
    if [ -d /proc/self ]; then
        tr '\0' '\n' 2>/dev/null <"/proc/$1/cmdline" | grep -Fqxe "$2"
    else
        ps -o args= -p "$1" | grep -Fqe "$2"
    fi 2>/dev/null
}

# Sends signal $1 to all that run, or to each its own where none is given; says how many there were.
signal() {
    count=0
    while read -r pid own argument; do
        if [ -n "$pid" ] && runs "$pid" "$argument"; then
            kill -s "${1:-$own}" "$pid" 2>/dev/null
            count=$((count + 1))
        fi
    done <<PROCESSES
$processes
PROCESSES
    echo "$count"
}

# Whether all have ended within $1 tenths of a second.
ended() {
    tenths=$1
    while [ "$(signal 0)" != 0 ]; do
        [ "$tenths" -gt 0 ] || return 1
        tenths=$((tenths - 1))
        sleep 0.1
    done
}

signal >/dev/null
ended 80 || { signal QUIT >/dev/null; ended 20; } || { signal KILL >/dev/null; ended 20; }
