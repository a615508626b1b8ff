//! What people, programs and GitHub are told about one text and what is wrong in it.

#![allow(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a test may fail and touch the disk"
)]

use std::fmt::Write as _;
use std::sync::Arc;

use wijkbode::diagnostic::{Diagnostics, Span};
use wijkbode::report::{Lines, Made, Place, Report, summary, visible};
use wijkbode::source::Sources;

const FILE: &str = "content/wijken/dorp/mijlpalen.yaml";

/// A text in which `⟦` and `⟧` mark what is wrong, with all that comes of it.
struct Case {
    name: &'static str,
    text: &'static str,
    place: (usize, usize),
    /// The line and the carets, from the bar on.
    excerpt: [&'static str; 2],
    end_column: Option<usize>,
}

const CASES: &[Case] = &[
    Case {
        name: "a word in the middle of a line",
        text: "- titel: Bankje\n  ⟦gepand⟧: 2021-10\n",
        place: (2, 3),
        excerpt: ["  gepand: 2021-10", "  ^^^^^^"],
        end_column: Some(9),
    },
    Case {
        name: "accents and letters outside the plane count once",
        text: "titel: Één ĳsje 🚲 ⟦weg⟧\n",
        place: (1, 19),
        excerpt: ["titel: Één ĳsje 🚲 weg", "                   ^^^"],
        end_column: Some(22),
    },
    Case {
        name: "wide letters take two columns of the terminal",
        text: "titel: 日本 ⟦weg⟧ 日\n",
        place: (1, 11),
        excerpt: ["titel: 日本 weg 日", "            ^^^"],
        end_column: Some(14),
    },
    Case {
        name: "a tab takes four columns, also below the carets",
        text: "a:\n\tb: ⟦weg⟧\n",
        place: (2, 5),
        excerpt: ["    b: weg", "       ^^^"],
        end_column: Some(8),
    },
    Case {
        name: "lines that end in CRLF",
        text: "a: 1\r\nb: ⟦weg⟧\r\nc: 2\r\n",
        place: (2, 4),
        excerpt: ["b: weg", "   ^^^"],
        end_column: Some(7),
    },
    Case {
        name: "lines that end in CR only",
        text: "a: 1\rb: ⟦weg⟧\rc: 2\r",
        place: (2, 4),
        excerpt: ["b: weg", "   ^^^"],
        end_column: Some(7),
    },
    Case {
        name: "a byte order mark has no column",
        text: "\u{feff}⟦gepand⟧: 1\n",
        place: (1, 1),
        excerpt: ["gepand: 1", "^^^^^^"],
        end_column: Some(7),
    },
    Case {
        name: "what covers several lines is marked on the first",
        text: "- ⟦titel: A   \n  soort: B⟧\n",
        place: (1, 3),
        excerpt: ["- titel: A", "  ^^^^^^^^"],
        end_column: None,
    },
    Case {
        name: "what covers nothing gets one caret",
        text: "titel:⟦⟧\nsoort: B\n",
        place: (1, 7),
        excerpt: ["titel:", "      ^"],
        end_column: None,
    },
    Case {
        name: "the end of the text",
        text: "titel: A⟦⟧",
        place: (1, 9),
        excerpt: ["titel: A", "        ^"],
        end_column: None,
    },
    Case {
        name: "an empty last line",
        text: "titel: A\n⟦⟧",
        place: (2, 1),
        excerpt: ["", "^"],
        end_column: None,
    },
    Case {
        name: "control characters, escapes and what turns the text are shown, not sent",
        text: "titel: \u{1b}[31m\u{202e}rood\u{7f} ⟦weg⟧\n",
        place: (1, 20),
        excerpt: ["titel: ␛[31m�rood␡ weg", "                   ^^^"],
        end_column: Some(23),
    },
];

#[test]
fn people_see_the_line_and_carets() {
    for case in CASES {
        let (sources, diagnostics) = wrong(case.text);
        let human = plain(&Report::new(diagnostics, &sources).human());
        let (line, column) = case.place;
        let [source, carets] = case.excerpt;
        let expected = format!(
            "fout E201: zo heet het niet\n --> {FILE}:{line}:{column}\n  |\n{}\n  | {carets}\n  \
             = tip: Bedoelde u `gepland`?\n\nmeer uitleg: wijkbode check --explain E201\n",
            format!("{line} | {source}").trim_end(),
        );
        assert_eq!(human, expected, "{}", case.name);
    }
}

#[test]
fn programs_get_the_place_in_code_points() {
    for case in CASES {
        let (sources, diagnostics) = wrong(case.text);
        let json = Report::new(diagnostics, &sources).json(&Made::default());
        let (line, column) = case.place;
        let expected = format!(
            "{{\"errors\":1,\"warnings\":0,\"pages\":0,\"files\":0,\"bytes\":0,\"diagnostics\":[\
             {{\"code\":\"E201\",\"severity\":\"error\",\"file\":\"{FILE}\",\"line\":{line},\
             \"column\":{column},\"message\":\"zo heet het niet\",\"help\":\"Bedoelde u `gepland`?\"}}]}}\n"
        );
        assert_eq!(json, expected, "{}", case.name);
    }
}

#[test]
fn github_gets_one_line_for_each() {
    for case in CASES {
        let (sources, diagnostics) = wrong(case.text);
        let github = Report::new(diagnostics, &sources).github();
        let (line, column) = case.place;
        let end = case.end_column.map(|it| format!(",endColumn={it}")).unwrap_or_default();
        let expected = format!(
            "::error file={FILE},line={line},col={column}{end},title=E201::zo heet het niet%0ATip: Bedoelde u `gepland`?\n"
        );
        assert_eq!(github, expected, "{}", case.name);
    }
}

#[test]
fn a_long_line_is_cut_around_the_carets() {
    let text = format!("tekst: {} ⟦weg⟧ {}\n", "links ".repeat(200), "rechts ".repeat(200));
    let (sources, diagnostics) = wrong(&text);
    let human = plain(&Report::new(diagnostics, &sources).human());
    let lines: Vec<&str> = human.lines().collect();
    assert!(lines[3].starts_with("1 | …") && lines[3].ends_with('…'), "{}", lines[3]);
    assert!(lines[3].chars().count() < 110, "{}", lines[3]);
    let shown: Vec<char> = lines[3].chars().collect();
    let at = lines[4].find('^').unwrap_or_default();
    assert_eq!(shown[at..at + 3].iter().collect::<String>(), "weg");
    assert_eq!(lines[4].trim_start_matches([' ', '|']), "^^^");
}

#[test]
fn a_file_that_is_not_there_is_told_without_a_line() {
    let mut diagnostics = Diagnostics::default();
    let help = "Maak het aan.\nBegin zo: `titel: Wijken`";
    diagnostics.report("E104", &Span::whole("content/site.yaml"), "weg").help(help);
    let sources = Sources::default();
    let report = Report::new(diagnostics, &sources);
    let expected = "fout E104: weg\n --> content/site.yaml:1:1\n  = tip: Maak het aan.\n  |      \
                    Begin zo: `titel: Wijken`\n\nmeer uitleg: wijkbode check --explain E104\n";
    assert_eq!(plain(&report.human()), expected);
    assert!(report.json(&Made::default()).contains(r#""line":1,"column":1,"#));
}

#[test]
fn what_has_no_tip_has_null_in_json() {
    let mut diagnostics = Diagnostics::default();
    diagnostics.report("W105", &Span::whole("content/x.md"), "weg");
    let json =
        Report::new(diagnostics, &Sources::default()).json(&Made { pages: 2, files: 5, bytes: 7 });
    let expected = "{\"errors\":0,\"warnings\":1,\"pages\":2,\"files\":5,\"bytes\":7,\"diagnostics\":[\
        {\"code\":\"W105\",\"severity\":\"warning\",\"file\":\"content/x.md\",\"line\":1,\"column\":1,\
        \"message\":\"weg\",\"help\":null}]}\n";
    assert_eq!(json, expected);
}

#[test]
fn github_cannot_be_given_another_command() {
    let mut diagnostics = Diagnostics::default();
    let file = "content/a,b:c%.md";
    diagnostics.report("W602", &Span::whole(file), "100%\r\n::error::nep\u{1b}[0m");
    let github = Report::new(diagnostics, &Sources::default()).github();
    let expected = "::warning file=content/a%2Cb%3Ac%25.md,line=1,col=1,title=W602::\
                    100%25%0D%0A::error::nep␛[0m\n";
    assert_eq!(github, expected);
}

#[test]
fn a_message_cannot_colour_the_terminal() {
    let mut diagnostics = Diagnostics::default();
    let nasty = "a\u{1b}[2Jb\rc\u{9b}d\u{202e}e";
    diagnostics.report("E201", &Span::whole(nasty), nasty).help(nasty);
    let human = plain(&Report::new(diagnostics, &Sources::default()).human());
    assert!(!human.contains(['\u{1b}', '\r', '\u{9b}', '\u{202e}']), "{human:?}");
    assert_eq!(human.matches("a␛[2Jb␍c�d�e").count(), 3);
}

#[test]
fn everything_is_told_in_the_order_of_file_and_line() {
    let sources: Sources =
        [("content/b.yaml", "x: 1\ny: 2\n"), ("content/a.yaml", "x: 1\n")].into_iter().collect();
    let mut diagnostics = Diagnostics::default();
    for (file, at) in [("content/b.yaml", 5), ("content/b.yaml", 0), ("content/a.yaml", 3)] {
        diagnostics.report("W105", &Span::new(&Arc::from(file), at..at + 1), "x");
    }
    let report = Report::new(diagnostics, &sources);
    let places: Vec<(&str, usize)> =
        report.findings().iter().map(|it| (&*it.diagnostic.span.file, it.start.line)).collect();
    assert_eq!(places, [("content/a.yaml", 1), ("content/b.yaml", 1), ("content/b.yaml", 2)]);
}

#[test]
fn the_more_serious_code_is_explained() {
    let mut diagnostics = Diagnostics::default();
    diagnostics.report("W105", &Span::whole("a"), "x");
    diagnostics.report("E301", &Span::whole("b"), "x");
    let human = plain(&Report::new(diagnostics, &Sources::default()).human());
    assert!(human.ends_with("meer uitleg: wijkbode check --explain E301\n"), "{human}");
    assert_eq!(Report::new(Diagnostics::default(), &Sources::default()).human(), "");
}

#[test]
fn the_summary_is_good_dutch() {
    let expected = [
        ((0, 0), "geen fouten en geen waarschuwingen"),
        ((1, 0), "1 fout"),
        ((0, 1), "1 waarschuwing"),
        ((3, 2), "3 fouten en 2 waarschuwingen"),
        ((1, 1), "1 fout en 1 waarschuwing"),
    ];
    for ((errors, warnings), sentence) in expected {
        assert_eq!(summary(errors, warnings), sentence);
    }
}

#[test]
fn places_outside_the_text_and_inside_letters_are_found() {
    let lines = Lines::new("\u{feff}é\nb");
    let place = |line, column| Place { line, column };
    assert_eq!(lines.place(0), place(1, 1));
    assert_eq!(lines.place(3), place(1, 1));
    assert_eq!(lines.place(4), place(1, 1));
    assert_eq!(lines.place(5), place(1, 2));
    assert_eq!(lines.place(6), place(2, 1));
    assert_eq!(lines.place(99), place(2, 2));
    assert_eq!(Lines::new("").place(0), Place::START);
}

#[test]
fn every_place_of_a_long_line_is_counted_right() {
    let text = "é".repeat(5000) + "\n" + &"ab".repeat(3000);
    let lines = Lines::new(&text);
    for (number, (at, _)) in text.char_indices().enumerate() {
        let (line, column) = if number > 5000 { (2, number - 5000) } else { (1, number + 1) };
        assert_eq!(lines.place(at), Place { line, column });
    }
}

#[test]
fn many_problems_in_one_file_are_told_at_once() {
    const MANY: usize = 10_000;
    let one_line = "x ".repeat(MANY * 20);
    let mut many_lines = String::new();
    for number in 0..MANY {
        let _ = writeln!(many_lines, "- titel: Nummer {number} met een gewone lengte");
    }
    for text in [one_line, many_lines] {
        let file: Arc<str> = FILE.into();
        let mut diagnostics = Diagnostics::default();
        let step = text.len() / MANY;
        for number in 0..MANY {
            diagnostics.report("E201", &Span::new(&file, number * step..number * step + 1), "x");
        }
        let sources: Sources = [(FILE, text)].into_iter().collect();
        let started = std::time::Instant::now();
        let report = Report::new(diagnostics, &sources);
        let told =
            report.human().len() + report.json(&Made::default()).len() + report.github().len();
        assert!(told > MANY * 100);
        assert!(started.elapsed().as_secs() < 5, "{:?}", started.elapsed());
    }
}

#[test]
fn harmless_text_stays_as_it_is() {
    for text in ["", "Één café", "مرحبا", "👩‍👩‍👧", "ĳ"] {
        assert_eq!(visible(text), text);
    }
    assert_eq!(visible("a\tb\nc\u{2066}d"), "a    b c�d");
}

/// The sources and the one thing that is wrong in them.
fn wrong(marked: &str) -> (Sources, Diagnostics) {
    let start = marked.find('⟦').expect("the text has a mark");
    let text = marked.replacen('⟦', "", 1);
    let end = text.find('⟧').expect("the mark is closed");
    let text = text.replacen('⟧', "", 1);
    let mut diagnostics = Diagnostics::default();
    let span = Span::new(&FILE.into(), start..end);
    diagnostics.report("E201", &span, "zo heet het niet").help("Bedoelde u `gepland`?");
    ([(FILE, text)].into_iter().collect(), diagnostics)
}

/// What is left of a report where there are no colours.
fn plain(styled: &str) -> String {
    anstream::adapter::strip_str(styled).to_string()
}
