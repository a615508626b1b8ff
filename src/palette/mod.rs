//! The colours, letters and corners of the site by role, in light and in dark: from the bridge of
//! the theme, the tokens of a municipality and the colour of a wijk.
//!
//! The bridge is crossed here, when the site is built: what is published is the outcome, not the
//! tokens. So each pair of colours that meets on a page is known, and held to WCAG 2.2.

mod pairs;
mod resolve;
mod sheet;
mod tokens;

use self::pairs::Pair;
use self::resolve::Layers;
use self::sheet::{Properties, Sheet};
use crate::diagnostic::Diagnostics;
use crate::links::Map;
use crate::theme::Theme;
use crate::values::Colour;

/// The static file with what the house style changes, when it changes anything.
pub const STYLE: &str = "huisstijl.css";

/// The style sheet of the theme that holds the bridge.
const BRIDGE: &str = "wijkbode.css";

const GROUND: &str = "--wijk-grond";
const ACCENT: &str = "--wijk-accent";
const ON_ACCENT: &str = "--wijk-op-accent";
/// What a house style brings from light to dark: its hue stays, its lightness follows the ground.
const BRAND: &[&str] = &[ACCENT, "--wijk-link", "--wijk-focus"];

/// What each role is in the theme, and what the house style makes of it.
#[derive(Debug, Default)]
struct Palette {
    theme: Schemes,
    style: Schemes,
}

/// Properties in the light scheme, and those that are otherwise in the dark one.
#[derive(Debug, Default)]
struct Schemes {
    light: Properties,
    dark: Properties,
}

/// Adds to a theme what the house style and the colour of each wijk make of it, and reports the
/// colours that readers cannot tell apart. Returns the accent colour of the site in light.
pub fn dress(map: Map<'_>, theme: &mut Theme, diagnostics: &mut Diagnostics) -> Colour {
    let bridge = Sheet::read(&theme.static_text(BRIDGE, map.sources), &[]);
    let tokens = tokens::read(map, diagnostics);
    let mut palette = Palette::new(&bridge, &tokens);
    if let Some(colour) = &map.edition.site.settings.style.colour {
        let accent = palette.accent(colour.value);
        palette.style.light.extend(accent.light);
        palette.style.dark.extend(accent.dark);
    }
    pairs::check(map, &palette, &tokens::Origin { bridge, tokens }, diagnostics);
    if !palette.style.is_empty() {
        theme.add_static(STYLE, palette.style.css().into_bytes());
    }
    for (_, wijk) in map.edition.wijken() {
        if let Some(colour) = &wijk.profile.colour {
            let css = palette.accent(colour.value).css();
            theme.add_static(&colour_file(colour.value), css.into_bytes());
        }
    }
    let accent = palette.all().light.get(ACCENT).and_then(|it| Colour::from_css(it));
    accent.unwrap_or(Colour::BLACK)
}

/// The static file with the colour of a wijk: `kleur/2f6f4e.css`.
pub fn colour_file(colour: Colour) -> String {
    format!("kleur/{}.css", colour.to_string().trim_start_matches('#'))
}

impl Palette {
    fn new(bridge: &Sheet, tokens: &Sheet) -> Palette {
        let resolve = |layers: &[&Properties]| -> Properties {
            let names = bridge.light.keys();
            names.filter_map(|it| Some((it.clone(), Layers(layers).resolve(it)?))).collect()
        };
        let theme = Schemes {
            light: resolve(&[&bridge.light]),
            dark: resolve(&[&bridge.light, &bridge.dark]),
        };
        let mut light = resolve(&[&bridge.light, &tokens.light]);
        let mut dark = resolve(&[&bridge.light, &tokens.light, &tokens.dark]);
        let has_dark = dark.get(GROUND) != light.get(GROUND);
        // What follows from another role needs no saying.
        let is_read = |name: &str| {
            let bridged = bridge
                .light
                .get(name)
                .is_some_and(|it| sheet::references(it).any(|it| !bridge.light.contains_key(it)));
            bridged || tokens.light.contains_key(name) || tokens.dark.contains_key(name)
        };
        let changes = |name: &String, value: &mut String| {
            theme.light.get(name) != Some(value) && is_read(name)
        };
        light.retain(changes);
        dark.retain(|name, value| bridge.dark.contains_key(name) && changes(name, value));
        if !has_dark {
            dark.clear();
        }
        let mut palette = Palette { theme, style: Schemes { light, dark } };
        let brand = palette.brand_in_dark();
        palette.style.dark.extend(brand);
        palette
    }

    /// What the dark scheme takes over from a light house style, and what of the theme has to give
    /// way to a dark ground that is not its own.
    fn brand_in_dark(&self) -> Properties {
        let all = self.all().dark;
        let own_ground = self.style.dark.contains_key(GROUND);
        let mut dark = Properties::new();
        for role in BRAND.iter().copied().filter(|role| !self.style.dark.contains_key(*role)) {
            let theme = self.theme.dark.get(role).filter(|_| own_ground);
            let given = self.style.light.get(role).or(theme);
            let Some(colour) = given.and_then(|it| Colour::from_css(it)) else { continue };
            let Some(nearest) = pairs::nearest(role, colour, &all) else { continue };
            if all.get(role) == Some(&nearest.to_string()) {
                continue;
            }
            dark.insert(role.to_owned(), nearest.to_string());
            if role == ACCENT {
                dark.insert(ON_ACCENT.to_owned(), nearest.readable().to_string());
            }
        }
        dark
    }

    /// The roles that a colour takes: as it is in light, and readable in dark.
    fn accent(&self, colour: Colour) -> Schemes {
        let roles = |colour: Colour| {
            let roles = [(ACCENT, colour), (ON_ACCENT, colour.readable())];
            roles.map(|(role, colour)| (role.to_owned(), colour.to_string())).into()
        };
        let dark = pairs::nearest(ACCENT, colour, &self.all().dark).unwrap_or(colour);
        Schemes { light: roles(colour), dark: roles(dark) }
    }

    /// Every role as it is published.
    fn all(&self) -> Schemes {
        let over = |theme: &Properties, style: &Properties| {
            theme.iter().chain(style).map(|(name, value)| (name.clone(), value.clone())).collect()
        };
        Schemes {
            light: over(&self.theme.light, &self.style.light),
            dark: over(&self.theme.dark, &self.style.dark),
        }
    }
}

impl Schemes {
    fn is_empty(&self) -> bool {
        self.light.is_empty() && self.dark.is_empty()
    }

    /// As a style sheet that stands behind that of the theme. Who chose colours of their own for
    /// every page keeps them.
    fn css(&self) -> String {
        let block = |properties: &Properties| -> String {
            let line = |(name, value): (&String, &String)| format!("  {name}: {value};\n");
            properties.iter().map(line).collect::<Vec<_>>().concat()
        };
        let (light, dark) = (block(&self.light), block(&self.dark));
        format!(
            ":root {{\n{light}}}\n@media (prefers-color-scheme: dark) and (forced-colors: none) {{\n:root:root {{\n{dark}}}\n}}\n"
        )
    }
}

/// Whether a pair can be told apart in a scheme; a role that is no plain colour cannot be judged.
fn contrast(pair: &Pair, properties: &Properties) -> Option<f64> {
    let colour = |role: &str| properties.get(role).and_then(|it| Colour::from_css(it));
    Some(colour(pair.front)?.contrast(colour(pair.back)?))
}
