//! What became different between two days agrees with how things go on those days.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use wijkbode::derive::changes::{Change, What, changes};
use wijkbode::derive::standing::standing;
use wijkbode::model::{AreaId, ItemId, Kind, Site};

use crate::{milestone, site};

const MILESTONE: ItemId = ItemId { area: AreaId::Wijk(0), kind: Kind::Milestone, index: 0 };

fn between(site: &Site, after: NaiveDate, until: NaiveDate) -> Vec<String> {
    changes(site, MILESTONE, after, until).iter().map(|it| format!("{it:?}")).collect()
}

fn day(ahead: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2020, 12, 1).unwrap() + Days::new(ahead)
}

proptest! {
    #[test]
    fn two_stretches_make_one(written in milestone(), first in 0..400_u64, second in 0..400_u64) {
        let site = site(&written);
        let (start, half, end) = (day(0), day(first), day(first + second));
        let mut together = between(&site, half, end);
        together.extend(between(&site, start, half));
        prop_assert_eq!(together, between(&site, start, end));
    }

    #[test]
    fn what_was_told_leads_from_one_day_to_the_other(written in milestone(), first in 0..800_u64, more in 0..400_u64) {
        let site = site(&written);
        let course = &site.wijken[0].area.milestones[0].course;
        let (from, to) = (day(first), day(first + more));
        let (before, since) = (standing(course, from), standing(course, to));
        let (mut status, mut planned) = (before.common().map(wijkbode::model::Status::word), before.planned);
        for Change { day, what, .. } in changes(&site, MILESTONE, from, to).iter().rev() {
            prop_assert!(from < *day && *day <= to);
            let What::Told(told) = what else { continue };
            if let Some((was, is)) = told.status {
                prop_assert_eq!(was.map(|it| it.common), status);
                prop_assert_ne!(was, Some(is));
                status = Some(is.common);
            }
            if let Some((was, is)) = told.planned {
                prop_assert_eq!(was, planned);
                prop_assert_ne!(was, Some(is));
                planned = Some(is);
            }
        }
        prop_assert_eq!(status, since.common().map(wijkbode::model::Status::word));
        prop_assert_eq!(planned, since.planned);
    }
}
