#!/bin/sh
# SPDX-License-Identifier: MIT
# demo.sh BUILD_DIR [IDOCS.xml]: loads a feed of orders into SQLite and compares the time of the
# extraction with that of a full-tree conversion. Called by `./dev demo`, which builds what it needs.
set -eu
export LC_ALL=C.UTF-8

here=$(cd "$(dirname "$0")" && pwd)
build=$1
given=${2:-}
bin=$build/bin
work=$build/demo
rounds=3

die() {
  printf 'demo: %s\n' "$*" >&2
  exit 1
}

for program in xylem xylem_generate xylem_full_tree; do
  [ -x "$bin/$program" ] || die "$bin/$program is missing: call ./dev demo, which builds it"
done
mkdir -p "$work"
rm -f "$work/orders.db" "$work/orders.db-journal"

# --- The documents and the projection --------------------------------------------------------------

if [ -z "$given" ]; then
  feed=$work/orders.xml
  projection=$here/orders.toml
  policy=stop
  "$bin/xylem_generate" feed --count 20000 -o "$feed"
else
  [ -f "$given" ] || die "$given: no such file"
  feed=$given
  projection=$work/orders.toml
  policy=null-field
  # Any kind of IDoc: the root's name is left open, and what the kind does not have is null.
  sed -e 's|^record = .*|record = "/*/IDOC"\nany_namespace = true|' \
    -e 's|^\([a-z_]*\) = \("E.*"\)$|\1 = { path = \2 }|' \
    -e 's|, optional = true||' \
    -e 's|^\([a-z_]* = {.*\) }$|\1, optional = true, repeat = "first" }|' \
    "$here/orders.toml" >"$projection"
fi

bytes=$(wc -c <"$feed")
size=$(echo "$bytes" | awk '{ if ($1 < 1e5) printf "%.1f kB", $1 / 1e3; else printf "%.1f MB", $1 / 1e6 }')
if [ -z "$given" ]; then
  echo "20,000 orders like SAP's IDocs, about 85 tags each, of which 20 are wanted: $size."
else
  echo "$feed, $size: the 20 fields of bench/orders.toml, where its IDocs have them."
fi

# --- Into the database -----------------------------------------------------------------------------

echo
echo "\$ xylem load -p orders.toml --on-bad-record $policy --to sqlite:orders.db ${feed##*/}"
"$bin/xylem" load -p "$projection" --on-bad-record "$policy" --to "sqlite:$work/orders.db" "$feed" 2>&1
echo
if ! command -v sqlite3 >/dev/null 2>&1; then
  "$bin/xylem" extract -q -p "$projection" -o "$work/xylem.csv" "$feed"
  head -n 6 "$work/xylem.csv" | cut -d, -f 1-6
elif [ -z "$given" ]; then
  query="SELECT number, created, sold_to_name, ship_to_city AS city, item_count AS items, net_value
    FROM orders LIMIT 5"
  echo '$ sqlite3 orders.db "SELECT number, created, ... FROM orders LIMIT 5"'
  sqlite3 -column -header "$work/orders.db" "$query"
else
  echo '$ sqlite3 orders.db "SELECT * FROM orders LIMIT 2", NULL left out'
  sqlite3 -line "$work/orders.db" "SELECT * FROM orders LIMIT 2" | grep -v ' = $'
fi

# --- Beside a full tree ----------------------------------------------------------------------------

# Seconds and rows of one run, as "0.3172 20000".
run_xylem() {
  "$bin/xylem" extract -p "$projection" --on-bad-record "$policy" -o "$work/xylem.csv" "$feed" \
    2>"$work/summary" || die "$(cat "$work/summary")"
  sed -n 's/^xylem: \([0-9,]*\) rows\{0,1\}, .* in \([0-9.]*\) s: .*/\2 \1/p' "$work/summary" |
    tr -d ,
}

run_tree() {
  "$bin/xylem_full_tree" "$feed" "$work/tree.csv"
}

# Turn by turn, so that a machine that gets slower or faster does so for both.
: >"$work/times"
round=0
while [ "$round" -lt "$rounds" ]; do
  echo "xylem $(run_xylem)" >>"$work/times"
  echo "tree $(run_tree)" >>"$work/times"
  round=$((round + 1))
done

echo
echo "The same fields as rows in a CSV file, from reading the document to the last byte written,"
echo "best of $rounds:"
awk -v bytes="$bytes" '
  function grouped(number, text, out) {
    text = sprintf("%.0f", number)
    for (out = ""; length(text) > 3; text = substr(text, 1, length(text) - 3))
      out = "," substr(text, length(text) - 2) out
    return text out
  }
  function line(name, what, time) {
    time = best[name] > 0 ? best[name] : 1e-6
    printf "  %-55s %7.3f s %6.1f MB/s %8s rows/s\n", what, time, bytes / 1e6 / time,
           grouped(rows[name] / time)
  }
  { if (!($1 in best) || $2 < best[$1]) best[$1] = $2; rows[$1] = $3 }
  END {
    line("xylem", "xylem: all checked, 20 fields converted to their types")
    line("tree", "full tree: libxml2 DOM, nested maps, 20 fields as text")
    if (rows["xylem"] != rows["tree"]) {
      printf "demo: %d rows by xylem, %d by the full tree\n", rows["xylem"], rows["tree"]
      exit 1
    }
    if (best["tree"] < 0.02) {
      print "  Too short to compare; a larger document shows more."
    } else {
      printf "  The full tree takes %.1f times as long.\n", best["tree"] / best["xylem"]
    }
  }' "$work/times"
echo
echo "Files: $work"
