#!/usr/bin/env python3
"""Kills builds at random moments and looks at what is left: the complete old site or the complete new one.

    benches/kill.py --bin target/release/wijkbode --times 200

After each kill the next build must put its own site in place and leave nothing else beside it. Exit status 1 when not.
"""
import argparse
import collections
import hashlib
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from generate import generate


class Fault(Exception):
    """What was found wrong, in one sentence."""


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--bin", required=True, type=Path, metavar="PATH", help="the built wijkbode")
    parser.add_argument("--times", type=int, default=200, metavar="N")
    parser.add_argument("--seed", type=int, default=2021, help="another seed kills at other moments")
    options = parser.parse_args()
    try:
        with tempfile.TemporaryDirectory(prefix="wijkbode-kill-") as folder:
            print(kill_often(Trial(options.bin.resolve(), Path(folder)), options.times, random.Random(options.seed)))
    except Fault as fault:
        sys.exit(f"FAIL: {fault}")


class Trial:
    """Two sites of about 500 pages that are published in the same folder."""

    def __init__(self, binary, root):
        self.binary, self.old, self.new, self.publication = binary, root / "old", root / "new", root / "publication"
        self.output = self.publication / "output"
        generate(self.old, wijken=10, pages_per_wijk=50, seed="old")
        generate(self.new, wijken=10, pages_per_wijk=52, seed="new")

    def start(self, site):
        line = [self.binary, "build", "--root", site, "--output", self.output, "--as-of", "2021-09-15", "--quiet"]
        return subprocess.Popen(line, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def build(self, site):
        """Builds to the end; returns the tree and the seconds it took."""
        started = time.monotonic()
        process = self.start(site)
        _, errors = process.communicate()
        seconds = time.monotonic() - started
        if process.returncode != 0:
            raise Fault(f"exit {process.returncode} of a build that nobody killed: {errors.decode()[-300:]}")
        beside = self.left_overs()
        if beside:
            raise Fault(f"left beside the output after a build: {', '.join(beside)}")
        return self.tree(), seconds

    def kill(self, site, moment):
        """Kills a build after so many seconds; returns whether it was still running."""
        process = self.start(site)
        time.sleep(moment)
        process.kill()
        process.communicate()
        return process.returncode < 0

    def tree(self):
        """Every file of the output with a digest of its bytes."""
        return {str(path.relative_to(self.output)): hashlib.sha256(path.read_bytes()).digest()
                for path in self.output.rglob("*") if path.is_file()}

    def left_overs(self):
        return sorted(path.name for path in self.publication.iterdir() if path != self.output)


def kill_often(trial, times, chance):
    """Every other kill falls near the end of the build, where the sites change places."""
    before, _ = trial.build(trial.old)
    after, _ = trial.build(trial.new)
    _, seconds = trial.build(trial.old)
    if before == after or len(before) < 480:
        raise Fault(f"the two sites are too small or the same: {len(before)} and {len(after)} files")
    counts = collections.Counter()
    for number in range(times):
        moment = seconds * (chance.uniform(0, 1.1) if number % 2 else chance.uniform(0.6, 1.1))
        counts["alive"] += trial.kill(trial.new, moment)
        counts["left-over"] += bool(trial.left_overs())
        found = trial.tree()
        if found not in (before, after):
            raise Fault(f"kill {number + 1}, after {moment:.3f} s: {len(found)} files, neither the old nor the new site")
        counts["new"] += found == after
        restored, lasted = trial.build(trial.old)
        if restored != before:
            raise Fault(f"kill {number + 1}, after {moment:.3f} s: the next build did not restore the site")
        if found == after:  # or there was nothing to build
            seconds += (lasted - seconds) / 8  # follows a machine that is busier at times
    return (f"ok: {times} kills, {counts['alive']} of a running build; {times - counts['new']} left the old site, {counts['new']} the new one; "
            f"{counts['left-over']} left a staging folder, which the next build cleared away")


if __name__ == "__main__":
    main()
