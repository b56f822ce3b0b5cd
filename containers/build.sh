#!/usr/bin/env bash
# Builds the images frontdoor-provider, frontdoor-authority and frontdoor-suite from what Maven has built.
#   containers/build.sh [--tag TAG] [--base IMAGE]
# TAG is "latest" unless said otherwise. IMAGE is any image with java 21 or newer on its PATH; without one it is
# $BASE_IMAGE, else the one that the Dockerfiles name.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

tag=latest
base=${BASE_IMAGE:-}
while (($#)); do
  case $1 in
    --tag | --base)
      (($# > 1)) || { echo "containers/build.sh: $1 needs a value" >&2; exit 64; }
      [[ $1 == --tag ]] && tag=$2 || base=$2
      shift 2
      ;;
    *)
      sed -n '2,5s/^# *//p' "$0" >&2
      exit 64
      ;;
  esac
done

for app in launcher/target/app conformance-tests/target/app; do
  if ! compgen -G "$app/frontdoor-*.jar" >/dev/null; then
    echo "containers/build.sh: nothing is built in $app; run ./mvnw package first" >&2
    exit 66
  fi
done

# Docker without its newer builder has the older one, which does as well.
if ! docker buildx version >/dev/null 2>&1; then
  export DOCKER_BUILDKIT=0
fi

# image NAME DOCKERFILE FOLDER [OPTION...]
image() {
  local name=$1 file=$2 folder=$3
  shift 3
  docker build --quiet --network none ${base:+--build-arg "BASE_IMAGE=$base"} -f "containers/$file" -t "$name:$tag" "$@" "$folder" >/dev/null
  echo "$name:$tag"
}

image frontdoor-provider frontdoor.Dockerfile launcher/target/app --target provider
image frontdoor-authority frontdoor.Dockerfile launcher/target/app --target authority
image frontdoor-suite suite.Dockerfile conformance-tests/target/app
