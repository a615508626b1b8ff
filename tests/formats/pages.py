"""What pages tell machines: JSON-LD expanded by PyLD, metadata read by lxml, sitemaps held against
the schema of sitemaps.org."""

import functools
import json
import pathlib
import re

import lxml.etree
import lxml.html
from pyld import jsonld

SCHEMA = pathlib.Path(__file__).parent / "schema"
WORD = "https://schema.org/"
# A few of the words of schema.org; one that is not among them disappears when it is expanded.
CONTEXT = json.loads((SCHEMA / "schema-org.json").read_text())
DAY = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d:\d\d[+-]\d\d:\d\d)?)?)?")
ADDRESSES = ["url", "image", "logo", "sameAs", "item", "mainEntity", "breadcrumb", "isPartOf"]
DAYS = ["datePublished", "dateModified", "startDate", "endDate"]


def loader(url, options):
    assert url.rstrip("/") == "https://schema.org", url
    return {"contextUrl": None, "documentUrl": url, "document": CONTEXT}


@functools.cache
def pages_of(site):
    """The pages that residents read, by their paths."""
    read = {path: lxml.html.document_fromstring(it.decode()) for path, it in site.files.items() if path.endswith(".html")}
    return {path: page for path, page in read.items() if not page.xpath("//meta[@http-equiv='refresh']")}


def script(page):
    found = page.xpath("//script[@type='application/ld+json']/text()")
    return found[0] if found else None


@functools.cache
def described(site):
    """What each page says of itself, expanded, by the sort of thing."""
    all_pages = {}
    for path, page in pages_of(site).items():
        text = script(page)
        if text is None:
            assert path == "404.html", path
            continue
        document = json.loads(text)
        nodes = jsonld.expand(document, {"documentLoader": loader})
        assert words(document["@graph"]) == words(nodes), path
        all_pages[path] = {node["@type"][0].removeprefix(WORD): node for node in nodes}
    return all_pages


def words(node):
    """Every word of a document, with how often it is used."""
    counted = {}
    stack = [node]
    while stack:
        here = stack.pop()
        if isinstance(here, list):
            stack += here
        elif isinstance(here, dict) and "@value" not in here:
            for key, value in here.items():
                key = key.removeprefix(WORD)
                is_reference = key == "@id" and len(here) == 1
                counted[key] = counted.get(key, 0) + (not is_reference)
                stack.append(value)
    return {key: number for key, number in counted.items() if number}


def values(node, word):
    """All values of a word in a node and below it."""
    found, stack = [], [node]
    while stack:
        here = stack.pop()
        if isinstance(here, list):
            stack += here
        elif isinstance(here, dict):
            found += here.get(WORD + word, [])
            stack += here.values()
    return [it.get("@value", it.get("@id")) for it in found]


def one(node, word):
    [value] = values(node, word)
    return value


def meta(page, name):
    return page.xpath(f"//head/meta[@name='{name}' or @property='{name}']")


def content(page, name):
    found = meta(page, name)
    assert len(found) <= 1, (name, found)
    return found[0].get("content") if found else None


def check_what_pages_say_of_themselves_is_well_said(site):
    """Each page has JSON-LD with known words only, whole addresses and ISO days, about itself."""
    assert len(described(site)) > 300
    for path, nodes in described(site).items():
        address = pages_of(site)[path].xpath("//link[@rel='canonical']")[0].get("href")
        assert address in [it["@id"] for it in nodes.values()], path
        named = {it["@id"] for it in nodes.values()}
        for node in nodes.values():
            assert all(re.match(r"https?://", it) for word in ADDRESSES for it in values(node, word)), path
            assert all(DAY.fullmatch(it) for word in DAYS for it in values(node, word)), path
            for word in ["mainEntity", "breadcrumb"]:
                assert all(it in named for it in values(node, word)), (path, word)
            # A name of something on another page is the address of that page.
            assert all(inside(site, it) for it in values(node, "item")), path


def inside(site, address):
    path = address.removeprefix(site.url).split("#")[0]
    return address.startswith(site.url) and (path + "index.html" in site.files)


def check_each_sort_of_page_is_of_its_sort(site):
    """What a page is about decides what it is called."""
    pages = described(site)
    def sorts(path):
        return set(pages[path])
    assert sorts("index.html") == {"WebSite"}
    home = pages["index.html"]["WebSite"]
    [publisher] = home[WORD + "publisher"]
    assert publisher["@type"] == [WORD + "Organization"] and values(publisher, "email")
    assert one(home, "urlTemplate") == site.url + "zoeken/?q={q}"
    wijk = pages["wijken/wijchen-zuid/index.html"]
    assert set(wijk) == {"WebPage", "Place", "BreadcrumbList"} and one(wijk["WebPage"], "mainEntity") == wijk["Place"]["@id"]
    seen = {"NewsArticle": 0, "Event": 0, "Organization": 0, "ContactPage": 0, "CollectionPage": 0}
    for path, nodes in pages.items():
        for sort in set(nodes) & set(seen):
            seen[sort] += 1
        if re.fullmatch(r"(wijken/[^/]+/)?nieuws/[^/]+/index.html", path):
            article = nodes["NewsArticle"]
            assert values(article, "headline") and DAY.fullmatch(values(article, "datePublished")[0]), path
            assert values(article[WORD + "publisher"], "name"), path
        if re.fullmatch(r"(wijken/[^/]+/)?agenda/[^/]+/index.html", path):
            event = nodes["Event"]
            assert one(event, "eventStatus") in (WORD + "EventScheduled", WORD + "EventCancelled"), path
            assert DAY.fullmatch(one(event, "startDate")), path
            assert nodes["WebPage"][WORD + "mainEntity"] == [{"@id": event["@id"]}], path
        if re.fullmatch(r"organisaties/[^/]+/index.html", path):
            assert "Organization" in nodes, path
        if re.fullmatch(r"(wijken/[^/]+/)?contact/index.html", path):
            assert "ContactPage" in nodes, path
        if re.fullmatch(r"(wijken/[^/]+/)?(voortgang|nieuws|agenda|quick-wins)/index.html", path):
            assert "CollectionPage" in nodes, path
        if path.startswith("wijken/") and path.count("/") > 2:
            assert values([it for it in nodes.values() if "Page" in str(it["@type"]) or "Article" in str(it["@type"])], "spatialCoverage"), path
    assert min(seen.values()) > 2, seen
    evening = pages["wijken/wijchen-zuid/agenda/bewonersavond/index.html"]["Event"]
    assert re.fullmatch(r"2022-\d\d-\d\dT19:30:00\+0[12]:00", one(evening, "startDate"))
    begin, end = one(evening, "startDate"), one(evening, "endDate")
    assert (begin[:11], begin[19:], "21:30:00") == (end[:11], end[19:], end[11:19]), (begin, end)
    [online] = [nodes["Event"] for path, nodes in pages.items() if path == "agenda/vragenuur/index.html"]
    [place] = online[WORD + "location"]
    assert place["@type"] == [WORD + "VirtualLocation"] and one(place, "url") == site.url + "agenda/vragenuur/"
    assert one(online, "eventAttendanceMode") == WORD + "OnlineEventAttendanceMode"
    walks = [nodes["Event"] for path, nodes in pages.items() if "wandeling" in path and "Event" in nodes]
    assert [one(it, "eventStatus") for it in walks] == [WORD + "EventCancelled"]
    emails = [it for nodes in pages.values() for it in values(nodes.get("ContactPage", {}), "email")]
    assert "redactie@voorbeeld.example" in emails


def check_the_open_data_can_be_found(site):
    """Each file of the data is of a Dataset that has what Google's Dataset Search asks for."""
    catalogue = described(site)["data/index.html"]["DataCatalog"]
    files = {site.url + it for it in site.files if re.fullmatch(r"data/[^.]+\.(csv|json)", it)}
    page = pages_of(site)["data/index.html"]
    assert len(files) > 40 and sorted(values(catalogue, "contentUrl")) == sorted(files)
    for dataset in catalogue[WORD + "dataset"]:
        assert dataset["@type"] == [WORD + "Dataset"] and values(dataset, "name")[0]
        [about] = values(dataset, "description")
        assert 50 <= len(about) <= 5000, about
        assert page.xpath(f"//*[@id='{dataset['@id'].split('#')[1]}']"), dataset["@id"]
        assert values(dataset, "license") == ["https://creativecommons.org/licenses/by/4.0/"]
        assert set(values(dataset, "encodingFormat")) <= {"text/csv", "application/json"}
        [creator] = dataset[WORD + "creator"]
        assert creator["@id"] == described(site)["index.html"]["WebSite"][WORD + "publisher"][0]["@id"]
    bare = described(site.other({}))["data/index.html"]["DataCatalog"]
    assert values(bare, "contentUrl") and not values(bare, "license")


HOSTILE = '</script><!-- <script> "\\ & \' ]]> \u2028 é'


def check_texts_cannot_leave_their_script(site):
    """A title may hold whatever it likes: it comes back, and the script ends where it should."""
    title = json.dumps(HOSTILE)
    other = site.other({
        "wijken/dorp/nieuws.yaml": f"- {{id: a, titel: {title}, datum: 2022-01-01, tekst: Iets, auteur: {{rol: {title}, naam: {title}}}}}",
        "wijken/dorp/agenda.yaml": f"- {{id: b, titel: {title}, begin: 2022-02-01, locatie: {{naam: {title}}}}}",
    })
    for path, sort, word in [("nieuws/a", "NewsArticle", "headline"), ("agenda/b", "Event", "name")]:
        path = f"wijken/dorp/{path}/index.html"
        page = other.files[path].decode()
        [raw] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)
        assert "<" not in raw
        assert HOSTILE in values(described(other)[path][sort], word), path
        tree = pages_of(other)[path]
        [publisher] = [node for node in jsonld.expand(json.loads(raw), {"documentLoader": loader}) if WORD + "publisher" in node]
        assert publisher[WORD + "publisher"][0]["@type"] == [WORD + "GovernmentOrganization"]
        [creator] = meta(tree, "DCTERMS.creator")
        assert (creator.get("title"), creator.get("content")) == ("OVERHEID.Gemeente", "Voorbeeld")
        assert content(tree, "DCTERMS.title") == HOSTILE and content(tree, "og:title") == HOSTILE


def check_metadata_is_what_it_says(site):
    """OWMS and Open Graph: each page says the same of itself everywhere, with known schemes."""
    for path, page in pages_of(site).items():
        address = page.xpath("//link[@rel='canonical']")[0].get("href")
        assert address == content(page, "og:url") == content(page, "DCTERMS.identifier"), path
        assert page.get("lang") == content(page, "DCTERMS.language"), path
        assert content(page, "DCTERMS.title") == content(page, "og:title") == " ".join(page.xpath("//h1")[0].text_content().split()), path
        assert content(page, "DCTERMS.type") == "webpagina" and content(page, "DCTERMS.creator"), path
        assert content(page, "og:type") in ("website", "article") and content(page, "og:site_name"), path
        assert re.fullmatch(r"[a-z]{2}_[A-Z]{2}", content(page, "og:locale") or "nl_NL"), path
        declared = {it.get("rel").removeprefix("schema.") for it in page.xpath("//link[starts-with(@rel, 'schema.')]")}
        for it in page.xpath("//head/meta[contains(@name, '.')]"):
            assert it.get("name").split(".")[0] in declared, (path, it.get("name"))
            assert (it.get("title") or "XSD.").split(".")[0] in declared, (path, it.get("title"))
            assert it.get("content"), (path, it.get("name"))
            if it.get("title") == "XSD.date":
                assert re.fullmatch(r"\d{4}-\d\d-\d\d", it.get("content")), path
        assert not page.xpath("//link[@hreflang]"), path
    # Of the pages in another language everything says so.
    english = [page for page in pages_of(site).values() if page.get("lang") == "en"]
    assert english and all(content(it, "DCTERMS.language") == "en" and content(it, "og:locale") == "en_GB" for it in english)
    other = site.other({
        "site.yaml": f"titel: T\norganisatie: O\nurl: {site.url}\ntalen: [nl, ar]\n",
        "wijken/dorp/nieuws.yaml": "- {id: a, titel: A, taal: ar, datum: 2022-01-01, tekst: B}\n- {id: b, titel: B, datum: 2022-01-01}",
        "wijken/dorp/mijlpalen.yaml": "- {id: c, titel: C, taal: ar, voortgang: [{datum: 2022-01-01, status: loopt}]}",
    })
    page = pages_of(other)["wijken/dorp/nieuws/a/index.html"]
    assert (page.get("lang"), page.get("dir"), content(page, "og:locale")) == ("ar", "rtl", "ar_AR")
    assert values(described(other)["wijken/dorp/nieuws/a/index.html"]["NewsArticle"], "inLanguage") == ["ar"]
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    for path, languages in [("wijken/dorp/atom.xml", ["ar", None]), ("wijken/dorp/voortgang/atom.xml", ["ar"])]:
        feed = lxml.etree.fromstring(other.files[path])
        assert feed.get(lang) == "nl" and [it.get(lang) for it in feed.iter("{*}content")] == languages, path
        document = json.loads(other.files[path.replace("atom.xml", "feed.json")])
        assert document["language"] == "nl" and [it.get("language") for it in document["items"]] == languages, path


def check_a_shared_picture_is_there(site):
    """A picture for who shares a page is a file of the site, as large as is said."""
    seen = 0
    for path, page in pages_of(site).items():
        address = content(page, "og:image")
        assert content(page, "twitter:card") == ("summary_large_image" if address else "summary"), path
        if address is None:
            continue
        seen += 1
        assert address.startswith(site.url), path
        size = size_of(site.files[address.removeprefix(site.url)])
        assert size == (int(content(page, "og:image:width")), int(content(page, "og:image:height"))), path
    assert seen > 0


def size_of(picture):
    """The width and height of a PNG or JPEG."""
    if picture.startswith(b"\x89PNG"):
        return int.from_bytes(picture[16:20]), int.from_bytes(picture[20:24])
    at = 2
    while picture[at + 1] not in (0xC0, 0xC1, 0xC2):
        at += 2 + int.from_bytes(picture[at + 2:at + 4])
    return int.from_bytes(picture[at + 7:at + 9]), int.from_bytes(picture[at + 5:at + 7])


def check_the_sitemap_lists_the_pages(site):
    """It has the form of sitemaps.org, names each page that residents read once, and no day to come."""
    tree = lxml.etree.fromstring(site.files["sitemap.xml"])
    lxml.etree.XMLSchema(lxml.etree.parse(SCHEMA / "sitemap-0.9.xsd")).assertValid(tree)
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    listed = tree.xpath("//s:loc/text()", namespaces=space)
    pages = {page.xpath("//link[@rel='canonical']")[0].get("href") for page in pages_of(site).values() if not page.xpath("//meta[@name='robots' and @content='noindex']")}
    assert len(listed) == len(set(listed)) and set(listed) == pages, set(listed) ^ pages
    days = tree.xpath("//s:lastmod/text()", namespaces=space)
    assert len(days) > 20 and max(days) <= "2022-01-15", (len(days), max(days))
    for url in tree.xpath("//s:url[contains(s:loc, '/voortgang/') or contains(s:loc, '/nieuws/')]", namespaces=space):
        page = url.xpath("s:loc/text()", namespaces=space)[0].removeprefix(site.url) + "index.html"
        told = content(pages_of(site)[page], "DCTERMS.modified") or ""
        if len(told) == 10:
            assert url.xpath("s:lastmod/text()", namespaces=space) == [told], (page, told)
