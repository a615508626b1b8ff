"""vCard, read by vobject."""

import re

import vobject

AWKWARD = """
- id: lastig
  rol: "Beheer; wonen, zorg"
  naam: 'Zoë \\ "Ĳsbrand"'
  email: beheer@voorbeeld.example
  telefoon: +31 10 123 45 67
  gewijzigd: 2021-12-24
  uitleg:
    wel: "Eén regel; met komma's, en \\\\ en een heel lange uitleg die zeker niet op een regel van vijfenzeventig bytes past, ook niet met é, ë en ĳ erin"
- {rol: Weigert, naam: Piet Weigert, email: weigert@voorbeeld.example, toestemming: ja, vertrouwelijk: ja}
- {rol: Straks, email: straks@voorbeeld.example, publiceren-op: 2022-02-01}
- {rol: Voorbij, email: voorbij@voorbeeld.example, tot: 2022-01-14}
- {rol: Zonder, uitleg: {wel: Niet te bereiken}}
"""


def cards(site):
    return {path: list(vobject.readComponents(text.decode())) for path, text in site.ending(".vcf").items()}


def value(card, name):
    return getattr(card, name).value if hasattr(card, name) else None


def check_each_card_can_be_read(site):
    """Every file parses, its lines are short, and each card has what vCard 4 asks for."""
    for path, found in cards(site).items():
        lines = site.files[path].split(b"\r\n")
        assert all(len(line) <= 75 for line in lines) and b"\n" not in b"".join(lines), path
        assert found and lines[1] == b"VERSION:4.0", path
        for card in found:
            assert card.name == "VCARD" and value(card, "fn"), path
            assert value(card, "kind").lower() in ("individual", "group", "org"), path
            assert value(card, "uid").startswith("https://") and hasattr(card, "source"), path
            assert value(card, "email") or value(card, "tel"), path
            page, place = value(card, "url").removeprefix(site.url).split("#")
            html = site.files[page + "index.html"].decode()
            assert f'id="{place}"' in html, (path, page, place)
            assert value(card, "source").removeprefix(site.url) in site.files
            if hasattr(card, "rev"):
                assert re.fullmatch(r"\d{8}T\d{6}Z", value(card, "rev")), path


def check_a_card_says_what_its_page_says(site):
    """Every line that a resident reads of a card stands on the page of the contact."""
    for path, found in cards(site).items():
        for card in found:
            html = site.files[value(card, "url").removeprefix(site.url).split("#")[0] + "index.html"].decode()
            shown = " ".join(re.sub(r"<[^>]+>", " ", html).replace("&amp;", "&").replace("&#x27;", "'").split())
            for name in ["fn", "role", "email"]:
                assert (value(card, name) or "") in shown, (path, name)
            if hasattr(card, "tel") and not value(card, "tel").startswith("tel:"):
                assert value(card, "tel") in shown, path


def check_no_two_cards_have_one_name(site):
    """A UID names one contact, in whatever file it is."""
    named = {}
    for found in cards(site).values():
        for card in found:
            assert named.setdefault(value(card, "uid"), value(card, "fn")) == value(card, "fn")


def check_awkward_texts_come_back_as_they_were(site):
    """Signs that mean something in vCard are part of the text, and who is not shown has no card."""
    other = site.other({"wijken/dorp/contacten.yaml": AWKWARD})
    [path] = other.ending(".vcf")
    assert path == "wijken/dorp/contact/lastig.vcf"
    [[card]] = cards(other).values()
    assert value(card, "fn") == 'Zoë \\ "Ĳsbrand"' and value(card, "role") == "Beheer; wonen, zorg"
    assert value(card, "kind").lower() == "individual"
    assert value(card, "tel") == "tel:+31101234567" and card.tel.params == {"VALUE": ["URI"]}
    assert value(card, "note").startswith("Waarvoor wel: Eén regel; met komma's, en \\ en") and "\n" not in value(card, "note")
    assert value(card, "rev") == "20211223T230000Z"
    assert value(card, "categories") == ["Dorp"]
