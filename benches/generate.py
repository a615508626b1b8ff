#!/usr/bin/env python3
"""Makes a valid site of any size: the same arguments give the same bytes.

    benches/generate.py DIR --wijken 200 --pages-per-wijk 50

Built with --as-of 2021-09-15 it gives no error and no warning: what is open was updated lately, what is planned lies
ahead, every figure has its source. Each wijk has its own random numbers, so that sites of different sizes hold the same
wijken and compare well.
"""
import argparse
import datetime
import json
import random
import re
import shutil
import typing
from pathlib import Path

DAY = datetime.date(2021, 9, 15)
URL = "https://wijken.voorbeeld.example/"

OPGAVEN, MIJLPALEN, QUICK_WINS, AGENDA, IDEEEN = 5, 15, 2, 2, 1
ITEMS = OPGAVEN + 1 + MIJLPALEN + QUICK_WINS + AGENDA + IDEEEN
# The wijk itself, its progress, contact, figures and money, and the lists of plans, quick wins, events and ideas.
FIXED_PAGES = ITEMS + 9

ORGANISATIES = {
    "welzijn-voorbeeld": ("Welzijn Voorbeeld", "welzijnsorganisatie"),
    "woonstichting-de-brug": ("Woonstichting De Brug", "woningcorporatie"),
    "politie": ("Politie", "politie"), "bibliotheek": ("Bibliotheek aan de Plas", "bibliotheek"),
    "sportpunt": ("Sportpunt", "sportorganisatie"), "groenbedrijf": ("Groenbedrijf Voorbeeld", "uitvoerder"),
}
THEMAS = {"ontmoeten": "Ontmoeten", "groen": "Groen en schoon", "veilig": "Veilig", "jeugd": "Jeugd", "wonen": "Wonen"}
OPGAVE_TITELS = [
    "Samen de wijk maken", "Groene en schone straten", "Veilig naar school en thuis", "Kansen voor de jeugd", "Prettig en betaalbaar wonen"]

KLEUREN = ["Lage", "Hoge", "Oude", "Nieuwe", "Groene", "Stille", "Lange", "Brede", "Blauwe", "Witte"]
PLEKKEN = ["Weide", "Akker", "Haven", "Brug", "Molen", "Dijk", "Linde", "Kamp", "Beemd", "Heuvel", "Plas", "Hoeve"]
DINGEN = [
    "het speelveld", "de fontein", "het wandelpad", "de fietsbrug", "het buurthuis", "de moestuin", "het schoolplein",
    "de bankjes langs het water", "de verlichting in de tunnel", "het hondenveld", "de bibliotheek", "de jeu-de-boulesbaan"]
WIE = [
    "De wijkregisseur", "Een groep bewoners", "De woningcorporatie", "De wijkagent", "Het wijkplatform", "De basisschool",
    "Het jongerenwerk", "De gemeente", "De vrijwilligersgroep van het buurthuis", "De ondernemersvereniging"]
DOET = [
    "werkt sinds het voorjaar aan {}", "sprak op een drukke avond over {}", "vroeg tachtig huishoudens naar {}",
    "maakte een tekening van {}", "zocht geld voor {}", "knapte met buren op zaterdag {} op", "heeft afspraken gemaakt over {}"]
WAAROM = [
    "want veel bewoners missen een plek om elkaar te ontmoeten", "omdat kinderen er vaker en veiliger buiten spelen",
    "zodat ook wie slecht ter been is er goed kan komen", "nadat in de enquête bleek dat het er 's avonds te donker is",
    "en dat levert minder zwerfafval en meer schaduw op", "terwijl de straat gewoon open blijft voor verkeer"]
SLOT = [
    "U kunt elke dinsdag binnenlopen met vragen.", "De kosten blijven binnen wat de gemeenteraad beschikbaar stelde.",
    "Wie wil meehelpen, meldt zich bij de balie van het buurthuis.", "In het najaar leest u hier hoe het verder gaat.",
    "Dat ging niet vanzelf: de vergunning liet lang op zich wachten.", "De koffie staat klaar, en er is altijd iemand die u rondleidt.",
    "Eén ding is zeker: zonder de buren was het niet gelukt.", "De eerste reacties zijn goed; over de parkeerplaatsen praten we door."]


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, metavar="DIR", help="gets a folder content/; what is there is replaced")
    parser.add_argument("--wijken", type=int, default=200, metavar="N")
    parser.add_argument("--pages-per-wijk", type=int, default=50, metavar="M", help=f"at least {FIXED_PAGES + 2}")
    parser.add_argument("--seed", default="wijkbode", help="another seed gives other texts")
    options = parser.parse_args()
    if options.wijken < 1 or options.pages_per_wijk < FIXED_PAGES + 2:
        parser.error(f"at least 1 wijk of {FIXED_PAGES + 2} pages")
    files = generate(options.folder, options.wijken, options.pages_per_wijk, options.seed)
    print(f"{files} files in {options.folder / 'content'}")


def generate(folder, wijken=200, pages_per_wijk=50, seed="wijkbode"):
    """Writes the site and returns the number of its files."""
    content = Path(folder) / "content"
    shutil.rmtree(content, ignore_errors=True)
    files = site(wijken, pages_per_wijk, seed)
    for folder in {(content / name).parent for name in files}:
        folder.mkdir(parents=True, exist_ok=True)
    for name, file in files.items():
        (content / name).write_text(text(file), "utf-8", newline="\n")
    return len(files)


def site(wijken=200, pages_per_wijk=50, seed="wijkbode"):
    """Every file below `content/` and what is in it."""
    names = [wijk_name(number) for number in range(wijken)]
    files = site_files(seed, names)
    for number in range(wijken):
        wijk = Wijk(seed, names, number, articles_for(pages_per_wijk))
        files |= {f"wijken/{wijk.id}/{name}": file for name, file in wijk.files().items()}
    return files


def articles_for(pages):
    """How many articles fill up the wijk, when every twenty of them also take a list page."""
    articles = pages - FIXED_PAGES
    while articles + -(-articles // 20) > pages - FIXED_PAGES:
        articles -= 1
    return articles


def wijk_name(number):
    first, second = divmod(number, len(PLEKKEN))
    again, first = divmod(first, len(KLEUREN))
    name = f"{KLEUREN[first]} {PLEKKEN[second]}"
    return f"{name} {again + 1}" if again else name


# ---- YAML and Markdown ---------------------------------------------------------------------------------------------------

def scalar(value):
    """A value in YAML: plain where that is safe, quoted where it is not."""
    text = str(value)
    plain = re.fullmatch(r"[\w€][\w€ ./()%+;-]*", text) or re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", text)
    return text if plain and text.strip() == text else json.dumps(text, ensure_ascii=False)


def flow(value):
    """A value on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    return scalar(value)


def record(keys, indent=""):
    """A mapping with a line for each key; lists of mappings and long texts take more."""
    lines = []
    for key, value in keys.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            lines += [f"{key}:", *(f"  - {flow(inner)}" for inner in value)]
        elif isinstance(value, str) and "\n" in value:
            lines += [f"{key}: |", *(f"  {line}".rstrip() for line in value.rstrip("\n").split("\n"))]
        else:
            lines.append(f"{key}: {flow(value)}")
    return "".join(f"{indent}{line}".rstrip() + "\n" for line in lines)


class Page(typing.NamedTuple):
    """A text with what stands above it."""
    keys: dict
    body: str


def text(file):
    """A file as it is on disk: settings, a page, or a list with a dash before the first key of each item."""
    if isinstance(file, Page):
        return f"---\n{record(file.keys)}---\n{file.body}" if file.keys else file.body
    if isinstance(file, dict):
        return record(file)
    return "\n".join("- " + record(item, "  ")[2:] for item in file)


def sentence(chance):
    thing = chance.choice(DINGEN)
    return f"{chance.choice(WIE)} {chance.choice(DOET).format(thing)}, {chance.choice(WAAROM)}."


def paragraph(chance, sentences=3):
    return " ".join([*(sentence(chance) for _ in range(sentences - 1)), chance.choice(SLOT)])


def day_before(chance, most, least=0):
    """A day, so many days before the build's."""
    return DAY - datetime.timedelta(days=chance.randint(least, most))


# ---- the site ------------------------------------------------------------------------------------------------------------

def site_files(seed, names):
    chance = random.Random(f"{seed} site")
    first = slug(names[0])
    settings = {
        "titel": "Wijken van Voorbeeldstad", "organisatie": "Gemeente Voorbeeldstad", "url": URL, "ondertitel": "Wat er in uw wijk gebeurt",
        "themas": [{"id": key, "titel": titel} for key, titel in THEMAS.items()]}
    return {
        "site.yaml": settings,
        "index.md": Page({}, f"Hier leest u wat er in de {len(names)} wijken gebeurt, zoals in [{names[0]}](wijken/{first}/wijk.md).\n"),
        "organisaties.yaml": [{"id": key, "naam": naam, "soort": soort} for key, (naam, soort) in ORGANISATIES.items()],
        "paginas/meedoen.md": Page({"titel": "Doe mee"},
                                   f"{paragraph(chance)}\n\n## Zo begint u\n\n- Loop binnen bij het buurthuis.\n- Vertel uw idee.\n"),
        "paginas/over.md": Page({"titel": "Over deze site"}, f"{paragraph(chance, 5)}\n\nLees ook hoe u [meedoet](meedoen.md).\n"),
        "nieuws/2021-09-01-jaarverslag.md": Page({"titel": "Het jaar in de wijken"}, f"{paragraph(chance, 6)}\n\n{paragraph(chance, 4)}\n"),
    }


def slug(name):
    return name.lower().replace(" ", "-")


class Wijk:
    """One wijk and everything in it."""

    def __init__(self, seed, names, number, articles):
        self.name, self.neighbour = names[number], names[(number + 1) % len(names)]
        self.id, self.number = slug(self.name), number
        self.chance = random.Random(f"{seed} {self.name}")
        self.opgaven = [slug(title) for title in OPGAVE_TITELS]
        self.mijlpalen = [f"mijlpaal-{n + 1}" for n in range(MIJLPALEN)]
        self.articles = [self.article_name(n) for n in range(articles)]

    def article_name(self, n):
        """Spread over the past years, the newest first; the number keeps the address unique."""
        day = DAY - datetime.timedelta(days=1 + 5 * n + self.chance.randint(0, 4))
        return f"{day}-bericht-{n + 1}.md"

    def files(self):
        return {
            "wijk.md": self.profile(), "opgaven.yaml": self.opgaven_list(), "plannen/uitvoeringsplan.md": self.plan(),
            "mijlpalen.yaml": [self.mijlpaal(n) for n in range(MIJLPALEN)],
            "quick-wins.yaml": [self.quick_win(n) for n in range(QUICK_WINS)],
            "contacten.yaml": self.contacten(), "agenda.yaml": self.agenda(), "cijfers.yaml": self.cijfers(),
            "geld.yaml": self.geld(), "ideeen.yaml": [self.idee(n) for n in range(IDEEEN)],
            **{f"nieuws/{name}": self.article(n) for n, name in enumerate(self.articles)},
        }

    def profile(self):
        inwoners = self.chance.randint(1200, 14000)
        keys = {
            "naam": self.name, "soort": "wijk", "slogan": f"{self.name}, dat zijn wij samen", "aanspreekpunt": "wijkregisseur",
            "kenmerken": [
                {"naam": "Inwoners", "waarde": inwoners, "jaar": 2020, "bron": "Basisregistratie Personen"},
                {"naam": "Woningen", "waarde": inwoners * 10 // 22, "jaar": 2020, "bron": "Gegevens van het CBS"},
                {"naam": "Huurwoningen", "waarde": f"{self.chance.randint(20, 70)}%", "jaar": 2019, "bron": "Woningcorporaties"}],
            "heeft": {"wijkplatform": self.chance.choice(["ja", "nee"]), "dorpsvisie": "in-opbouw"},
        }
        links = (f"Lees het [plan](plannen/uitvoeringsplan.md) en het [nieuwste bericht](nieuws/{self.articles[0]}), "
                 f"of kijk bij de buren in [{self.neighbour}](../{slug(self.neighbour)}/wijk.md).")
        return Page(keys, f"{paragraph(self.chance, 4)}\n\n{links}\n")

    def opgaven_list(self):
        return [{
            "id": key, "nummer": n + 1, "titel": OPGAVE_TITELS[n], "samenvatting": sentence(self.chance),
            "themas": [list(THEMAS)[n]], "doelen": [{"titel": "Bewoners doen vaker mee", "termijn": "binnen 2 jaar"}],
            "tekst": f"{paragraph(self.chance, 4)}\n\nHet plan staat [hier](plannen/uitvoeringsplan.md).\n",
        } for n, key in enumerate(self.opgaven)]

    def plan(self):
        keys = {
            "titel": f"Uitvoeringsplan {self.name}", "periode": "2020-07..2023-07",
            "vastgesteld": {"datum": "2020-06-18", "door": "gemeenteraad", "nummer": 30000 + self.number},
            "opgaven": self.opgaven,
            "besluiten": [{"datum": "2020-06-18", "nummer": 30000 + self.number, "titel": "Plan vastgesteld"}],
        }
        rows = "".join(f"| [{OPGAVE_TITELS[n]}](../opgaven.yaml#{key}) | {2021 + n % 3} |\n" for n, key in enumerate(self.opgaven))
        parts = [f"## {title}\n\n{paragraph(self.chance, 4)}\n" for title in ("Waar we staan", "Wat we gaan doen", "Wat het kost")]
        return Page(keys, "\n".join([*parts, "| Opgave | Klaar in |\n|---|---|\n" + rows]))

    def mijlpaal(self, n):
        chance = self.chance
        keys = {
            "id": self.mijlpalen[n], "titel": f"{chance.choice(DINGEN).capitalize()}: stap {n + 1}", "opgave": self.opgaven[n % OPGAVEN],
            "plan": "uitvoeringsplan", "trekker": chance.choice(list(ORGANISATIES)), "partners": ["welzijn-voorbeeld", "groenbedrijf"],
        }
        recent, ahead = day_before(chance, 90), f"{chance.choice([2022, 2023])}-Q{chance.randint(1, 4)}"
        started = {"datum": day_before(chance, 600, 400), "status": "gepland", "tekst": sentence(chance)}
        if n < 6:
            done = {"datum": recent, "status": "afgerond", "tekst": sentence(chance)}
            keys |= {"gepland": "2021-H1", "gerealiseerd": recent, "voortgang": [started, done]}
        elif n == 6:
            late = {"datum": recent, "status": "vertraagd", "gepland": ahead, "reden": "De stenen zijn te laat geleverd"}
            keys |= {"gepland": "2021-Q2", "voortgang": [started, late]}
        else:
            going = {"datum": recent, "status": chance.choice(["loopt", "gepland"]), "tekst": sentence(chance)}
            keys |= {"gepland": ahead, "voortgang": [started, going]}
        article = self.articles[n % len(self.articles)]
        return keys | {"tekst": f"{paragraph(chance, 4)}\n\nZie ook [het bericht](nieuws/{article}).\n"}

    def quick_win(self, n):
        keys = {"id": f"quick-win-{n + 1}", "titel": f"Snel geregeld: {self.chance.choice(DINGEN)}", "opgave": self.opgaven[n % OPGAVEN]}
        recent = day_before(self.chance, 90)
        if n % 2:
            keys |= {"datum": "2021-11", "voortgang": [{"datum": recent, "status": "loopt", "tekst": sentence(self.chance)}]}
        else:
            keys |= {"datum": recent, "status": "afgerond", "resultaat": sentence(self.chance)}
        return keys | {"herkomst": "Wens uit de enquête", "tekst": paragraph(self.chance, 4) + "\n"}

    def contacten(self):
        return [
            {"id": "wijkregisseur", "rol": "Wijkregisseur", "organisatie": "welzijn-voorbeeld", "email": "wijken@voorbeeldstad.example",
             "telefoon": "14 024", "uitleg": {"wel": "Ik breng mensen bij elkaar", "niet": "Ik hef geen boetes"},
             "spreekuur": [{"dag": "dinsdag", "tijd": "10:00-12:00", "locatie": "Buurthuis"}], "bezetting": "vast"},
            {"id": "wijkagent", "rol": "Wijkagent", "organisatie": "politie", "bezetting": "vast"}]

    def agenda(self):
        return [
            {"id": "wijkoverleg", "titel": f"Wijkoverleg {self.name}", "begin": "2021-10-12 19:30", "einde": "2021-10-12 21:30",
             "locatie": {"naam": "Buurthuis", "adres": "Plein 1", "toegankelijkheid": "Drempelloos"},
             "herhaling": {"elke": "maand", "op": "tweede dinsdag", "tot": "2022-06-30"}, "organisator": "welzijn-voorbeeld",
             "tekst": paragraph(self.chance) + "\n"},
            {"id": "schoonmaakdag", "titel": "Schoonmaakdag", "begin": "2021-09-25", "doelgroep": "Iedereen", "organisator": "groenbedrijf",
             "tekst": paragraph(self.chance) + "\n"}]

    def cijfers(self):
        start = self.chance.randint(40, 90)
        return [
            {"id": "huisbezoeken", "titel": "Huisbezoeken", "eenheid": "gesprekken", "soort": "prestatie", "opgave": self.opgaven[0],
             "nulmeting": {"waarde": start, "datum": 2019, "bron": "Telling door het wijkteam"},
             "streef": {"waarde": 2 * start, "datum": 2022},
             "metingen": [{"waarde": start + 9 * n, "datum": f"2021-0{n}", "bron": "Telling door het wijkteam"} for n in (2, 4, 6, 8)]},
            {"id": "veilig-gevoel", "titel": "Bewoners die zich veilig voelen", "eenheid": "procent", "soort": "effect",
             "opgave": self.opgaven[2],
             "metingen": [{"waarde": 60 + self.chance.randint(0, 30), "datum": year, "bron": "Veiligheidsmonitor"}
                          for year in (2017, 2019)]}]

    def geld(self):
        pot = 1000 * self.chance.randint(20, 90)
        return [
            {"id": "wijkfonds", "titel": "Wijkfonds", "soort": "pot", "bedrag": pot, "per": "jaar", "jaren": [2021, 2022],
             "doel": "Plannen van bewoners", "herkomst": "Perspectiefnota",
             "toegekend": pot // 2, "besteed": pot // 4, "peildatum": "2021-09-01"},
            {"id": "procesbegeleiding", "titel": "Procesbegeleiding", "soort": "uitgave", "bedrag": "€ 50.000,-", "per": "jaar",
             "jaren": [2021, 2022], "herkomst": "Perspectiefnota", "opgave": self.opgaven[0]}]

    def idee(self, n):
        return {
            "id": f"idee-{n + 1}", "titel": f"Een idee voor {self.chance.choice(DINGEN)}", "ingediend": "2021-05-03", "indiener": "bewoner",
            "eigenaar": "wijkregisseur", "deelnemers": self.chance.randint(3, 40),
            "voortgang": [{"datum": day_before(self.chance, 90), "status": "in-behandeling", "tekst": sentence(self.chance)}],
            "tekst": paragraph(self.chance, 4) + "\n"}

    def article(self, n):
        chance = self.chance
        thing, about = chance.choice(DINGEN), chance.choice(self.mijlpalen)
        keys = {
            "titel": f"{thing.capitalize()} in {self.name}: bericht {n + 1}",
            "soort": chance.choice(["nieuws", "resultaat", "column", "oproep"]),
            "samenvatting": sentence(chance), "auteur": {"rol": "wijkjournalist"}, "over": [about]}
        earlier = self.articles[(n + 1) % len(self.articles)]
        note = "[^1]" if n % 3 == 0 else ""
        parts = [
            paragraph(chance, 3) + note,
            f"Dit bericht gaat over [deze mijlpaal](../mijlpalen.yaml#{about}). "
            f"Eerder schreven we [dit]({earlier}) over [{self.name}](../wijk.md).",
            f"## Wat er gebeurt\n\n{paragraph(chance, chance.randint(3, 6))}",
            "\n".join(f"- **{chance.choice(DINGEN).capitalize()}.** {chance.choice(SLOT)}" for _ in range(3)),
        ]
        if n % 4 == 0:
            parts.append("| Wat | Wanneer | Kosten |\n|---|---|---:|\n" + "\n".join(
                f"| {thing.capitalize()} | {month} | € {chance.randint(2, 40)}.000 |" for month in ("oktober", "november", "maart")))
        if n % 5 == 0:
            parts.append(f"> [!NOTE]\n> {chance.choice(SLOT)}")
        if note:
            parts.append(f"[^1]: {sentence(chance)}")
        return Page(keys, "\n\n".join(parts) + "\n")


if __name__ == "__main__":
    main()
