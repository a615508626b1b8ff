//! The time line of milestones: what goes on, what is overdue, what comes, what has been.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::Composer;
use super::view::{Axis, Lane, Mark, Timeline, TimelineGroup, TimelineRow};
use crate::derive::standing::Lateness;
use crate::model::{AreaId, ItemId, Kind, Status};
use crate::outputs::chart;
use crate::values::{Period, Planning};

/// Up to how many rows stand under one axis; more are divided by years.
const TOGETHER: usize = 12;
/// Up to how many milestones all of them are drawn; of more, those in a folded year are listed only,
/// so that the page stays light on a telephone.
const DRAWN: usize = 100;

/// Where a milestone stands in time, seen from the day of the edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Phase {
    Now,
    Overdue,
    Coming,
    Past,
    Undated,
}

/// A milestone with its place in time.
struct Placed {
    item: ItemId,
    phase: Phase,
    status: Option<Status>,
    period: Option<Period>,
    before: Option<Period>,
}

impl Composer<'_> {
    /// Milestones by time, on a page of one area; nothing when there are none.
    pub(super) fn timeline(self, milestones: &[ItemId], area: AreaId) -> Option<Timeline> {
        let mut phases: BTreeMap<Phase, Vec<Placed>> = BTreeMap::new();
        for item in milestones {
            let placed = self.placed(*item)?;
            phases.entry(placed.phase).or_default().push(placed);
        }
        let summary = self.summary(&phases, area);
        let is_long = milestones.len() > DRAWN;
        let groups = phases.into_iter().flat_map(|(phase, rows)| self.groups_of(phase, rows, area));
        (!milestones.is_empty()).then(|| Timeline {
            summary,
            row_title: self.label(area, Kind::Milestone),
            groups: groups.zip(1..).map(|(group, at)| group.finish(at, is_long)).collect(),
        })
    }

    /// Where a milestone stands: when it was done, else when it is planned.
    fn placed(self, item: ItemId) -> Option<Placed> {
        let edition = self.edition();
        let standing = edition.standing_of(item)?;
        let realised = edition.realised(item).map(Period::from);
        let planned = standing.planned.and_then(Planning::period);
        let before = standing.planned_before.and_then(Planning::period);
        let period = realised.or(planned);
        let status = standing.common();
        let is_over = realised.is_some() || matches!(status, Some(Status::Done | Status::Stopped));
        let today = edition.day;
        let phase = match period {
            None => Phase::Undated,
            Some(_) if is_over => Phase::Past,
            Some(_) if edition.lateness(item) == Some(Lateness::Overdue) => Phase::Overdue,
            Some(period) if period.first().is_some_and(|first| first > today) => Phase::Coming,
            Some(_) => Phase::Now,
        };
        Some(Placed { item, phase, status, period, before })
    }

    /// How many there are of each phase, in a sentence.
    fn summary(self, phases: &BTreeMap<Phase, Vec<Placed>>, area: AreaId) -> String {
        let count: usize = phases.values().map(Vec::len).sum();
        let words = self.edition().words(area);
        let noun =
            if count == 1 { words.one(Kind::Milestone) } else { words.many(Kind::Milestone) };
        let parts = phases
            .iter()
            .map(|(phase, rows)| format!("{} {}", rows.len(), phase.in_short(rows.len())));
        format!("{count} {noun}: {}.", parts.collect::<Vec<_>>().join(", "))
    }

    fn groups_of(self, phase: Phase, mut rows: Vec<Placed>, area: AreaId) -> Vec<TimelineGroup> {
        rows.sort_by_cached_key(|it| (it.order(), self.edition().position(it.item)));
        if rows.len() <= TOGETHER || phase == Phase::Undated {
            return vec![self.time_group(phase, None, &rows, area)];
        }
        let mut years: Vec<(i32, Vec<Placed>)> = Vec::new();
        for row in rows {
            let year = row.end().map_or(0, |it| it.year());
            match years.last_mut() {
                Some((last, rows)) if *last == year => rows.push(row),
                _ => years.push((year, vec![row])),
            }
        }
        let groups = years.iter().enumerate();
        groups
            .map(|(at, (year, rows))| {
                let mut group = self.time_group(phase, Some(*year), rows, area);
                group.folded = at > 0;
                if at > 0 {
                    group.title.clear();
                }
                group
            })
            .collect()
    }

    fn time_group(
        self,
        phase: Phase,
        year: Option<i32>,
        rows: &[Placed],
        area: AreaId,
    ) -> TimelineGroup {
        let today = self.edition().day;
        let shows_today = matches!(phase, Phase::Now | Phase::Overdue);
        let days = rows.iter().flat_map(Placed::days).chain(shows_today.then_some(today));
        let axis = chart::Axis::around(days).filter(|_| phase != Phase::Undated);
        TimelineGroup {
            id: String::new(),
            phase: phase.word(),
            title: phase.title().to_owned(),
            year: year.map(|it| it.to_string()),
            folded: false,
            axis: axis.map(|it| shown(it, today)),
            rows: rows.iter().filter_map(|it| self.row(it, axis, area)).collect(),
        }
    }

    fn row(self, placed: &Placed, axis: Option<chart::Axis>, area: AreaId) -> Option<TimelineRow> {
        let item = placed.item;
        let head = self.edition().head(item)?;
        Some(TimelineRow {
            title: head.title.clone(),
            url: self.address(item)?,
            language: head.language.clone(),
            wijk: self.wijk_name(item, area),
            shared: self.shared(item, area),
            marks: self.marks(item),
            standing: self.standing_of(item)?,
            lane: axis.and_then(|axis| placed.lane(axis, self.edition().day)),
        })
    }
}

impl TimelineGroup {
    /// Names the group by its place; what is folded away on a long page is not drawn.
    fn finish(mut self, at: usize, is_long: bool) -> Self {
        self.id = format!("tijd-{at}");
        if is_long && self.folded {
            self.axis = None;
            self.rows.iter_mut().for_each(|row| row.lane = None);
        }
        self
    }
}

impl Phase {
    fn word(self) -> &'static str {
        match self {
            Phase::Now => "nu",
            Phase::Overdue => "voorbij",
            Phase::Coming => "straks",
            Phase::Past => "geweest",
            Phase::Undated => "zonder",
        }
    }

    fn title(self) -> &'static str {
        match self {
            Phase::Now => "Nu",
            Phase::Overdue => "De geplande datum is voorbij",
            Phase::Coming => "Wat nog komt",
            Phase::Past => "Wat geweest is",
            Phase::Undated => "Zonder datum",
        }
    }

    /// What so many of them are, behind their number.
    fn in_short(self, number: usize) -> &'static str {
        match self {
            Phase::Now => "nu",
            Phase::Overdue => "met een datum die voorbij is",
            Phase::Coming if number == 1 => "die nog komt",
            Phase::Coming => "die nog komen",
            Phase::Past => "geweest",
            Phase::Undated => "zonder datum",
        }
    }
}

impl Placed {
    /// What has been stands with the newest on top, the rest with the soonest.
    fn order(&self) -> (Option<Reverse<NaiveDate>>, Option<NaiveDate>, Option<NaiveDate>) {
        match self.phase {
            Phase::Past => (self.end().map(Reverse), None, None),
            _ => (None, self.end(), self.period.and_then(Period::first)),
        }
    }

    /// Its last day; of what has no end its first.
    fn end(&self) -> Option<NaiveDate> {
        self.period.and_then(|it| it.last().or(it.first()))
    }

    fn days(&self) -> impl Iterator<Item = NaiveDate> {
        let periods = [self.period, self.before].into_iter().flatten();
        periods.flat_map(|it| [it.first(), it.last()]).flatten()
    }

    fn lane(&self, axis: chart::Axis, today: NaiveDate) -> Option<Lane> {
        let mark = Mark::from(axis.place(self.period?));
        let is_overdue = self.phase == Phase::Overdue && axis.contains(today);
        Some(Lane {
            form: self.form(),
            mark,
            before: self.before.map(|it| Mark::from(axis.place(it))),
            overdue: is_overdue.then(|| (mark.to, axis.middle(today))),
        })
    }

    fn form(&self) -> &'static str {
        match (self.phase, self.status) {
            (_, Some(Status::Stopped)) => "gestopt",
            (Phase::Past, _) => "klaar",
            (Phase::Now, _) => "nu",
            _ => "straks",
        }
    }
}

impl From<chart::Place> for Mark {
    fn from(place: chart::Place) -> Mark {
        Mark {
            from: place.from,
            to: place.to,
            middle: place.middle(),
            width: place.width(),
            day: place.is_day,
            opens: place.opens,
            continues: place.continues,
        }
    }
}

fn shown(axis: chart::Axis, today: NaiveDate) -> Axis {
    let at = axis.contains(today).then(|| axis.middle(today));
    let label = match (axis.from(), axis.to()) {
        (from, to) if from == to => format!("Plaats in {from}"),
        (from, to) => format!("Plaats van {from} tot en met {to}"),
    };
    Axis {
        label,
        ticks: axis.ticks().into_iter().map(|it| (it.at, it.label)).collect(),
        today: at,
        anchor: match at.map(chart::Share::hundredths) {
            Some(..2_000) => "start",
            Some(8_001..) => "end",
            _ => "middle",
        },
    }
}
