"""Reads what wijkbode writes with the parsers of others: `read.py PROGRAM`.

Each function named `check_…` is a test. It gets the files of the example site, by their paths.
"""

import pathlib
import subprocess
import sys
import tempfile
import traceback

import calendars
import compressed
import contacts
import feeds
import opendata
import pages

URL = "https://wijken.voorbeeld.example/"
DAY = "2022-01-15"
PARTS = [calendars, compressed, contacts, feeds, opendata, pages]


class Site:
    """The files of a website, and how it is made."""

    def __init__(self, program, root, *options):
        self.url, self.program = URL, program
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="wijkbode-"), "output")
        command = [program, "build", "--quiet", "--root", root, "--output", self.folder, "--as-of", DAY, "--base-url", URL, *options]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        paths = sorted(it for it in self.folder.rglob("*") if it.is_file())
        self.files = {str(it.relative_to(self.folder)): it.read_bytes() for it in paths}

    def ending(self, ending):
        found = {path: it for path, it in self.files.items() if path.endswith(ending)}
        assert found, f"no file ends in {ending}"
        return found

    def other(self, content, *options):
        """Another site, with these files."""
        root = pathlib.Path(tempfile.mkdtemp(prefix="wijkbode-"))
        given = {
            "site.yaml": f"titel: Wijkbericht\norganisatie: Gemeente Voorbeeld\nurl: {URL}\n",
            "wijken/dorp/wijk.md": "---\nnaam: Dorp\n---\nEen wijk.\n",
        }
        for path, text in (given | content).items():
            file = root / "content" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
        return Site(self.program, root, *options)


def main():
    with tempfile.TemporaryDirectory(prefix="wijkbode-") as folder:
        tempfile.tempdir = folder  # for every site that is made, until all are read
        sys.exit(read(Site(sys.argv[1], ".")))


def read(site):
    """Runs every check; returns 1 when one fails."""
    checks = [it for part in PARTS for name, it in vars(part).items() if name.startswith("check_")]
    failed = 0
    for check in checks:
        try:
            check(site)
        except Exception:
            failed += 1
            print(f"--- {check.__name__}: {check.__doc__}")
            traceback.print_exc()
    print(f"{len(checks) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    main()
