//! What was found, kept for the browser and for the terminal when its sources are gone.

use crate::diagnostic::{Diagnostics, Severity};
use crate::report::{Report, escape, summary};
use crate::source::Sources;
use crate::values::capitalise;

/// What was found in one look at the content.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// How many errors there are.
    pub errors: usize,
    /// How many warnings, without what is merely left out.
    pub warnings: usize,
    /// The errors for a terminal, with ANSI escapes.
    pub human: String,
    /// Each finding for a browser, the errors first.
    findings: Vec<Item>,
}

/// One finding as an item of a list.
#[derive(Clone, Debug)]
struct Item {
    sort: Sort,
    html: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sort {
    Error,
    Warning,
    LeftOut,
}

/// Left out of this edition: no problem.
const LEFT_OUT: &str = "W504";
/// How many errors stand above a page.
const ABOVE_PAGE: usize = 10;
/// The page with all of them.
pub(super) const ALL: &str = "/_wijkbode/meldingen/";

impl Told {
    /// Writes down what was found.
    pub(super) fn new(diagnostics: Diagnostics, sources: &Sources) -> Told {
        let report = Report::new(diagnostics, sources);
        let mut findings: Vec<Item> = report
            .findings()
            .iter()
            .map(|it| Item {
                sort: match it.diagnostic.severity() {
                    Severity::Error => Sort::Error,
                    Severity::Warning if it.diagnostic.code == LEFT_OUT => Sort::LeftOut,
                    Severity::Warning => Sort::Warning,
                },
                html: it.html(),
            })
            .collect();
        findings.sort_by_key(|it| it.sort);
        let count = |sort| findings.iter().filter(|it| it.sort == sort).count();
        let (errors, warnings) = (count(Sort::Error), count(Sort::Warning));
        let (blocking, _) = report.split(|it| it.severity() == Severity::Error);
        Told { errors, warnings, human: blocking.human(), findings }
    }

    /// Something that is wrong with the machine rather than with the content.
    pub(super) fn trouble(message: &str) -> Told {
        let html = format!("<li class=\"wijkbode-fout\"><p>{}</p></li>\n", escape(message));
        let item = Item { sort: Sort::Error, html };
        let human = format!("{}\n", crate::report::visible(message));
        Told { errors: 1, warnings: 0, human, findings: vec![item] }
    }

    /// What stands above a page: the errors, or how many warnings there are, or nothing. `own` is
    /// what is wrong with making this very page.
    pub(super) fn panel(&self, own: Option<&Told>) -> String {
        let findings = own.into_iter().flat_map(|it| &it.findings).chain(&self.findings);
        let errors: Vec<&str> =
            findings.filter(|it| it.sort == Sort::Error).map(|it| it.html.as_str()).collect();
        let found = capitalise(&summary(errors.len(), self.warnings));
        let link = format!("<a href=\"{ALL}\">");
        if errors.is_empty() && self.warnings == 0 {
            return String::new();
        }
        if errors.is_empty() {
            return wrap("wijkbode-klein", &format!("<p>{link}{found}</a></p>\n"));
        }
        let more = match errors.len().saturating_sub(ABOVE_PAGE) {
            0 => String::new(),
            _ => format!("<p>{link}Bekijk alle meldingen</a></p>\n"),
        };
        let items: String = errors.into_iter().take(ABOVE_PAGE).collect();
        wrap(
            "wijkbode-groot",
            &format!(
                "<p><b>{found}.</b> Hieronder staat de laatste versie zonder fouten. Zodra het \
                 klopt, verdwijnt deze melding vanzelf.</p>\n<ol>\n{items}</ol>\n{more}"
            ),
        )
    }

    /// All that was found, for a page of its own.
    pub(super) fn lists(&self) -> String {
        let list = |sort, heading: &str| {
            let items: String =
                self.findings.iter().filter(|it| it.sort == sort).map(|it| &*it.html).collect();
            if items.is_empty() {
                return String::new();
            }
            format!("<h2>{heading}</h2>\n<ol>\n{items}</ol>\n")
        };
        let found = capitalise(&summary(self.errors, self.warnings));
        [
            format!("<p>{found}.</p>\n"),
            list(Sort::Error, "Fouten"),
            list(Sort::Warning, "Waarschuwingen"),
            list(Sort::LeftOut, "Niet in deze uitgave"),
        ]
        .concat()
    }
}

fn wrap(class: &str, content: &str) -> String {
    format!(
        "<link rel=\"stylesheet\" href=\"/_wijkbode/preview.css\">\n\
         <section class=\"{class}\" role=\"status\" lang=\"nl\" dir=\"ltr\" aria-label=\"Meldingen van wijkbode\">\n\
         {content}</section>\n"
    )
}
