"""JSON Feed, held against its schema."""

import json
import pathlib

import jsonschema

SCHEMA = pathlib.Path(__file__).parent / "schema" / "json-feed-1.1.json"


def check_json_feeds_are_json_feeds(site):
    """Every feed has the keys of JSON Feed 1.1 and no others."""
    validator = jsonschema.Draft202012Validator(
        json.loads(SCHEMA.read_text()), format_checker=jsonschema.FormatChecker()
    )
    for path, text in site.ending("feed.json").items():
        errors = [it.message for it in validator.iter_errors(json.loads(text))]
        assert not errors, (path, errors[:3])
