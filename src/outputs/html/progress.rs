//! The page about the progress of the site or of a wijk.

use super::Composer;
use super::view::{ChallengeRow, Progress, ProgressPage, Section};
use crate::derive;
use crate::derive::standing::Lateness;
use crate::model::{AreaId, ItemId, Kind, Status};
use crate::outputs::feeds;
use crate::values::{Period, Planning};

/// Up to how many milestones stand on the page with their challenge as well as on the time line.
const LISTED_TWICE: usize = 60;

impl Composer<'_> {
    /// The page about the progress of an area.
    pub(super) fn progress_page(self, area: AreaId) -> ProgressPage {
        let edition = self.edition();
        let milestones = self.listed(area, Kind::Milestone);
        let wijken = edition.counted_areas(area).iter().filter(|it| **it != area);
        ProgressPage {
            progress: self.progress(&edition.progress(area), (Kind::Milestone, area)),
            quick_wins: self.quick_win_progress(area),
            quick_wins_title: self.label_many(area, Kind::QuickWin),
            attention: self.attention(area),
            challenges_title: self.label_many(area, Kind::Challenge),
            milestones_title: self.label_many(area, Kind::Milestone),
            challenges: self.challenge_rows(area),
            others: self.cards(self.without_challenge(area), area),
            timeline: self.timeline(&milestones, area),
            wijken: wijken.filter_map(|it| self.wijk_card(*it)).collect(),
            sections: self.progress_sections(area),
            introduction_html: self.introduction(area, Kind::Challenge)
                + &self.introduction(area, Kind::Milestone),
            follow: feeds::progress_offers(self, area),
        }
    }

    /// How far something has got, in words: `noun` is what is counted, and where.
    pub(crate) fn progress(
        self,
        progress: &derive::progress::Progress,
        (kind, area): (Kind, AreaId),
    ) -> Progress {
        let words = self.edition().words(area);
        let (done, total) = (progress.done(), progress.total());
        let sentence = match (progress.is_known(), total) {
            (false, _) => "Nog niet bekend".to_owned(),
            (true, _) if progress.is_weighted() => {
                let verb = if done == 1 { "is" } else { "zijn" };
                format!("{done} van {total} punten {verb} klaar")
            }
            (true, 1) => format!("{done} van 1 {} is afgerond", words.one(kind)),
            (true, _) if done == 1 => format!("1 van {total} {} is afgerond", words.many(kind)),
            (true, _) => format!("{done} van {total} {} zijn afgerond", words.many(kind)),
        };
        Progress {
            known: progress.is_known(),
            done,
            total,
            percentage: progress.percentage(),
            sentence,
            counts: progress.counts().map(|(status, number)| count(status, number)).collect(),
            remarks: self.remarks(progress, (kind, area)),
        }
    }

    /// What is late and what nobody told of, in sentences.
    fn remarks(
        self,
        progress: &derive::progress::Progress,
        (kind, area): (Kind, AreaId),
    ) -> Vec<String> {
        let words = self.edition().words(area);
        let of = |number: u64| match number {
            1 => format!("1 {}", words.one(kind)),
            _ => format!("{number} {}", words.many(kind)),
        };
        let remarks = [
            (progress.late(Lateness::Overdue), "de geplande datum voorbij"),
            (progress.late(Lateness::Later), "de planning later geworden"),
            (progress.silent(), "de status niet bekend"),
        ];
        let told = remarks.into_iter().filter(|(number, _)| *number > 0);
        told.map(|(number, what)| format!("Van {} is {what}", of(number))).collect()
    }

    pub(crate) fn quick_win_progress(self, area: AreaId) -> Option<Progress> {
        let progress = self.edition().quick_win_progress(area);
        (!progress.is_empty()).then(|| self.progress(&progress, (Kind::QuickWin, area)))
    }

    /// The items of a kind that belong to an area or to one that counts for it.
    pub(super) fn counted(self, area: AreaId, kind: Kind) -> Vec<ItemId> {
        let areas = self.edition().counted_areas(area);
        areas.iter().flat_map(|it| self.edition().own(*it, kind)).collect()
    }

    /// The items of a kind that the progress page of an area lists. That of the whole site lists its
    /// own; those of the wijken are on the pages of the wijken.
    fn listed(self, area: AreaId, kind: Kind) -> Vec<ItemId> {
        match area {
            AreaId::Site => self.edition().own(area, kind).collect(),
            AreaId::Wijk(_) => self.counted(area, kind),
        }
    }

    /// The challenges of an area, each with its milestones as long as those are few.
    fn challenge_rows(self, area: AreaId) -> Vec<ChallengeRow> {
        let in_short = self.listed(area, Kind::Milestone).len() > LISTED_TWICE;
        let row = |item: ItemId| {
            let milestones = self.edition().mentions(item);
            let milestones = milestones.filter(|it| it.key == "opgave");
            let milestones = milestones.map(|it| it.from).filter(|it| it.kind == Kind::Milestone);
            let mut milestones: Vec<ItemId> = milestones.collect();
            self.sort_by_time(&mut milestones);
            if in_short {
                milestones.clear();
            }
            let card = self.card(item, area)?;
            Some(ChallengeRow { card, milestones: self.cards(milestones, area) })
        };
        self.listed(area, Kind::Challenge).into_iter().filter_map(row).collect()
    }

    /// The milestones that the challenges do not list; none when the time line alone tells it all.
    fn without_challenge(self, area: AreaId) -> Vec<ItemId> {
        let challenges = self.listed(area, Kind::Challenge);
        let is_placed = |it: &ItemId| {
            let milestone = &self.edition().site.area(it.area).milestones[it.index];
            let challenge = milestone.challenge.as_ref();
            let challenge = challenge.and_then(|reference| self.edition().find(*it, reference));
            challenge.is_some_and(|it| challenges.contains(&it))
        };
        let mut others = self.listed(area, Kind::Milestone);
        others.retain(|it| !is_placed(it));
        if challenges.is_empty() || self.listed(area, Kind::Milestone).len() > LISTED_TWICE {
            others.clear();
        }
        self.sort_by_time(&mut others);
        others
    }

    /// The days between which a milestone was done, or is planned.
    fn span(self, item: ItemId) -> Option<(chrono::NaiveDate, chrono::NaiveDate)> {
        let milestone = &self.edition().site.area(item.area).milestones[item.index];
        let planned = self.edition().standing(&milestone.course).planned;
        let realised = self.edition().realised(item).map(Period::from);
        let period = realised.or_else(|| planned.and_then(Planning::period))?;
        let first = period.first().unwrap_or(chrono::NaiveDate::MIN);
        Some((first, period.last().unwrap_or(chrono::NaiveDate::MAX)))
    }

    fn sort_by_time(self, items: &mut [ItemId]) {
        items.sort_by_cached_key(|it| {
            let span = self.span(*it);
            (span.is_none(), span, self.edition().position(*it))
        });
    }

    /// What goes on without an end, and what is done for the whole site.
    fn progress_sections(self, area: AreaId) -> Vec<Section> {
        let activities = self.listed(area, Kind::Activity);
        let shared = |kind: Kind| {
            let list = self.edition().list(area, kind).iter().copied();
            list.filter(move |it| it.area != area)
        };
        let shared: Vec<ItemId> = shared(Kind::Challenge).chain(shared(Kind::Milestone)).collect();
        let sections = [
            (
                "quick-wins",
                self.label_many(area, Kind::QuickWin),
                self.listed(area, Kind::QuickWin),
            ),
            ("activiteiten", self.label_many(area, Kind::Activity), activities),
            ("gemeente", format!("Ook voor {}", self.area_name(area)), shared),
        ];
        let section = |(id, title, items): (&str, String, Vec<ItemId>)| Section {
            id: id.to_owned(),
            title,
            cards: self.cards(items, area),
            more: None,
        };
        sections.into_iter().map(section).filter(|it| !it.cards.is_empty()).collect()
    }

    /// The wijk of an area in short.
    pub(super) fn wijk_card(self, area: AreaId) -> Option<super::view::WijkCard> {
        match area {
            AreaId::Site => None,
            AreaId::Wijk(at) => self.wijk_in_short(ItemId::wijk(at)),
        }
    }
}

fn count(status: Option<Status>, number: u64) -> (&'static str, &'static str, u64) {
    match status {
        Some(status) => (status.word(), status.label(), number),
        None => ("onbekend", "Geen status vermeld", number),
    }
}
