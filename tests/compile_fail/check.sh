#!/bin/sh
# SPDX-License-Identifier: MIT
# Compiles one case of one file and says whether the compiler answered as the file expects.
#
#   check.sh SOURCE CASE gcc|clang COMPILER [FLAG...]
#
# CASE is "good", or the <n> of a branch under XYLEM_BAD_<n>. That branch holds one or more lines
# "// expect: REGEX"; the compiler must fail, and each extended regular expression must match its
# output. "// expect(gcc): REGEX" and "// expect(clang): REGEX" hold for that compiler only.
set -eu
export LC_ALL=C

source=$1
case=$2
family=$3
shift 3

# Echoed source lines would let an expectation match the code instead of the diagnostic.
case $family in
  clang) caret=-fno-caret-diagnostics ;;
  *) caret=-fno-diagnostics-show-caret ;;
esac
set -- "$@" "$caret" -fdiagnostics-color=never -fmessage-length=0 -S -o /dev/null "$source"

if [ "$case" = good ]; then
  exec "$@"
fi

if output=$("$@" "-DXYLEM_BAD_$case" 2>&1); then
  echo "$source: XYLEM_BAD_$case compiles, but must not"
  exit 1
fi

# From the directive that names the case to the next directive.
expectations=$(awk -v name="XYLEM_BAD_$case" -v family="$family" '
  /^[ \t]*#/ { inside = 0; if (match($0, name "([^A-Za-z0-9_]|$)")) inside = 1 }
  inside && match($0, /^[ \t]*\/\/ expect(\([a-z]+\))?: /) {
    head = substr($0, RSTART, RLENGTH)
    if (head ~ /\(/ && index(head, "(" family ")") == 0) next
    print substr($0, RSTART + RLENGTH)
  }
' "$source")
if [ -z "$expectations" ]; then
  echo "$source: XYLEM_BAD_$case has no line '// expect: REGEX' for $family"
  exit 1
fi

status=0
while IFS= read -r expectation; do
  if ! printf '%s\n' "$output" | grep -E -q -e "$expectation"; then
    echo "$source: XYLEM_BAD_$case: no diagnostic matches: $expectation"
    status=1
  fi
done <<END
$expectations
END
if [ "$status" -ne 0 ]; then
  printf 'The compiler said:\n%s\n' "$output"
fi
exit "$status"
