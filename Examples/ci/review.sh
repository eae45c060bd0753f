#!/bin/sh
# Outreach reviewed like code, on any CI server: what a change does to the mails, and what it breaks.
#
#   review.sh [BASE]
#
# BASE: the branch that the change is for; CI_MERGE_REQUEST_TARGET_BRANCH_NAME, GITHUB_BASE_REF or
# CHANGE_TARGET where the server says so, else main.
# RAPPORT_WORKSPACE: the folder of rapport.yaml; else this one. RAPPORT_REPORTS: where the reports go.
# RAPPORT_NOW: the instant to plan from, for runs that are to be repeated.
#
# Ends with 1 where something must not go out, 2 where mails change, 0 where neither is so: a server
# that shall pass a change of mails takes 2 for a success.
set -eu

base=${1:-${CI_MERGE_REQUEST_TARGET_BRANCH_NAME:-${GITHUB_BASE_REF:-${CHANGE_TARGET:-main}}}}
workspace=${RAPPORT_WORKSPACE:-.}
reports=${RAPPORT_REPORTS:-rapport-reports}
now=${RAPPORT_NOW:-$(date -u +%Y-%m-%dT%H:%M:%SZ)}

# Only what the change itself did counts, not what others did to the branch since.
for name in "origin/$base" "$base"; do
  if merge_base=$(git -C "$workspace" merge-base HEAD "$name" 2>/dev/null); then break; fi
done
if [ -z "${merge_base:-}" ]; then
  echo "review.sh: no common commit with $base; fetch it whole: git fetch --unshallow origin $base" >&2
  exit 66
fi

mkdir -p "$reports"
verdict=0

# Runs rapport; 1 wins over 2, and anything else ends the script.
review() {
  status=0
  rapport "$@" --workspace "$workspace" --now "$now" || status=$?
  case $status in
    0) ;;
    1) verdict=1 ;;
    2) [ "$verdict" = 1 ] || verdict=2 ;;
    *) exit "$status" ;;
  esac
}

# What must not go out, whether this change brought it or not.
review check --mask

# For people: the log, without anybody's name or address.
review preview --against "$merge_base" --mask --exit-code

# For the server: its own form of test results, and the whole of it for whoever may see it.
review preview --against "$merge_base" --format junit --mask --output "$reports/preview.xml"
review preview --against "$merge_base" --format json --output "$reports/preview.json"

exit "$verdict"
