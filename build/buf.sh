#!/usr/bin/env bash
# Checks the .proto files with buf, pinned in build/buf. Needs node and npm; asks no schema registry.
#   build/buf.sh lint      style and comments
#   build/buf.sh breaking  changes that break what is in proto/baseline.binpb
#   build/buf.sh baseline  takes the files as they are for the new baseline
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly module=proto/src/main/proto
readonly baseline=proto/baseline.binpb
readonly work="$PWD/target/buf"

case ${1:-} in
  lint | breaking | baseline) ;;
  *)
    sed -n '2,5s/^# *//p' "$0" >&2
    exit 64
    ;;
esac

if [[ -z $(find "$module" -name '*.proto' -print -quit 2>/dev/null) ]]; then
  echo "buf: no .proto files in $module yet, nothing to check"
  exit 0
fi
if [[ $1 == breaking && ! -e $baseline ]]; then
  echo "buf: no $baseline yet, breaking changes are not checked (build/buf.sh baseline makes it)"
  exit 0
fi

pinned=$(sed -n 's/.*"@bufbuild\/buf": "\(.*\)".*/\1/p' build/buf/package.json)
if [[ $(build/buf/node_modules/.bin/buf --version 2>/dev/null || true) != "$pinned" ]]; then
  npm --prefix build/buf ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2
fi

# protovalidate's own .proto files, from the library that the build uses.
version=$(sed -n 's/.*<protovalidate.version>\(.*\)<.*/\1/p' pom.xml)
readonly imports="$work/protovalidate-$version"
if [[ ! -e $imports/buf/validate/validate.proto ]]; then
  ./mvnw -B -q -N dependency:unpack -Dartifact="build.buf:protovalidate:$version" \
    -DoutputDirectory="$imports" -Dmdep.unpack.includes='buf/validate/*.proto'
fi

# A copy of the module beside its imports, under the path it has here, so that findings name the right files.
readonly workspace="$work/workspace"
rm -rf "$workspace"
mkdir -p "$workspace/$module"
cp -R "$module/." "$workspace/$module"
cp -R "$imports" "$workspace/imports"
awk '{ print } /- path: proto/ { print "  - path: imports" }' buf.yaml >"$workspace/buf.yaml"

run_buf() { (cd "$workspace" && "$OLDPWD/build/buf/node_modules/.bin/buf" "$@"); }

case $1 in
  lint)
    run_buf lint "$module"
    echo "buf: lint found nothing"
    ;;
  breaking)
    run_buf breaking "$module" --against "$PWD/$baseline"
    echo "buf: nothing breaks $baseline"
    ;;
  baseline)
    run_buf build "$module" --exclude-source-info -o "$PWD/$baseline"
    echo "buf: wrote $baseline"
    ;;
esac
