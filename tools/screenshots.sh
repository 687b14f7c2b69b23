#!/usr/bin/env bash
# Makes the pictures of the README and the guides anew, from a running Baken with fictional signals. They go to docs/images.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export BAKEN_SCREENSHOTS="$PWD/docs/images"
mkdir -p "$BAKEN_SCREENSHOTS"
dotnet test --project tests/Baken.Browser.Tests -c Release --no-progress -- --explicit only --filter-class '*.Screenshots'
