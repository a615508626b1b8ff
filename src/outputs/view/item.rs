//! One item with all there is to tell: on a page of its own, or among others of its kind.

use serde::Serialize;

use super::{
    Attachment, Attention, Card, Fact, Figure, Heading, Link, Photo, Progress, Section, Standing,
    Timeline,
};

/// One item with all there is to tell.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Item {
    /// Names it on a page that it shares with others.
    pub id: String,
    /// The part of its address: `mijlpalen`.
    pub kind: &'static str,
    /// What one of its kind is called here: `Mijlpaal`.
    pub label: String,
    /// Its title.
    pub title: String,
    /// Its number, if residents know it by one.
    pub number: Option<String>,
    /// In one or two sentences.
    pub summary: Option<String>,
    /// Its picture.
    pub photo: Option<Photo>,
    /// The address of its logo, for an organisation.
    pub logo: Option<String>,
    /// The whole story.
    pub text_html: String,
    /// The headings in that text, when it is long enough for a table of contents.
    pub contents: Vec<Heading>,
    /// How it goes.
    pub standing: Option<Standing>,
    /// How far it has got, for a challenge or a plan.
    pub progress: Option<Progress>,
    /// What residents must not miss, of a challenge or a plan.
    pub attention: Option<Attention>,
    /// Its milestones by time, of a challenge or a plan.
    pub timeline: Option<Timeline>,
    /// What is known about it, label by label.
    pub facts: Vec<Fact>,
    /// A figure with its target, for an indicator.
    pub figure: Option<Figure>,
    /// What was recorded through time, the newest first.
    pub history: Vec<Change>,
    /// A remark beside it, such as two sources that differ.
    pub remark: Option<String>,
    /// Documents.
    pub attachments: Vec<Attachment>,
    /// Other places to read on.
    pub links: Vec<Link>,
    /// Where the facts come from.
    pub sources: Vec<Link>,
    /// What others said about it.
    pub voices: Vec<Item>,
    /// What belongs to it: milestones, news, quick wins.
    pub sections: Vec<Section>,
    /// The item before it, in time.
    pub previous: Option<Link>,
    /// The item after it, in time.
    pub next: Option<Link>,
    /// When it was last changed: `1 september 2021`.
    pub changed: Option<String>,
    /// `voor de hele gemeente`, for an item of the site on the page of a wijk.
    pub shared: Option<String>,
    /// Marks such as `concept`, `afgelast`, `kritisch`.
    pub marks: Vec<String>,
    /// Its language, when that is not the language of the site.
    pub language: Option<String>,
    /// Its date for machines.
    pub datetime: Option<String>,
    /// Its date in words.
    pub when: Option<String>,
    /// Its wijk, where that is not clear from the page.
    pub wijk: Option<String>,
}

/// What was recorded on a day.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Change {
    /// The day, in words.
    pub date: String,
    /// The status from then on.
    pub standing: Option<Standing>,
    /// The planning from then on.
    pub planned: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// Who said so, if it was not the editors.
    pub by: Option<String>,
    /// What there was to tell.
    pub text_html: String,
}

impl Item {
    /// Adds a section, unless it is empty; one with the same title grows. `others` is how many more there are than are listed.
    pub fn add(&mut self, id: &str, title: &str, cards: Vec<Card>, others: usize) {
        if let Some(section) = self.sections.iter_mut().find(|it| it.title == title) {
            section.cards.extend(cards);
        } else if !cards.is_empty() {
            let (id, title) = (id.to_owned(), title.to_owned());
            let more = (others > 0).then(|| Link::from(format!("En nog {others} andere").as_str()));
            self.sections.push(Section { id, title, cards, more });
        }
    }
}
