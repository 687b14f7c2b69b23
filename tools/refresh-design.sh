#!/bin/sh
# Fetches the fonts that src/Baken/wwwroot vendors, with their licences, from their npm packages.
# A run without changes in `git status` afterwards proves that the committed files are the published ones.
set -eu
cd "$(dirname "$0")/.."
version=5.3.0
fonts=src/Baken/wwwroot/fonts
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$fonts/LICENSES"
for family in next mono; do
  package=atkinson-hyperlegible-$family
  (cd "$work" && npm pack --silent "@fontsource-variable/$package@$version" >/dev/null && tar xzf "fontsource-variable-$package-$version.tgz")
  for subset in latin latin-ext; do
    cp "$work/package/files/$package-$subset-wght-normal.woff2" "$fonts/$package-$subset.woff2"
  done
  # The licence comes with carriage returns and no final newline; the repository keeps text files in one form.
  tr -d '\r' <"$work/package/LICENSE" | sed -e 's/[[:space:]]*$//' -e '$a\' >"$fonts/LICENSES/$package-OFL-1.1.txt"
  rm -rf "$work/package"
done
