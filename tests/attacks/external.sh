#!/bin/sh
# SPDX-License-Identifier: MIT
#
# external.sh XYLEM FOLDER: reads each document of the folder with each backend and each policy for
# DTDs, and looks at the system calls: once the document is open nothing else may be opened, and
# nothing be connected to, whatever the document names. Skipped (77) where nothing can be traced.
set -eu
export LC_ALL=C

xylem=$1
folder=$2

skip() { echo "SKIPPED, what documents name may have been opened unseen: $*" >&2; exit 77; }
fail() { echo "$*" >&2; exit 1; }

# A sanitizer looks for leaks as a debugger does, which cannot be while one is at work.
export ASAN_OPTIONS="${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

command -v strace >/dev/null 2>&1 || skip "strace is not installed"
strace -o "$work/trace" true 2>/dev/null || skip "this system lets nobody trace (ptrace)"

# traced COMMAND...: what it calls, in $work/trace.
traced() {
  strace -f -qq -e trace=open,openat,openat2,creat,execve,%network -e signal=none \
    -o "$work/trace" "$@"
}

# What was opened or run after the document, and connections at any time. The document itself is
# opened again to tell the line of an error.
reached() {
  awk -v document="$1" '
    /(socket|connect|sendto|sendmsg|sendmmsg)\(/ { print; next }
    /open(at|at2)?\(/ && / = [0-9]/ && index($0, "\"" document "\"") { is_open = 1; next }
    is_open { print }
    END { if (!is_open) print "the document was not opened" }
  ' "$work/trace"
}

cat >"$work/rows.toml" <<'TOML'
record = "/r/i"
table = "t"
[fields]
v = { path = "v", optional = true }
TOML

# That this finds anything must be shown first.
cd "$folder"
traced sh -c 'exec <xinclude.xml; cat secret.txt' >"$work/out"
reached xinclude.xml | grep -q secret.txt || fail "a file opened behind the document went unseen"
traced sh -c 'exec <xinclude.xml' >"$work/out"
[ -z "$(reached xinclude.xml)" ] || fail "seen though nothing happened: $(reached xinclude.xml)"

backends=$("$xylem" backends | sed '/^kernel /d; s/ .*//')
[ -n "$backends" ] || fail "no backend"
documents=0
readings=0
for document in *.xml; do
  documents=$((documents + 1))
  for backend in $backends; do
    for dtd in ignore forbid text_entities; do
      status=0
      traced "$xylem" extract -q --allow-empty -p "$work/rows.toml" --backend "$backend" \
        --dtd "$dtd" "$document" >"$work/out" 2>"$work/err" || status=$?
      # Read or refused, but nothing else.
      [ "$status" -le 1 ] || fail "$document, $backend, $dtd: status $status: $(cat "$work/err")"
      calls=$(reached "$document")
      [ -z "$calls" ] || fail "$document, $backend, $dtd:
$calls"
      if grep -q SECRET "$work/out" "$work/err"; then
        fail "$document, $backend, $dtd: shows what another file holds"
      fi
      readings=$((readings + 1))
    done
  done
done
[ "$documents" -ge 20 ] || fail "only $documents documents in $folder"
echo "$documents documents, $readings readings by" $backends": nothing else opened or connected to"
