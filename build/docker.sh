#!/usr/bin/env bash
# Makes Docker answer where it does not yet, and makes the image that others are built on, without any image registry.
#   eval "$(build/docker.sh start)"   starts what is missing; says on standard output what the environment needs
#   build/docker.sh stop              ends the daemon that start started, and no other
# Where Docker answers already it is used as it is. Else this needs Debian or a descendant of it, and root.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly base=frontdoor-base:local
readonly cache=${FRONTDOOR_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/frontdoor}
# What the programs use of the JDK, with what their libraries look for.
readonly modules=java.se,jdk.crypto.ec,jdk.httpserver,jdk.management,jdk.naming.dns,jdk.unsupported,jdk.zipfs
readonly patience_seconds=60

say() { printf 'docker: %s\n' "$*" >&2; }
die() { say "$*"; exit 1; }
as_root() { if ((EUID == 0)); then "$@"; else sudo -n "$@"; fi }

# need COMMAND=PACKAGE...: installs the packages whose command is missing.
need() {
  local pair missing=()
  for pair in "$@"; do
    command -v "${pair%=*}" >/dev/null || [[ -x /usr/sbin/${pair%=*} ]] || missing+=("${pair#*=}")
  done
  ((${#missing[@]})) || return 0
  command -v apt-get >/dev/null || die "${missing[*]} must be installed, and there is no apt-get"
  say "installing ${missing[*]}"
  {
    as_root apt-get update
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"
  } >&2 </dev/null
}

# A daemon of our own: its socket, data and process id in one new folder. Containers talk to each other and through
# published ports, which needs no packet filter: the machine's is left alone, and so are its bridges.
start_daemon() {
  need dockerd=docker.io iptables=iptables
  need docker=docker-cli # a package of its own in newer Debians, else part of the first
  home=$(mktemp -d "${TMPDIR:-/tmp}/frontdoor-docker.XXXXXX")
  export FRONTDOOR_DOCKER_HOME=$home DOCKER_HOST=unix://$home/docker.sock
  local driver
  for driver in overlay2 vfs; do
    say "starting dockerd with $driver in $home"
    as_root setsid env PATH="$PATH:/usr/sbin:/sbin" dockerd --host "$DOCKER_HOST" --group "$(id -g)" \
      --data-root "$home/data" --exec-root "$home/exec" --pidfile "$home/pid" --storage-driver "$driver" \
      --bridge none --iptables=false --ip6tables=false </dev/null >"$home/log" 2>&1 &
    if await_daemon $!; then
      return
    fi
  done
  tail -n 20 "$home/log" >&2
  stop_daemon
  die "dockerd does not come up; the end of its log is above"
}

await_daemon() {
  local deadline=$((SECONDS + patience_seconds))
  until docker info >/dev/null 2>&1; do
    if ! kill -0 "$1" 2>/dev/null || ((SECONDS > deadline)); then
      return 1
    fi
    sleep 0.3
  done
}

stop_daemon() {
  local home=${FRONTDOOR_DOCKER_HOME:-} pid
  [[ -n $home && -d $home ]] || return 0
  if pid=$(cat "$home/pid" 2>/dev/null); then
    as_root kill "$pid" 2>/dev/null || true
    for ((i = 0; i < patience_seconds * 5; i++)); do
      as_root kill -0 "$pid" 2>/dev/null || break
      sleep 0.2
    done
  fi
  as_root rm -rf "$home"
}

# The newest JDK with a jlink, where the build looks for one too.
find_jdk() {
  local candidate version best='' best_version=20
  for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/* /opt/java/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
    [[ -x $candidate/bin/jlink && -r $candidate/release ]] || continue
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$candidate/release")
    if ((${version:-0} > best_version)); then
      best=$candidate
      best_version=$version
    fi
  done
  [[ -n $best ]] && echo "$best"
}

# A small Debian, from the mirror that this machine's apt uses, with a Java runtime cut from the build's own JDK.
make_base() {
  local archive=$1 jdk=$2 work=$cache/work.$$
  need debootstrap=debootstrap
  say "making the base image"
  rm -f "$cache"/base-*.tar
  mkdir -p "$work"
  trap "as_root rm -rf '$work'" RETURN
  (
    unset http_proxy
    eval "$(apt-config shell http_proxy Acquire::http::Proxy)"
    [[ -z ${http_proxy:-} ]] || export http_proxy
    mirror=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' | head -n 1)
    . /etc/os-release
    as_root env ${http_proxy:+http_proxy="$http_proxy"} PATH="$PATH:/usr/sbin:/sbin" \
      debootstrap --variant=minbase "$VERSION_CODENAME" "$work/root" "$mirror"
  ) >"$cache/debootstrap.log" 2>&1 </dev/null ||
    { tail -n 20 "$cache/debootstrap.log" >&2; die "debootstrap failed; the end of its log is above"; }
  "$jdk/bin/jlink" --add-modules "$modules" --strip-java-debug-attributes --no-header-files --no-man-pages \
    --generate-cds-archive --compress zip-6 --output "$work/java" >&2
  as_root cp -R "$work/java" "$work/root/opt/java"
  as_root tar -C "$work/root" --owner 0 --numeric-owner --exclude './var/cache/apt/*' --exclude './var/lib/apt/lists/*' \
    --exclude './usr/share/doc/*' --exclude './usr/share/locale/*' --exclude './usr/share/man/*' -cf - . >"$work/base.tar"
  mv "$work/base.tar" "$archive"
}

import_base() {
  docker image inspect "$base" >/dev/null 2>&1 && return
  local jdk archive
  jdk=$(find_jdk) || die "finds no JDK 21 or newer with jlink; set JAVA_HOME to one"
  # Another archive when the JDK or this script has changed.
  archive=$cache/base-$(cat "$jdk/release" build/docker.sh | cksum | cut -d ' ' -f 1).tar
  mkdir -p "$cache"
  [[ -e $archive ]] || make_base "$archive" "$jdk"
  docker import --change 'ENV JAVA_HOME=/opt/java' --change 'ENV LANG=C.UTF-8' \
    --change 'ENV PATH=/opt/java/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' \
    "$archive" "$base" >/dev/null
}

start() {
  if ! docker info >/dev/null 2>&1; then
    start_daemon
    trap stop_daemon EXIT
  fi
  import_base
  trap - EXIT
  if [[ -n ${FRONTDOOR_DOCKER_HOME:-} ]]; then
    echo "export FRONTDOOR_DOCKER_HOME='$FRONTDOOR_DOCKER_HOME' DOCKER_HOST='$DOCKER_HOST'"
  fi
  echo "export BASE_IMAGE=$base"
  # Testcontainers would fetch a helper image that removes what a killed test left, and check its own connection with
  # another; neither can be had without a registry.
  echo "export TESTCONTAINERS_HOST_OVERRIDE=localhost TESTCONTAINERS_RYUK_DISABLED=true TESTCONTAINERS_CHECKS_DISABLE=true"
}

case ${1:-} in
  start) start ;;
  stop) stop_daemon ;;
  *)
    sed -n '2,5s/^# *//p' "$0" >&2
    exit 64
    ;;
esac
