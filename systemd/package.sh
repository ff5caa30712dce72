#!/usr/bin/env bash
# Makes the Debian package from what is already built.
#
#     systemd/package.sh PROGRAMS MANUALS NOTICES OUTPUT
#
# PROGRAMS is the folder with seminard and seminarctl, MANUALS the one with their manual pages, NOTICES the one with the
# sources of the parts that are linked in, whose licences ask to be passed on; OUTPUT gets the package.
set -euo pipefail
programs=$(realpath "$1")
manuals=$(realpath "$2")
notices=$(realpath "$3")
mkdir -p "$4"
output=$(realpath "$4")
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# The same commit makes the same package.
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2>/dev/null || date +%s)
export SOURCE_DATE_EPOCH

version=$("$programs/seminard" --version)
[[ $version =~ ^[0-9] ]] || { echo "seminard --version says \"$version\", which is no version" >&2; exit 1; }
architecture=$(dpkg --print-architecture)

root=$output/root
rm -rf -- "$root"
umask 022

put() { install -D -m "$1" "$2" "$root/$3"; }

put_programs() {
    local program
    for program in seminard seminarctl; do
        put 0755 "$programs/$program" "usr/bin/$program"
        strip --strip-unneeded "$root/usr/bin/$program"
        put_completions "$program"
    done
}

put_completions() {
    local shares=$root/usr/share
    mkdir -p "$shares/bash-completion/completions" "$shares/zsh/vendor-completions" "$shares/fish/vendor_completions.d"
    "$programs/$1" --generate-completion-script bash >"$shares/bash-completion/completions/$1"
    "$programs/$1" --generate-completion-script zsh >"$shares/zsh/vendor-completions/_$1"
    "$programs/$1" --generate-completion-script fish >"$shares/fish/vendor_completions.d/$1.fish"
}

put_manuals() {
    local page
    for page in "$manuals"/*.[18]; do
        put 0644 "$page" "usr/share/man/man${page##*.}/$(basename "$page")"
        gzip -9n "$root/usr/share/man/man${page##*.}/$(basename "$page")"
    done
}

put_units() {
    put 0644 systemd/seminard.service lib/systemd/system/seminard.service
    put 0644 systemd/seminard.sysusers usr/lib/sysusers.d/seminard.conf
    put 0644 systemd/seminard.tmpfiles usr/lib/tmpfiles.d/seminard.conf
}

# In service systemd says where the state is: the sample's own places become comments.
put_configuration() {
    put 0640 config/seminard.yaml etc/seminard/seminard.yaml
    sed -i -E 's/^((state|control|token_secret_file):|  (socket|maildir):)/# \1/' "$root/etc/seminard/seminard.yaml"
    echo /etc/seminard/seminard.yaml >"$root/DEBIAN/conffiles"
}

put_documents() {
    local documents=usr/share/doc/seminard
    put 0644 README.md "$documents/README.md"
    put 0644 SECURITY.md "$documents/SECURITY.md"
    put 0644 CHANGELOG.md "$documents/changelog"
    gzip -9n "$root/$documents/changelog"
    put 0644 config/seminard.yaml "$documents/examples/seminard.yaml"
    put 0644 config/seminars/tadl-ss21.yaml "$documents/examples/seminars/tadl-ss21.yaml"
    put 0644 config/rosters/tadl-ss21.csv "$documents/examples/rosters/tadl-ss21.csv"
    licences >"$root/$documents/copyright"
}

licences() {
    echo "seminard is under the Apache License 2.0, in full at /usr/share/common-licenses/Apache-2.0."
    echo "What is linked into it, with its licences and notices:"
    find "$notices" -mindepth 2 -maxdepth 2 -type f \( -iname 'LICENSE*' -o -iname 'NOTICE*' \) | LC_ALL=C sort |
        while read -r notice; do
            printf '\n---- %s ----\n\n' "${notice#"$notices"/}"
            cat "$notice"
        done
}

control() {
    cat <<END
Package: seminard
Version: $version
Architecture: $architecture
Maintainer: The seminard maintainers
Section: mail
Priority: optional
Installed-Size: $(du -sk --apparent-size "$root" | cut -f1)
Depends: libc6 (>= 2.35), libcurl4 (>= 7.88), libsqlite3-0, libstdc++6 (>= 12), procps, systemd (>= 252), tzdata, zlib1g
Description: seminar calendar and reminder service
 One YAML file says what happens in a seminar and when. seminard turns it into a
 calendar that students subscribe to, into mails that reach exactly the people
 who still owe something, and into answers for the organisers.
END
}

# Nothing is started until an administrator says so; what runs already is restarted after an upgrade.
after_installing() {
    cat <<'END'
#!/bin/sh
set -e
if [ "$1" = configure ]; then
    systemd-sysusers seminard.conf
    systemd-tmpfiles --create seminard.conf
    if [ -d /run/systemd/system ]; then
        systemctl daemon-reload
        if [ -n "$2" ]; then systemctl try-restart seminard.service; fi
    fi
fi
END
}

before_removing() {
    cat <<'END'
#!/bin/sh
set -e
if [ "$1" = remove ] && [ -d /run/systemd/system ]; then
    systemctl disable --now seminard.service
fi
END
}

# The state says who was told what, and when; that is not for a package manager to throw away.
after_removing() {
    cat <<'END'
#!/bin/sh
set -e
if [ -d /run/systemd/system ]; then systemctl daemon-reload; fi
if [ "$1" = purge ] && [ -d /var/lib/seminard ]; then
    echo "The state stays in /var/lib/seminard; remove it by hand if nobody needs its records any more."
fi
END
}

mkdir -p "$root/DEBIAN"
put_programs
put_manuals
put_units
put_configuration
put_documents
control >"$root/DEBIAN/control"
after_installing >"$root/DEBIAN/postinst"
before_removing >"$root/DEBIAN/prerm"
after_removing >"$root/DEBIAN/postrm"
chmod 0755 "$root"/DEBIAN/{postinst,prerm,postrm}
find "$root" -newermt "@$SOURCE_DATE_EPOCH" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +

package=$output/seminard_${version}_$architecture.deb
dpkg-deb --root-owner-group --build "$root" "$package" >/dev/null
echo "$package"
