#!/bin/sh
# Fuzzes the Liquid engine with libFuzzer:  Tests/Fuzz/run.sh [seconds, default 1800] [folder for findings]
# A crash, a hang of more than ten seconds, or memory beyond 2 GiB stops it, exits non-zero, and leaves
# the input in the folder. Make a file of it in Tests/Fuzz/corpus: the tests run every file there.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
seconds=${1:-1800}
work=${2:-$(mktemp -d)}
mkdir -p "$work/corpus"
find "$here/../../Sources/Liquid" -name '*.swift' -print0 |
  xargs -0 swiftc -O -enforce-exclusivity=checked -parse-as-library -swift-version 6 \
    -enable-upcoming-feature ExistentialAny -enable-upcoming-feature MemberImportVisibility \
    -sanitize=fuzzer -module-name LiquidFuzz -o "$work/fuzz" "$here/LiquidFuzz.swift"
cd "$work"
exec env SWIFT_BACKTRACE=enable=no ./fuzz -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=2048 \
  -dict="$here/liquid.dict" -print_final_stats=1 corpus "$here/corpus"
