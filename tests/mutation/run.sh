#!/bin/sh
# SPDX-License-Identifier: MIT
# run.sh SOURCE BUILD [FAULT...]: puts the faults of faults.tsv into a copy of the sources, one at a time, and
# prints which test is the first to fail. Fails if none does, or if one does without a fault.
#
# Kinds of faults: `fault`; `speed`, where nothing but time can tell; `none`, where nothing can, as
# something else holds, too. The latter are counted and left out.
#
# The copy and what is built of it are in BUILD; SOURCE stays as it is. XYLEM_JOBS: compilers at once.
set -eu

[ $# -ge 2 ] || { echo "usage: $0 SOURCE BUILD [FAULT...]" >&2; exit 2; }
source=$(cd "$1" && pwd)
mkdir -p "$2"
build=$(cd "$2" && pwd)
shift 2
table=$source/tests/mutation/faults.tsv
copy=$build/source
log=$build/log
jobs=${XYLEM_JOBS:-$(nproc 2>/dev/null || echo 2)}
tab=$(printf '\t')

rm -rf "$copy"
mkdir -p "$copy"
for part in CMakeLists.txt cmake include lib tests; do
  cp -R "$source/$part" "$copy/$part"
done

# What is compiled often is compiled fast.
cmake -S "$copy" -B "$build/objects" -G Ninja -DCMAKE_BUILD_TYPE=Release \
  -DCMAKE_CXX_FLAGS_RELEASE='-O1 -DNDEBUG' -DXYLEM_EXPAT=OFF -DXYLEM_LIBXML2=OFF -DXYLEM_BUILD_CLI=OFF \
  -DXYLEM_BUILD_EXAMPLES=OFF -DXYLEM_INSTALL=OFF >"$log" 2>&1 || { cat "$log" >&2; exit 1; }

build_programs() {
  cmake --build "$build/objects" --parallel "$jobs" --target test_scanner test_simd >"$log" 2>&1
}

# first_failure PROGRAM: the first test that fails, or ends the program or its time.
first_failure() {
  code=0
  GTEST_FAIL_FAST=1 timeout 120 "$build/objects/bin/$1" >"$log" 2>&1 || code=$?
  case $code in
    0) return 0 ;;
    1) found=$(sed -n 's/^\[  FAILED  \] \([^ ,]*\).*/\1/p' "$log" | head -n 1) ;;
    124) found="$(sed -n 's/^\[ RUN      \] //p' "$log" | tail -n 1), out of time" ;;
    *) found="$(sed -n 's/^\[ RUN      \] //p' "$log" | tail -n 1), by signal $((code - 128))" ;;
  esac
  printf '%s' "${1#test_}: $found"
}

# Of the programs that have the file in them, that of the stage first.
first_failure_of_all() {
  case $1 in
    lib/simd/*) programs='test_simd test_scanner' ;;
    *) programs=test_scanner ;;
  esac
  for program in $programs; do
    failed=$(first_failure "$program")
    [ -z "$failed" ] || break
  done
  printf '%s' "$failed"
}

# put_in FILE ORIGINAL REPLACEMENT: fails unless the original is there exactly once.
put_in() {
  ORIGINAL=$2 REPLACEMENT=$3 awk '
    BEGIN { original = ENVIRON["ORIGINAL"]; replacement = ENVIRON["REPLACEMENT"] }
    {
      place = index($0, original)
      if (place != 0) {
        ++count
        rest = substr($0, place + length(original))
        if (index(rest, original) != 0) ++count
        $0 = substr($0, 1, place - 1) replacement rest
      }
      print
    }
    END { exit count != 1 }' "$source/$1" >"$copy/$1"
}

is_wanted() {
  [ -n "$wanted" ] || return 0
  case " $wanted " in
    *" $1 "*) return 0 ;;
  esac
  return 1
}

wanted=$*
build_programs || { cat "$log" >&2; exit 1; }
failed=$(first_failure_of_all lib/simd/)
[ -z "$failed" ] || { echo "without a fault: $failed"; exit 1; }

count=0
caught=0
others=0
status=0
# A tab is white space to read(), which takes two for one: no field is empty but the last.
while IFS=$tab read -r id file kind original replacement; do
  [ "$id" != id ] || continue
  is_wanted "$id" || continue
  if [ "$kind" != fault ]; then
    others=$((others + 1))
    continue
  fi
  count=$((count + 1))
  if ! put_in "$file" "$original" "$replacement"; then
    failed=
    why='its line is not there, or not once'
  elif ! build_programs; then
    failed=
    why="does not compile: $(grep -m 1 'error:' "$log" || true)"
  else
    failed=$(first_failure_of_all "$file")
    why='is not caught'
  fi
  if [ -n "$failed" ]; then
    caught=$((caught + 1))
    printf '%-36s %s\n' "$id" "$failed"
  else
    printf '%-36s %s\n' "$id" "$why"
    status=1
  fi
  cp "$source/$file" "$copy/$file"
done <"$table"

echo "$caught of $count faults are caught; $others more would change speed alone, or nothing"
exit "$status"
