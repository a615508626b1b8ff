"""The smaller copies of `build --compress`, taken apart by zlib and by Google's brotli."""

import gzip
import re

import brotli


def check_a_smaller_copy_is_the_same_text(site):
    """Each copy is smaller than its text and holds the same bytes; no text of some size lacks one."""
    news = "".join(f"- {{titel: Bericht {at}, datum: 2021-09-{at % 28 + 1:02}}}\n" for at in range(60))
    packed = site.other({"wijken/dorp/nieuws.yaml": news}, "--compress")
    plain = site.other({"wijken/dorp/nieuws.yaml": news})
    copies = {path: text for path, text in packed.files.items() if path.endswith((".br", ".gz"))}
    assert {path: text for path, text in packed.files.items() if path not in copies} == plain.files
    for path, copy in copies.items():
        text = plain.files[path[:-3]]
        read = brotli.decompress if path.endswith(".br") else gzip.decompress
        assert read(copy) == text and len(copy) < len(text), path
    texts = [it for it, text in plain.files.items() if len(text) >= 1024 and it.endswith((".html", ".css", ".js", ".json", ".csv", ".xml"))]
    assert len(texts) > 60
    for path in texts:
        assert f"{path}.br" in copies and f"{path}.gz" in copies, path
    known = re.search(r"RewriteRule \\\.\(\?:([^)]*)\)", packed.files[".htaccess"].decode())[1].split("|")
    assert {it.split(".")[-2] for it in copies} <= set(known)


def check_a_smaller_copy_has_no_name_and_no_time(site):
    """The same text gives the same copy, on any machine (RFC 1952, 2.3)."""
    one, two = [site.other({}, "--compress").files for _ in range(2)]
    assert one == two
    for path, copy in one.items():
        if path.endswith(".gz"):
            assert copy[:4] == b"\x1f\x8b\x08\x00" and copy[4:8] == bytes(4) and copy[9] == 255, path
