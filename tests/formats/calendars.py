"""iCalendar, read by icalendar and unfolded in time by recurring-ical-events."""

import datetime as dt
import re
import zoneinfo

import icalendar
import recurring_ical_events

AMSTERDAM = zoneinfo.ZoneInfo("Europe/Amsterdam")

RHYTHMS = """
- {id: maandeinde, titel: A, begin: 2022-01-31 20:00, einde: 2022-01-31 21:00, herhaling: {elke: maand}}
- {id: kwartaal, titel: B, begin: 2021-11-30 20:00, herhaling: {elke: kwartaal}}
- {id: schrikkeldag, titel: C, begin: 2020-02-29, herhaling: {elke: jaar}}
- {id: laatste, titel: D, begin: 2022-01-28 09:00, herhaling: {elke: maand, op: laatste vrijdag}}
- {id: om-de-week, titel: E, begin: 2022-01-10 08:30, herhaling: {elke: 2 weken, tot: 2022-06-01, behalve: [2022-02-07]}}
- {id: dagelijks, titel: F, begin: 2022-03-24 02:30, herhaling: {elke: dag, tot: 2022-03-29}}
- {id: wekelijks, titel: G, begin: 2022-01-18, einde: 2022-01-19, herhaling: {elke: week, tot: 2022-02-15}}
- {id: aangekondigd, titel: H, begin: 2022-01-20 19:00, herhaling: {elke: kwartaal, op: eerste maandag}}
- {id: voor-de-eerste, titel: I, begin: 2022-02-03 19:00, herhaling: {elke: maand, op: tweede dinsdag}}
"""


def calendars(site):
    return {path: icalendar.Calendar.from_ical(text) for path, text in site.ending(".ics").items()}


def days(calendar, start=(2022, 1, 15), end=(2024, 1, 15)):
    found = recurring_ical_events.of(calendar).between(start, end)
    return sorted(day_of(it["DTSTART"].dt) for it in found)


def day_of(moment):
    return moment.date() if isinstance(moment, dt.datetime) else moment


def check_each_calendar_can_be_read(site):
    """Every file parses, its lines are short, and each event has what a calendar asks for."""
    for path, calendar in calendars(site).items():
        assert not calendar.errors, (path, calendar.errors)
        lines = site.files[path].split(b"\r\n")
        assert all(len(line) <= 75 for line in lines) and b"\n" not in b"".join(lines), path
        assert [it["TZID"] for it in calendar.walk("VTIMEZONE")] == ["Europe/Amsterdam"], path
        for event in calendar.walk("VEVENT"):
            assert not event.errors, (path, event.errors)
            assert {"UID", "DTSTAMP", "DTSTART", "SUMMARY"} <= set(event), path
            assert event["DTSTAMP"].dt.date() <= dt.date(2022, 1, 15), (path, event["DTSTAMP"].dt)
            assert event["URL"].startswith(site.url), path
            page = event["URL"].removeprefix(site.url) + "index.html"
            assert page in site.files, (path, page)


def check_no_two_events_have_one_name(site):
    """In one calendar a UID names one event, or that event on another of its days."""
    for path, calendar in calendars(site).items():
        names = [(it["UID"], str(it.get("RECURRENCE-ID"))) for it in calendar.walk("VEVENT")]
        assert len(names) == len(set(names)), path


def check_an_evening_stays_at_half_past_seven(site):
    """The bewonersavond is on each second Tuesday at 19.30 by the clock, in winter and in summer."""
    calendar = calendars(site)["wijken/wijchen-zuid/agenda.ics"]
    found = recurring_ical_events.of(calendar).between((2021, 9, 1), (2023, 12, 31))
    found = [it for it in found if "bewonersavond" in it["UID"]]
    expected = []
    for month in range(21 * 12 + 8, 23 * 12 + 7):
        first = dt.date(2000 + month // 12, month % 12 + 1, 1)
        expected.append(first + dt.timedelta(days=(1 - first.weekday()) % 7 + 7))
    for day in ["2021-12-14", "2022-07-12", "2022-08-09"]:
        expected.remove(dt.date.fromisoformat(day))
    assert sorted(day_of(it["DTSTART"].dt) for it in found) == expected
    for event in found:
        begin, end = event["DTSTART"].dt, event["DTEND"].dt
        wall = dt.datetime.combine(begin.date(), dt.time(19, 30), AMSTERDAM)
        assert begin == wall and begin.utcoffset() == wall.utcoffset(), begin
        assert end - begin == dt.timedelta(hours=2)
    offsets = {it["DTSTART"].dt.utcoffset() for it in found}
    assert offsets == {dt.timedelta(hours=1), dt.timedelta(hours=2)}


def check_a_day_says_what_it_is_about(site):
    """The theme of a day stands in its title, and only there."""
    calendar = calendars(site)["wijken/wijchen-zuid/agenda.ics"]
    found = recurring_ical_events.of(calendar).between((2021, 9, 1), (2022, 4, 1))
    titles = {day_of(it["DTSTART"].dt): str(it["SUMMARY"]) for it in found if "bewonersavond" in it["UID"]}
    assert titles[dt.date(2021, 11, 9)].endswith(": Het wijkfonds")
    assert titles[dt.date(2022, 2, 8)] == "Bewonersavond (voorbeeld)"


def check_what_is_called_off_says_so_and_why(site):
    """An event that does not take place is cancelled, with its reason."""
    events = calendars(site)["wijken/wijchen-zuid/agenda.ics"].walk("VEVENT")
    [walk] = [it for it in events if "wandeling" in it["UID"]]
    assert walk["STATUS"] == "CANCELLED" and "storm" in walk["COMMENT"] and "storm" in walk["DESCRIPTION"]
    assert walk["SUMMARY"].startswith("Afgelast: ") and walk["SEQUENCE"] == 1


def check_the_calendar_knows_the_days_of_the_pages(site):
    """Whatever the rhythm, the next days in the calendar are those on the page."""
    site = site.other({"wijken/dorp/agenda.yaml": RHYTHMS})
    together = calendars(site)["wijken/dorp/agenda.ics"]
    for path, calendar in calendars(site).items():
        if path.count("/") != 3:
            continue
        page = site.files[path.removesuffix(".ics") + "/index.html"].decode()
        listed = page.split("Volgende keren")[1].split("</div>")[0]
        shown = [dt.date.fromisoformat(it) for it in re.findall(r'datetime="([\d-]+)"', listed)]
        assert shown and days(calendar)[: len(shown)] == shown, (path, shown, days(calendar)[:8])
        name = path.split("/")[-1].removesuffix(".ics")
        alone = [it for it in together.walk("VEVENT") if f"-{name}@" in it["UID"] or f"-{name}-" in it["UID"]]
        assert len(alone) == len(calendar.walk("VEVENT")), path


def check_clocks_change_as_they_do(site):
    """The zone in the file has the offsets of the zone database, also where it has no summer time."""
    for zone in ["Europe/Amsterdam", "America/Kralendijk", "America/New_York", "Australia/Sydney"]:
        other = site.other({
            "site.yaml": f"titel: T\norganisatie: O\nurl: {site.url}\ntijdzone: {zone}\n",
            "agenda.yaml": "- {id: a, titel: A, begin: 2022-01-03 12:00, herhaling: {elke: week}}",
        })
        [block] = calendars(other)["agenda.ics"].walk("VTIMEZONE")
        ours, real = block.to_tz(), zoneinfo.ZoneInfo(zone)
        for day in range(0, 1200, 5):
            at = dt.datetime(2022, 1, 1, 12) + dt.timedelta(days=day)
            assert ours.utcoffset(at) == at.replace(tzinfo=real).utcoffset(), (zone, at)
