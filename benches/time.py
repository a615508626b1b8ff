#!/usr/bin/env python3
"""Times the real command on sites of growing size and prints a Markdown table.

    benches/time.py --bin target/release/wijkbode --runs 5

Each time is the median of builds that replace an earlier output, as they do in daily use. Exit status 1 when a site has
errors or warnings, or when four times the wijken takes more than 4.4 times the time.

Builds that follow each other within a minute can be several times slower on ext4 without a journal (in many small
virtual machines), where the kernel steps over every inode that was freed just before. With
--sites /dev/shm/bench-sites the disk is left out of the measurement.
"""
import argparse
import hashlib
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import generate

SITES = Path(__file__).resolve().parent.parent / "target/bench-sites"
MOST_GROWTH = 4.4


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--bin", required=True, type=Path, metavar="PATH", help="the built wijkbode")
    parser.add_argument("--runs", type=int, default=5, metavar="N", help="timed builds of each site")
    parser.add_argument("--wijken", type=int, nargs="+", default=[50, 200, 800], metavar="N", help="sizes, growing")
    parser.add_argument("--sites", type=Path, default=SITES, metavar="DIR", help="where the sites are made and kept")
    options = parser.parse_args()
    rows = [measure(options.bin.resolve(), site(options.sites.resolve(), wijken), wijken, options.runs) for wijken in options.wijken]
    print("| wijken | pages | median s | pages/s | peak MB | growth |\n|---:|---:|---:|---:|---:|---|")
    too_much = False
    for earlier, row in zip([None, *rows], rows):
        growth = ""
        if earlier:
            size, factor = row["wijken"] / earlier["wijken"], row["seconds"] / earlier["seconds"]
            growth = f"× {factor:.2f} for × {size:g}"
            too_much |= row is rows[-1] and factor > size * MOST_GROWTH / 4
        print(f"| {row['wijken']} | {row['pages']} | {row['seconds']:.2f} | {row['pages'] / row['seconds']:.0f} | {row['megabytes']:.0f} | {growth} |")
    if too_much:
        sys.exit(f"FAIL: the last step grew by more than {MOST_GROWTH} for × 4")


def measure(binary, root, wijken, runs):
    line = [binary, "build", "--root", root, "--output", root / "output", "--as-of", "2021-09-15"]
    pages = warm_up([*line, "--format", "json"])
    timed = [run([*line, "--quiet"]) for _ in range(runs)]
    return {"wijken": wijken, "pages": pages, "seconds": statistics.median(seconds for seconds, _ in timed),
            "megabytes": max(megabytes for _, megabytes in timed)}


def site(folder, wijken):
    """A generated site, kept until its generator changes."""
    version = hashlib.sha256(Path(generate.__file__).read_bytes()).hexdigest()[:8]
    root = folder / f"{wijken}-{version}"
    if not (root / "complete").exists():
        generate.generate(root, wijken)
        (root / "complete").touch()
    return root


def warm_up(line):
    """Builds once, sees to it that nothing is wrong with the site, and returns the number of pages."""
    done = subprocess.run(line, capture_output=True, text=True)
    if done.returncode != 0 and not done.stdout:
        sys.exit(f"FAIL: exit {done.returncode}: {done.stderr[-500:]}")
    result = json.loads(done.stdout)
    if result["diagnostics"]:
        first = result["diagnostics"][0]
        sys.exit(f"FAIL: {result['errors']} errors and {result['warnings']} warnings, such as "
                 f"{first['code']} {first['file']}:{first['line']} {first['message']}")
    return result["pages"]


def run(line):
    """The seconds and the peak megabytes of one build."""
    started = time.monotonic()
    process = subprocess.Popen(line, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"FAIL: exit {process.returncode} of {' '.join(map(str, line))}")
    unit = 1e6 if sys.platform == "darwin" else 1e3  # bytes there, kilobytes here
    return seconds, usage.ru_maxrss / unit


if __name__ == "__main__":
    main()
