#!/bin/sh
# SPDX-License-Identifier: MIT
# catch.sh PROGRAM...: runs test programs with each of the bugs that can be put in, and prints which test is
# the first to fail. Fails if none does, or if one does without a bug.
#
# A bug is done with when one program has caught it. With XYLEM_LONG_TESTS in the environment every program
# says what it finds, and more documents are generated. The longest tests are left out.
# XYLEM_SEEDED_BUGS: these bugs only.
set -eu

is_long=${XYLEM_LONG_TESTS:+1}
bugs=${XYLEM_SEEDED_BUGS:-$(XYLEM_SEEDED_BUG='' "$1")}
# As long as usual.
unset XYLEM_LONG_TESTS

filter_of() {
  case $is_long$1 in
    1*_agreement) echo '*GeneratedDocuments*:*W3c*' ;;
    *_agreement) echo '*GeneratedDocuments*/0' ;;
    *_engine) echo '*doors_test*:*cuts_test*:engine*' ;;
    *) echo '-*linear*:*maps_back*:*_bytes*:*defaults_hold*:*of_any_length*' ;;
  esac
}

# first_failure PROGRAM [NAME=VALUE]: the first test that fails, or ends the program.
first_failure() {
  program=$1
  shift
  code=0
  output=$(env GTEST_FAIL_FAST=1 "$@" timeout 400 "$program" \
    --gtest_filter="$(filter_of "$program")" 2>&1) || code=$?
  case $code in
    0) ;;
    1) printf '%s\n' "$output" | sed -n 's/^\[  FAILED  \] \([^ ,]*\).*/\1/p' | head -n 1 ;;
    1[3-9]?) printf '%s, by signal %d' \
      "$(printf '%s\n' "$output" | sed -n 's/^\[ RUN      \] //p' | tail -n 1)" $((code - 128)) ;;
    # Out of time, which may be the machine's fault, or no such bug: neither tells.
    *)
      echo "${program##*/} $*: exit code $code" >&2
      return 1
      ;;
  esac
}

for program in "$@"; do
  failed=$(first_failure "$program")
  [ -z "$failed" ] || { echo "without a bug: ${program##*/}: $failed"; exit 1; }
done

status=0
for bug in $bugs; do
  is_caught=
  for program in "$@"; do
    failed=$(first_failure "$program" XYLEM_SEEDED_BUG="$bug") || continue
    [ -n "$failed" ] || continue
    printf '%-20s %-15s %s\n' "$bug" "${program##*/seeded_}" "$failed"
    is_caught=1
    [ -n "$is_long" ] || break
  done
  if [ -z "$is_caught" ]; then
    printf '%-20s is not caught\n' "$bug"
    status=1
  fi
done
exit "$status"
