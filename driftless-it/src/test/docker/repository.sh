#!/bin/sh
# Makes a local apt repository of small packages in /srv/repository and makes it the only source of apt.
# "repository.sh publish NAME VERSION" adds one more version, which apt sees after the next update.
set -eu
repository=/srv/repository
mkdir -p $repository

# package NAME VERSION [FIELD...]: maintainer scripts and files are what lies in $tree, which is then made anew
tree=$(mktemp -d)
package() {
    name=$1 version=$2
    shift 2
    mkdir -p "$tree/DEBIAN" "$tree/usr/share/$name"
    echo "$version" >"$tree/usr/share/$name/version"
    {
        printf 'Package: %s\nVersion: %s\nArchitecture: all\nMaintainer: Tests <tests@example.com>\n' "$name" "$version"
        for field in "$@"; do printf '%s\n' "$field"; done
        printf 'Description: %s of the tests\n' "$name"
    } >"$tree/DEBIAN/control"
    chmod -R u=rwX,go=rX "$tree"
    dpkg-deb --root-owner-group -Znone -b "$tree" "$repository/${name}_$version.deb" >/dev/null
    rm -rf "$tree"
    mkdir "$tree"
}

# script NAME TEXT: a maintainer script of the next package
script() {
    mkdir -p "$tree/DEBIAN"
    printf '#!/bin/sh\nset -e\n%s\n' "$2" >"$tree/DEBIAN/$1"
    chmod 755 "$tree/DEBIAN/$1"
}

index() {
    cd $repository
    for deb in *.deb; do
        dpkg-deb -f "$deb"
        printf 'Filename: ./%s\nSize: %s\nSHA256: %s\n\n' \
            "$deb" "$(stat -c %s "$deb")" "$(sha256sum "$deb" | cut -d' ' -f1)"
    done >Packages.new
    mv Packages.new Packages
}

if [ "${1-}" = publish ]; then
    package "$2" "$3"
    index
    rm -rf "$tree"
    exit
fi

package tool 1.0
package tool 1.1
package lib 1.0
package lib 2.0
for version in 1.0 2.0; do
    mkdir -p "$tree/etc" "$tree/DEBIAN"
    echo "version = $version" >"$tree/etc/app.conf"
    echo /etc/app.conf >"$tree/DEBIAN/conffiles"
    package app $version "Depends: lib (>= $version)"
done
script postinst 'mkdir -p /var/lib/maker; echo made >/var/lib/maker/stamp'
script postrm 'rm -rf /var/lib/maker'
package maker 1.0
package agent-a 1.0 'Provides: agent' 'Conflicts: agent'
package agent-b 1.0 'Provides: agent' 'Conflicts: agent'
package only-agent 1.0 'Provides: sole-agent'
package client 1.0 'Depends: agent-a | agent'
package suggesting 1.0 'Recommends: extra'
package extra 1.0
script postinst 'echo cannot start >&2; exit 7'
package broken 1.0
package unmet 1.0 'Depends: nowhere (>= 3)'
package old-app 1.0 'Depends: lib (<< 2.0)'
rm -rf "$tree"
index
# copied, so that apt sees what is new only after an update
echo "deb [trusted=yes] copy:$repository ./" >/etc/apt/sources.list
apt-get -q update >/dev/null
