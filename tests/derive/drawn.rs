//! The time line on a page: each date in its own form, and nothing outside the frame.

use chrono::NaiveDate;
use proptest::prelude::*;
use wijkbode::derive::publication::Drafts;
use wijkbode::diagnostic::Diagnostics;
use wijkbode::outputs::Caching;
use wijkbode::source::Sources;
use wijkbode::store::Store;
use wijkbode::{Options, build, model};

use crate::{files, milestone};

const PAGE: &str = "wijken/dorp/voortgang/index.html";

/// The page about the progress of a wijk with these milestones, on 15 September 2021.
fn page(milestones: &str) -> String {
    let sources: Sources = files(milestones).into_iter().collect();
    let mut diagnostics = Diagnostics::default();
    let site = model::read(&sources, &mut diagnostics);
    let options = Options {
        day: NaiveDate::from_ymd_opt(2021, 9, 15).unwrap(),
        drafts: Drafts::Hidden,
        base_url: None,
        store: Store::none(),
        caching: Caching::default(),
    };
    build(&sources, &site, &options, diagnostics, |output, _| {
        String::from_utf8(output.render(PAGE).unwrap().unwrap()).unwrap()
    })
}

/// What is drawn in the row of the only milestone that is planned so, without the lines of the axis.
fn lane(planned: &str, rest: &str) -> String {
    let page = page(&format!("- {{titel: Bankje, gepland: {planned}, {rest}}}\n"));
    let row = page.split("<tbody>").nth(1).unwrap().split("</tbody>").next().unwrap();
    let svg = row.split("<svg ").nth(1).unwrap().split("</svg>").next().unwrap();
    let (form, marks) = svg.split_once("<use href=\"#tijd-1\"/>").unwrap();
    let form = form.split('"').nth(1).unwrap().replace("baan ", "");
    format!("{form} {marks}").replace(['"', '<', '>'], "").replace('/', ";")
}

#[test]
fn a_date_is_drawn_as_precisely_as_it_is_known() {
    assert_eq!(lane("2021-12-31", "status: gepland"), "tl-straks use href=#tl-dag x=99.86% y=24;");
    assert_eq!(lane("2021-Q4", "status: gepland"), "tl-straks rect x=74.79% width=25.21%;");
    assert_eq!(lane("2021", "status: loopt"), "tl-nu rect x=0% width=100%;");
    assert_eq!(lane("2021-eind", "status: loopt"), "tl-nu rect x=66.57% width=33.43%;");
}

#[test]
fn an_end_that_nobody_knows_is_drawn_open() {
    assert_eq!(
        lane("2021-07..", "status: loopt"),
        "tl-nu rect x=49.58% width=50.42%;use href=#tl-verder x=100% y=24;"
    );
    assert_eq!(
        lane("..2021-10", "status: loopt"),
        "tl-nu rect x=0% width=83.28%;use href=#tl-open x=0% y=24;"
    );
}

#[test]
fn what_is_done_stopped_or_overdue_has_a_form_of_its_own() {
    assert_eq!(lane("2021-Q1", "status: afgerond"), "tl-klaar rect x=0% width=24.65%;");
    assert_eq!(
        lane("2021-Q1", "status: gestopt, reden: Te duur"),
        "tl-gestopt rect x=0% width=24.65%;use href=#tl-kruis x=12.32% y=24;"
    );
    assert_eq!(
        lane("2021-Q1", "status: loopt"),
        "tl-straks line class=uitloop x1=24.65% y1=24 x2=70.54% y2=24;rect x=0% width=24.65%;"
    );
}

#[test]
fn a_planning_that_moved_shows_both_dates() {
    let moved = "status: gepland, voortgang: [{datum: 2021-09-01, gepland: 2021-Q4}]";
    assert_eq!(
        lane("2021-Q3", moved),
        "tl-straks g class=tl-eerstrect x=49.58% width=25.21%;;gline class=schuif x1=62.18% y1=8 \
         x2=87.39% y2=17 marker-end=url(#tl-punt);rect x=74.79% width=25.21%;"
    );
}

#[test]
fn a_term_has_no_place_in_time() {
    let page = page("- {titel: Bankje, status: loopt, gepland: minimaal 2 jaar}\n");
    assert!(page.contains("minimaal 2 jaar") && !page.contains("class=\"baan"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn nothing_stands_outside_the_frame(milestones in prop::collection::vec(milestone(), 1..20)) {
        let named = milestones.iter().zip(1..).map(|(it, at)| it.replace("Bankje", &format!("Bank {at}")));
        let page = page(&named.collect::<String>());
        let places = page.split("=\"").filter_map(|it| it.split_once("%\"")).map(|(it, _)| it);
        for place in places {
            let share: f64 = place.parse().unwrap();
            prop_assert!((0.0..=100.0).contains(&share));
        }
        prop_assert_eq!(page.matches("<th scope=\"row\">").count(), milestones.len());
    }
}
