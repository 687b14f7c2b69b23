#!/usr/bin/env bash
# Restores, builds and tests Baken. Usage:
#   ./test.sh                       everything
#   ./test.sh Baken.Kernel.Tests    one test project; further arguments go to `dotnet test`
# What the tests need and this machine lacks (PostgreSQL, Chromium) is installed when run as root.
# The last line reads: N passed, N failed, N skipped. The exit code is 0 only when tests ran and none failed.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

give_up() {
    echo "test.sh: $1" >&2
    echo "0 passed, 1 failed, 0 skipped"
    exit 1
}

lacking_packages() {
    [ "${BAKEN_SKIP_POSTGRES:-}" = 1 ] || compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || echo postgresql
    command -v chromium >/dev/null || echo chromium
}

install_lacking() {
    local lacking
    mapfile -t lacking < <(lacking_packages)
    [ ${#lacking[@]} -eq 0 ] && return
    command -v apt-get >/dev/null || give_up "needs PostgreSQL 15 or later and Chromium; install ${lacking[*]} with this system's own package tool"
    [ "$(id -u)" -eq 0 ] || give_up "needs ${lacking[*]}: run 'sudo apt-get install ${lacking[*]}', or run this script as root once"
    # Debian's package would make and start a cluster 'main'; the tests make their own and never touch that one.
    if [[ " ${lacking[*]} " == *" postgresql "* && ! -d /etc/postgresql-common/createcluster.d ]]; then
        mkdir -p /etc/postgresql-common/createcluster.d
        echo 'create_main_cluster = false' > /etc/postgresql-common/createcluster.d/baken-tests.conf
    fi
    compgen -G '/var/lib/apt/lists/*_Packages*' >/dev/null || apt-get update -q || give_up "apt-get update failed"
    if ! DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends "${lacking[@]}"; then
        # Lists older than the archive name packages that are no longer there.
        apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends "${lacking[@]}" \
            || give_up "could not install ${lacking[*]}"
    fi
}

# The checker of the interface's document; without Node its one test is skipped, and counted.
install_checker() {
    [ -x tools/spectral/node_modules/.bin/spectral ] && return
    command -v npm >/dev/null || return
    npm ci --prefix tools/spectral --no-audit --no-fund --ignore-scripts >/dev/null 2>&1 || echo "test.sh: the checker of the interface's document could not be installed" >&2
}

command -v dotnet >/dev/null || give_up "needs the .NET SDK named in global.json"
install_lacking
install_checker

built=Baken.slnx
chosen=(--solution Baken.slnx)
if [ $# -gt 0 ]; then
    [ -d "tests/$1" ] || give_up "there is no test project tests/$1"
    built="tests/$1"
    chosen=(--project "tests/$1")
    shift
fi

dotnet restore "$built" --locked-mode || give_up "restore failed"
dotnet build "$built" -c Release --no-restore || give_up "build failed"

log=$(mktemp)
trap 'rm -f "$log"' EXIT
# One test program at a time: each may hold a browser and a database cluster. A program that hangs is ended.
dotnet test "${chosen[@]}" -c Release --no-build --no-progress --no-ansi --max-parallel-test-modules 1 --timeout 30m "$@" 2>&1 | tee "$log"
code=${PIPESTATUS[0]}

count() { awk -v key="  $1:" 'index($0, key) == 1 { n = $2 } END { print n + 0 }' "$log"; }
passed=$(count succeeded) failed=$(count failed) skipped=$(count skipped)

if [ "$code" -eq 0 ] && [ "$passed" -eq 0 ]; then
    echo "test.sh: no test passed, so nothing was shown" >&2
    code=8
fi
if [ "$code" -ne 0 ] && [ "$failed" -eq 0 ]; then
    echo "test.sh: dotnet test ended with exit code $code (8: a project ran no test); counted as one failure" >&2
    failed=1
fi
# Once more what failed: it is long gone by above.
[ "$failed" -eq 0 ] || grep -aE '^failed ' "$log" >&2
echo "$passed passed, $failed failed, $skipped skipped"
exit "$code"
