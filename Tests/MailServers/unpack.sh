#!/usr/bin/env bash
# unpack.sh FOLDER: Debian's Postfix, OpenSMTPD and Exim, with all that they need to run, unpacked into a root folder of
# their own. Installed by apt they exclude each other, and each would take over the machine's mail; this asks for neither
# root nor room in the system.
#
# They come from Debian 13 on a machine with Debian 12, whose OpenSMTPD breaks off every TLS handshake; from the
# machine's own release where that cannot be had.
set -euo pipefail
umask 022
folder=$(realpath -m -- "$1")

if ! command -v apt-get >/dev/null || ! command -v dpkg-deb >/dev/null; then
  echo "This is not Debian; the tests with real mail servers are left out" >&2
  exit 0
fi

servers=(postfix opensmtpd exim4-daemon-light sasl2-bin libsasl2-modules dash)
draft=$folder.new
rm -rf -- "$draft"
mkdir -p "$draft/packages" "$draft/apt/lists/partial" "$draft/apt/archives/partial"
# Where the parts of the system are that packages name by their old places.
for place in bin sbin lib lib64; do
  mkdir -p "$draft/root/usr/$place"
  ln -s "usr/$place" "$draft/root/$place"
done

# apt with lists of its own, from the mirror that the machine's apt uses; it touches nothing of the system.
use_release() {
  local uri
  uri=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' "Codename: $VERSION_CODENAME" \
    'Component: main' | head -n 1)
  [[ -n $uri ]] || return 1
  echo "deb $uri $1 main" >"$draft/apt/sources.list"
  : >"$draft/apt/status"
  apt_options=(
    -o "Dir::Etc::sourcelist=$draft/apt/sources.list" -o Dir::Etc::sourceparts=-
    -o "Dir::State=$draft/apt" -o "Dir::State::lists=$draft/apt/lists" -o "Dir::State::status=$draft/apt/status"
    -o "Dir::Cache=$draft/apt" -o Acquire::Languages=none -o APT::Update::Error-Mode=any
  )
  apt-get "${apt_options[@]}" -qq update
}

apt_options=()
VERSION_CODENAME=
# shellcheck disable=SC1091 # the system's
. /etc/os-release
release=$VERSION_CODENAME
if [[ $release == bookworm ]]; then
  if use_release trixie 2>"$draft/complaints"; then
    release=trixie
  else
    apt_options=()
    echo "Debian 13's packages cannot be had; taking Debian 12's: $(tail -n 1 "$draft/complaints")" >&2
  fi
fi

# The libraries that the servers link; what they call besides (perl, debconf, init scripts) is not needed.
libraries=$(apt-cache "${apt_options[@]}" depends --recurse --no-recommends --no-suggests --no-conflicts --no-breaks \
  --no-replaces --no-enhances "${servers[@]}" | grep -E '^(lib|zlib)' | grep -Ev 'perl|debian-installer' | sort -u)
# shellcheck disable=SC2086 # a word each
(cd "$draft/packages" && apt-get "${apt_options[@]}" download -q "${servers[@]}" $libraries >/dev/null \
  2>"$draft/complaints") || {
  cat "$draft/complaints" >&2
  exit 1
}
for package in "$draft"/packages/*.deb; do
  dpkg-deb --fsys-tarfile "$package" | tar -x -C "$draft/root" --no-same-owner --keep-directory-symlink
done
rm -rf -- "$draft/packages" "$draft/apt" "$draft/complaints" "$draft/root/usr/share/"{doc,man,locale,icu} \
  "$draft/root/usr/lib/"*/gconv
echo "$release" >"$draft/release"
rm -rf -- "$folder"
mv -- "$draft" "$folder"
