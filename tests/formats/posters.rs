//! What hangs on walls: each code of each poster, drawn as a printer draws it and read as a camera
//! reads it, leads to the page that the poster is about.

use chrono::NaiveDate;
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree};
use wijkbode::source::Sources;
use wijkbode::store::Store;

use super::{FILES, URL, published};

/// How many dots a module is wide.
const DOTS: u16 = 4;

/// The text of a page.
fn page(path: &str) -> &'static str {
    let file = format!("{path}index.html");
    str::from_utf8(FILES.get(&file).unwrap_or_else(|| panic!("no {file}"))).unwrap()
}

/// What a camera reads in a drawing.
fn read(svg: &str) -> String {
    // The style sheet makes its lines black.
    let named =
        svg.replacen("<svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" stroke=\"#000\"", 1);
    let tree = Tree::from_str(&named, &Options::default()).unwrap();
    let size = tree.size().to_int_size();
    let [width, height] = [size.width(), size.height()].map(|it| it * u32::from(DOTS));
    let mut pixels = Pixmap::new(width, height).unwrap();
    pixels.fill(Color::WHITE);
    resvg::render(&tree, Transform::from_scale(DOTS.into(), DOTS.into()), &mut pixels.as_mut());
    let dot = |x: usize, y: usize| pixels.data()[(y * width as usize + x) * 4];
    let mut image =
        rqrr::PreparedImage::prepare_from_greyscale(width as usize, height as usize, dot);
    image.detect_grids()[0].decode().unwrap().1
}

/// The drawing of the code on a poster.
fn code(poster: &str) -> &str {
    let start = poster.find("<svg class=\"qr\"").expect(poster);
    let end = poster.find("</svg>").expect(poster);
    &poster[start..end + "</svg>".len()]
}

#[test]
fn each_code_on_a_poster_leads_to_what_the_poster_is_about() {
    let posters = FILES.keys().filter_map(|it| it.strip_suffix("index.html"));
    let mut seen = 0;
    for path in posters.filter(|it| it.contains("poster/")) {
        for poster in page(path).split("<li class=\"poster\"").skip(1) {
            let address = read(code(poster));
            let short = address.strip_prefix(URL).expect(&address);
            assert!(short.starts_with("k/") && short.len() == "k/7h3kq2mz/".len(), "{short}");
            let plain = address.trim_start_matches("https://");
            let typed = format!("<b>{}", plain.trim_end_matches('/').replacen('/', "<wbr>/", 1));
            assert!(poster.contains(&typed), "{path}: {typed} cannot be typed");
            let moved = page(short);
            let to = moved.split("url=/").nth(1).and_then(|it| it.split('"').next()).unwrap();
            let to = to.split('#').next().unwrap();
            let title = poster.split("<h2>").nth(1).and_then(|it| it.split('<').next()).unwrap();
            assert!(page(to).contains(title), "{path}: {title:?} is not on {to}");
            seen += 1;
        }
    }
    assert!(seen > 20, "{seen} posters");
}

/// These two have the same code: the first pair among some ten million addresses.
#[test]
fn a_code_that_two_addresses_share_by_chance_stops_the_build() {
    let found_with = |id: &str| {
        let quick_wins =
            format!("- {{titel: Een, id: bankje-453716}}\n- {{titel: Twee, id: {id}}}\n");
        let sources: Sources = [
            ("content/site.yaml", "titel: Dorp\norganisatie: Dorp\nurl: https://dorp.example/\n"),
            ("content/wijken/dorp/wijk.md", "---\nnaam: Dorp\n---\n"),
            ("content/wijken/dorp/quick-wins.yaml", &quick_wins),
        ]
        .into_iter()
        .collect();
        let day = NaiveDate::from_ymd_opt(2022, 1, 15).unwrap();
        published(&sources, day, Store::none(), |output| {
            output.make("k/").err().map(|it| (it.code, it.span.file.to_string()))
        })
    };
    assert_eq!(found_with("bankje-1"), None);
    let list = "content/wijken/dorp/quick-wins.yaml".to_owned();
    assert_eq!(found_with("bankje-8993001"), Some(("E701", list)));
}
