"""The open data: CSV by Python's csv, JSON by its own schemas, the catalogue by a JSON-LD library."""

import csv
import io
import json
import pathlib
import re

import jsonschema
import lxml.html
from pyld import jsonld

DCAT = "http://www.w3.org/ns/dcat#"
DCT = "http://purl.org/dc/terms/"
FOAF = "http://xmlns.com/foaf/0.1/"
VCARD = "http://www.w3.org/2006/vcard/ns#"

# What DCAT-AP-NL 3.0 asks for (its SHACL shapes, with those of DCAT-AP 3.0), and how often at most.
MANDATORY = {
    "Catalog": {DCT + "title": 9, DCT + "description": 9, DCT + "publisher": 1, DCAT + "contactPoint": 1, DCAT + "dataset": 99},
    "Dataset": {
        DCT + "title": 9,
        DCT + "description": 9,
        DCT + "accessRights": 1,
        DCT + "creator": 9,
        DCT + "identifier": 1,
        DCT + "publisher": 1,
        DCAT + "contactPoint": 1,
        DCAT + "theme": 9,
    },
    "Distribution": {DCAT + "accessURL": 1, DCT + "license": 9},
}

SECRETS = """
- {id: zichtbaar, titel: Zichtbaar, opgave: verborgen}
- {titel: GEHEIM een, concept: ja}
- {titel: GEHEIM twee, vertrouwelijk: ja}
- {titel: GEHEIM drie, publiceren-op: 2022-06-01}
- {titel: GEHEIM vier, verloopt: 2021-06-01}
- titel: Later
  voortgang: [{datum: 2022-06-01, status: afgerond, tekst: GEHEIM vijf}]
"""


def tables(site):
    """The rows of each CSV, by the name of its file."""
    found = {}
    for path, text in site.files.items():
        if path.startswith("data/") and path.endswith(".csv"):
            rows = list(csv.reader(io.StringIO(text.decode("utf-8"), newline=""), strict=True))
            found[path[5:-4]] = (rows[0], rows[1:])
    assert len(found) > 18, found.keys()
    return found


def documents(site):
    names = [it[5:-12] for it in site.files if it.startswith("data/") and it.endswith(".schema.json")]
    read = lambda path: json.loads(site.files[path])
    return {it: (read(f"data/{it}.json"), read(f"data/{it}.schema.json")) for it in names}


def plain(cell):
    """What was written in a cell: without the apostrophe that keeps it from being a formula."""
    return cell[1:] if re.match(r"'+[=+\-@\t\r]", cell) else cell


def texts(cell):
    """The texts of a list."""
    parts = plain(cell).split(" | ") if cell else []
    return [re.sub(r"\\(.)", r"\1", it) for it in parts]


def check_data_say_the_same_as_csv_and_as_json(site):
    """Each row of a CSV has a cell for each name, and they are those of the JSON."""
    awkward = site.other(
        {
            "wijken/dorp/contacten.yaml": '- {rol: "=1+1", naam: "\'=x", telefoon: "+31 30 1", email: "@x", toestemming: ja}\n',
            "wijken/dorp/geld.yaml": '- {titel: "a,\\"b\\"\\nc; d", voorwaarden: ["=a", "b | c", "d\\\\", "\\\\"], bedrag: "12,50", per: jaar}\n',
            "wijken/dorp/cijfers.yaml": '- {titel: "-1", eenheid: "\\t", metingen: [{waarde: "-3,5%", datum: 2021, bron: "+"}]}\n',
        }
    )
    for one in [site, awkward]:
        cells = 0
        for name, (names, rows) in tables(one).items():
            document, schema = documents(one)[name]
            known = schema["properties"]["gegevens"]["items"]["properties"]
            assert sorted(names) == sorted(known) and len(set(names)) == len(names), name
            assert len(rows) == len(document["gegevens"]), name
            for row, record in zip(rows, document["gegevens"]):
                assert len(row) == len(names), (name, row)
                for key, cell in zip(names, row):
                    assert read(cell, known[key]["type"]) == record.get(key), (name, key, cell, record.get(key))
                    cells += bool(cell)
        assert cells > 30


def read(cell, sort):
    if not cell:
        return None
    if sort == "array":
        return texts(cell)
    if sort == "boolean":
        return {"ja": True, "nee": False}[cell]
    return json.loads(cell) if sort in ("number", "integer") else plain(cell)


def check_no_cell_is_a_formula(site):
    """What begins like a formula is a number, and nothing else."""
    for name, (_, rows) in tables(site).items():
        for cell in [cell for row in rows for cell in row if cell[:1] in "=+-@\t\r" and cell]:
            assert re.fullmatch(r"[-+]?[0-9][0-9.,]*%?", cell), (name, cell)


def check_json_keeps_its_schema(site):
    """Every document is what its schema says, and a schema refuses what it does not say."""
    for name, (document, schema) in documents(site).items():
        jsonschema.Draft202012Validator.check_schema(schema)
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
        errors = [it.message for it in validator.iter_errors(document)]
        assert not errors, (name, errors[:3])
        assert document["schema"] == schema["$id"] == f"{site.url}data/{name}.schema.json"
        assert list(validator.iter_errors(document | {"gegevens": [{"onzin": 1}]})), name


def check_references_lead_to_a_row(site):
    """A reference is the full name of an item in one of the tables, or of a theme."""
    found, names = 0, set()
    for document, _ in documents(site).values():
        ids = [it["id_volledig"] for it in document["gegevens"] if "id" in it]
        assert len(set(ids)) == len(ids)
        names.update(ids)
    for table, keys in {
        "mijlpalen": ["opgave", "plan", "partners", "trekker", "voor"],
        "nieuws": ["over"],
        "metingen": ["cijfer"],
        "voortgangsberichten": ["over"],
        "wijken": ["gemeente"],
    }.items():
        for record in documents(site)[table][0]["gegevens"]:
            for key in keys:
                value = record.get(key, [])
                for name in value if isinstance(value, list) else [value]:
                    assert name in names, (table, key, name)
                    found += 1
    assert found > 100, found


def check_each_row_says_where_it_is_read(site):
    """The page is there, and the place on it."""
    pages = {}
    for name, (document, _) in documents(site).items():
        for record in document["gegevens"]:
            path, _, place = record["pagina_adres"].removeprefix(site.url).partition("#")
            file = f"{path}index.html"
            if file not in pages:
                pages[file] = set(lxml.html.fromstring(site.files[file]).xpath("//@id"))
            assert not place or place in pages[file], (name, record["pagina_adres"])


def check_unknown_progress_is_not_nought(site):
    """Percentages are rounded down, and the counts are those of the table of milestones."""
    document = documents(site)["voortgang"][0]
    for it in document["gegevens"]:
        assert it["percentage"] == (it["x"] * 100 // it["y"] if it["y"] else None), it
    assert any(it["percentage"] is None for it in document["gegevens"])
    for counted in ["mijlpalen", "quick-wins"]:
        [whole] = [it for it in document["gegevens"] if it["soort"] == "site" and it["telt"] == counted]
        statuses = [it.get("status", "onbekend") for it in documents(site)[counted][0]["gegevens"]]
        assert statuses and whole["statussen"] == {it: statuses.count(it) for it in whole["statussen"]}


def check_the_page_links_to_every_file(site):
    """Every file of data/ is a link, every table has its place, and the page is light."""
    page = site.files["data/index.html"]
    assert len(page) < 100_000, len(page)
    tree = lxml.html.fromstring(page)
    links = {it.rpartition("/")[2] for it in tree.xpath("//main//a/@href") if "/data/" in it}
    files = {it[5:] for it in site.files if it.startswith("data/") and it.rpartition(".")[2] in ("csv", "json", "jsonld")}
    assert files <= links, files - links
    assert set(documents(site)) <= set(tree.xpath("//main//section/@id"))
    assert all('href="/data/"' in text.decode() for path, text in site.ending("index.html").items() if b"<footer" in text)


def nodes(value, sort):
    """Every node of a type in what was expanded."""
    if isinstance(value, list):
        return [it for one in value for it in nodes(one, sort)]
    if not isinstance(value, dict):
        return []
    own = [value] if sort in value.get("@type", []) else []
    return own + [it for one in value.values() for it in nodes(one, sort)]


def check_the_catalogue_keeps_dcat_ap_nl(site):
    """What DCAT-AP-NL 3.0 asks for is there, and each file of a set is."""

    def no_network(url, options):
        raise AssertionError(f"the catalogue asks for {url}")

    expanded = jsonld.expand(json.loads(site.files["data/catalog.jsonld"]), {"documentLoader": no_network})
    for sort, properties in MANDATORY.items():
        found = nodes(expanded, DCAT + sort)
        assert len(found) >= (1 if sort == "Catalog" else 20), sort
        for node in found:
            for name, most in properties.items():
                assert 1 <= len(node.get(name, [])) <= most, (sort, name, node.get("@id"))
    [publisher] = nodes(expanded, FOAF + "Agent")
    [contact] = nodes(expanded, VCARD + "Organization")
    assert publisher[FOAF + "name"] and (contact.get(VCARD + "hasEmail") or contact.get(VCARD + "hasURL"))
    for node in nodes(expanded, DCAT + "Dataset"):
        assert node[DCT + "publisher"][0]["@id"] == publisher["@id"]
        assert node[DCAT + "contactPoint"][0]["@id"] == contact["@id"]
        for day in node.get(DCT + "modified", []):
            assert re.fullmatch(r"\d{4}-\d\d-\d\d", day["@value"]) and day["@value"] <= "2022-01-15"
    offered = {it[DCAT + "downloadURL"][0]["@id"] for it in nodes(expanded, DCAT + "Distribution")}
    data = {f"{site.url}{it}" for it in site.files if it.startswith("data/") and re.search(r"(?<!schema)\.(csv|json)$", it)}
    assert offered == data, offered ^ data
    assert all(it[DCT + "license"][0]["@id"].startswith("https://creativecommons.org/licenses/by/4.0") for it in nodes(expanded, DCAT + "Distribution"))


def check_nothing_is_made_up(site):
    """Without a licence nothing has one, and what is not public stands nowhere in the data."""
    other = site.other({"wijken/dorp/mijlpalen.yaml": SECRETS, "wijken/dorp/opgaven.yaml": "- {id: verborgen, titel: GEHEIM zes, concept: ja}\n"})
    data = {path: text.decode() for path, text in other.files.items() if path.startswith("data/")}
    assert not [path for path, text in data.items() if "GEHEIM" in text or "verborgen" in text]
    assert "license" not in json.dumps(json.loads(data["data/catalog.jsonld"])["dataset"])
    assert json.loads(data["data/mijlpalen.json"])["licentie"] is None
    assert [it["id"] for it in json.loads(data["data/mijlpalen.json"])["gegevens"]] == ["zichtbaar", "later"]


def nested(record, names):
    """What an editor would type: the names without an underscore, a dot before a key inside another."""
    typed = {}
    for name in names:
        *outer, last = name.split(".")
        inside = typed
        for key in outer:
            inside = inside.setdefault(key, {})
        inside[last] = record[name]
    return typed


def own(record):
    return {name: value for name, value in record.items() if "_" not in name and name != "wijk"}


def check_the_columns_can_come_in_again(site):
    """Who types what stands in the columns gets a site with the same data."""
    kinds = {it for it, (document, _) in documents(site).items() if any("id" in row for row in document["gegevens"])}
    assert len(kinds) >= 17, kinds
    content = {}
    for kind in kinds:
        lists = {}
        for record in documents(site)[kind][0]["gegevens"]:
            lists.setdefault(record.get("wijk"), []).append(nested(record, own(record)))
        for wijk, typed in lists.items():
            if kind == "wijken":
                content[f"wijken/{wijk}/wijk.md"] = f"---\n{json.dumps(typed[0])}\n---\n"
            else:
                content[f"wijken/{wijk}/{kind}.yaml" if wijk else f"{kind}.yaml"] = json.dumps(typed)
    # The words and themes of the site, without what links to its texts, and without the wijk that others have.
    content["site.yaml"] = re.sub(r"(?s)(melding|menu):.*?(?=\n[a-z])", "", pathlib.Path("content/site.yaml").read_text())
    again = site.other({"wijken/dorp/wijk.md": "---\nnaam: Dorp\nconcept: ja\n---\n"} | content)
    for kind in kinds:
        before, after = [{it["id_volledig"]: own(it) for it in documents(one)[kind][0]["gegevens"]} for one in [site, again]]
        assert after == before, (kind, [(before[it], after.get(it)) for it in before if before[it] != after.get(it)][:2])
