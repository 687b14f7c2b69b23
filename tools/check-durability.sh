#!/usr/bin/env bash
# Shows from the order of system calls that Baken answers a report only after the write-ahead log is synced.
# Usage: tools/check-durability.sh TRACE
# TRACE is what `strace -f -y -e trace=fdatasync,fsync,sendto,sendmsg,write,writev,pwrite64` wrote about a running `baken serve` on SQLite while
# one report was sent. Exit 0: the last write to baken.db-wal before the redirect to the receipt was synced before it. Exit 1: it was not.
set -euo pipefail
[ $# -eq 1 ] && [ -r "$1" ] || { echo "usage: $0 TRACE" >&2; exit 2; }
awk '
    /baken\.db-wal>/ && /(pwrite64|write)\(/ { written = NR; synced = 0 }
    /(fdatasync|fsync)\(.*baken\.db-wal>/ && !/unfinished/ && / = 0/ { synced = NR }
    /(fdatasync|fsync)\(.*baken\.db-wal>.*unfinished/ { waiting[$1] = 1 }
    /(fdatasync|fsync) resumed.* = 0/ && waiting[$1] { synced = NR; delete waiting[$1] }
    /HTTP\/1\.1 302/ && !answered { answered = NR; ok = written && synced > written }
    END {
        if (!answered) { print "no answer in the trace" > "/dev/stderr"; exit 1 }
        if (!ok) { printf "answered on line %d; log written on line %d, synced on line %d\n", answered, written, synced > "/dev/stderr"; exit 1 }
        printf "synced on line %d, answered on line %d\n", synced, answered
    }' "$1"
