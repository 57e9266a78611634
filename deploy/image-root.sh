#!/bin/sh
# Puts what Node.js and the packages' native parts need to run into a folder that becomes the root of an image:
#   image-root.sh FOLDER NODE_MODULES
# Run where Node.js and Debian's dpkg are, as the Dockerfile does.
set -eu
image=$1 modules=$2
node=$(command -v node)

mkdir -p "$image/usr/local/bin" "$image/etc" "$image/var/lib/hemicycle" "$image/var/lib/dpkg/status.d"
install -d -m 1777 "$image/tmp"
cp -L "$node" "$image/usr/local/bin/node"

# Paths as the loader asks for them; what they are links to is copied.
libraries=$({ ldd "$node"; find "$modules" -name '*.node' -exec ldd {} +; } | grep -o '[^ ]*/ld-linux[^ ]*\|=> /[^ ]*' | sed 's/^=> //' | sort -u)
# shellcheck disable=SC2086
cp -L --parents $libraries "$image"

# What a scanner for weaknesses looks for: which packages these files are of.
for library in $libraries; do
  dpkg -S "$library" "$(readlink -f "$library")" "/usr$library" 2>/dev/null || true
done | cut -d: -f1 | sort -u | while read -r package; do
  dpkg -s "$package" >"$image/var/lib/dpkg/status.d/$package"
done

printf 'root:x:0:0::/:/none\nhemicycle:x:10001:10001::/var/lib/hemicycle:/none\n' >"$image/etc/passwd"
printf 'root:x:0:\nhemicycle:x:10001:\n' >"$image/etc/group"
printf 'hosts: files dns\n' >"$image/etc/nsswitch.conf"
