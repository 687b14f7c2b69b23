#!/usr/bin/env bash
# Adds a migration of this name to both databases, for the contexts whose model changed.
# Usage: tools/add-migration.sh NAME
set -euo pipefail
cd "$(dirname "$0")/.."
name=${1:?give the migration a name, such as AddRegions}
dotnet tool restore > /dev/null
for database in Sqlite Postgres; do
  for context in BakenDb:Main KeyDb:Keys; do
    project=src/Baken.Storage.$database
    if ! dotnet ef migrations has-pending-model-changes --project "$project" --startup-project "$project" --context "${context%%:*}" --configuration Release > /dev/null; then
      dotnet ef migrations add "$name" --project "$project" --startup-project "$project" --context "${context%%:*}" -o "Migrations/${context##*:}" --configuration Release
    fi
  done
done
