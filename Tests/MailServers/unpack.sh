#!/usr/bin/env bash
# unpack.sh FOLDER: Debian's Postfix and OpenSMTPD, with all that they need to run, unpacked into a root folder of
# their own. Installed by apt the two exclude each other, and each would take over the machine's mail; this asks for
# neither root nor room in the system.
set -euo pipefail
umask 022
folder=$(realpath -m -- "$1")

if ! command -v apt-get >/dev/null || ! command -v dpkg-deb >/dev/null; then
  echo "This is not Debian; the tests with real mail servers are left out" >&2
  exit 0
fi

servers=(postfix opensmtpd sasl2-bin libsasl2-modules dash)
draft=$folder.new
rm -rf -- "$draft"
mkdir -p "$draft/packages" "$draft/root"

# The libraries that the servers link; what they call besides (perl, debconf, init scripts) is not needed.
libraries=$(apt-cache depends --recurse --no-recommends --no-suggests --no-conflicts --no-breaks --no-replaces \
  --no-enhances "${servers[@]}" | grep -E '^(lib|zlib)' | grep -Ev 'perl|debian-installer' | sort -u)
# shellcheck disable=SC2086 # a word each
(cd "$draft/packages" && apt-get download -q "${servers[@]}" $libraries >/dev/null 2>"$draft/complaints") || {
  cat "$draft/complaints" >&2
  exit 1
}
for package in "$draft"/packages/*.deb; do
  dpkg-deb --fsys-tarfile "$package" | tar -x -C "$draft/root" --no-same-owner --keep-directory-symlink
done
rm -rf -- "$draft/packages" "$draft/complaints" "$draft/root/usr/share/"{doc,man,locale,icu} \
  "$draft/root/usr/lib/"*/gconv
rm -rf -- "$folder"
mv -- "$draft" "$folder"
