//! The words of schema.org that a page is described with, as they are written. What is not known is
//! not written.

use std::borrow::Cow;

use serde::Serialize;

/// A text of the edition, or one made of it.
pub(super) type Words<'a> = Cow<'a, str>;

/// All that a page says of itself.
#[derive(Serialize)]
pub(super) struct Document<'a> {
    #[serde(rename = "@context")]
    pub(super) context: &'static str,
    #[serde(rename = "@graph")]
    pub(super) graph: Vec<Node<'a>>,
}

/// One of the things that a page describes.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Node<'a> {
    Page(Box<Page<'a>>),
    Place(Box<Place<'a>>),
    Organization(Box<Organization<'a>>),
    Event(Box<Event<'a>>),
    Catalogue(Box<DataCatalog<'a>>),
    Breadcrumbs(Breadcrumbs<'a>),
}

/// The name of a thing that is described elsewhere.
#[derive(Serialize)]
pub(super) struct Reference {
    #[serde(rename = "@id")]
    pub(super) id: String,
}

/// A `WebPage`, of whatever sort, or a `WebSite`.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Page<'a> {
    #[serde(rename = "@type")]
    pub(super) sort: &'static str,
    #[serde(rename = "@id")]
    pub(super) id: Words<'a>,
    pub(super) url: Words<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) name: Option<Words<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) headline: Option<Words<'a>>,
    pub(super) description: Words<'a>,
    pub(super) in_language: Words<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) image: Option<Words<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) date_modified: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) author: Option<Author<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) article_section: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) publisher: Option<Organization<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) is_part_of: Option<Reference>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) main_entity: Option<Reference>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) spatial_coverage: Option<Place<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) breadcrumb: Option<Reference>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) potential_action: Option<SearchAction>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) about: Vec<ContactPoint<'a>>,
}

/// Who wrote something: a person by name, and in which role.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Author<'a> {
    #[serde(rename = "@type")]
    pub(super) sort: &'static str,
    pub(super) name: &'a str,
    pub(super) job_title: &'a str,
}

/// An `Organization`, or a sort of one.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Organization<'a> {
    #[serde(rename = "@type")]
    pub(super) sort: &'static str,
    #[serde(rename = "@id", skip_serializing_if = "Option::is_none")]
    pub(super) id: Option<String>,
    pub(super) name: Words<'a>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(super) alternate_name: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) url: Option<Words<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) logo: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) same_as: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) contact_point: Option<ContactPoint<'a>>,
}

/// A way to reach somebody.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ContactPoint<'a> {
    #[serde(rename = "@type")]
    pub(super) sort: &'static str,
    #[serde(rename = "@id", skip_serializing_if = "Option::is_none")]
    pub(super) id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) contact_type: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) email: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) telephone: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) url: Option<&'a str>,
}

/// A `Place`: a wijk, a municipality, or where an event is.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Place<'a> {
    #[serde(rename = "@type")]
    pub(super) sort: &'static str,
    #[serde(rename = "@id", skip_serializing_if = "Option::is_none")]
    pub(super) id: Option<String>,
    pub(super) name: &'a str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(super) alternate_name: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) url: Option<Words<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) image: Option<Words<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) identifier: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) address: Option<&'a str>,
    #[serde(rename = "containedInPlace", skip_serializing_if = "Option::is_none")]
    pub(super) within: Option<Box<Place<'a>>>,
}

/// An `Event`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Event<'a> {
    #[serde(rename = "@type")]
    pub(super) sort: &'static str,
    #[serde(rename = "@id")]
    pub(super) id: String,
    pub(super) name: Words<'a>,
    pub(super) url: Words<'a>,
    pub(super) description: Words<'a>,
    pub(super) in_language: Words<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) image: Option<Words<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) start_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) end_date: Option<String>,
    #[serde(rename = "eventStatus")]
    pub(super) status: &'static str,
    #[serde(rename = "eventAttendanceMode", skip_serializing_if = "Option::is_none")]
    pub(super) attendance: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) location: Option<Place<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) organizer: Option<Organization<'a>>,
}

/// The search of the site.
#[derive(Serialize)]
pub(super) struct SearchAction {
    #[serde(rename = "@type")]
    pub(super) sort: &'static str,
    pub(super) target: EntryPoint,
    #[serde(rename = "query-input")]
    pub(super) query_input: &'static str,
}

/// Where a search begins.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct EntryPoint {
    #[serde(rename = "@type")]
    pub(super) sort: &'static str,
    pub(super) url_template: String,
}

/// The way to a page.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Breadcrumbs<'a> {
    #[serde(rename = "@type")]
    pub(super) sort: &'static str,
    #[serde(rename = "@id")]
    pub(super) id: String,
    pub(super) item_list_element: Vec<Crumb<'a>>,
}

/// A step on the way to a page.
#[derive(Serialize)]
pub(super) struct Crumb<'a> {
    #[serde(rename = "@type")]
    pub(super) sort: &'static str,
    pub(super) position: usize,
    pub(super) name: &'a str,
    pub(super) item: String,
}

/// A `DataCatalog`: all the open data.
#[derive(Serialize)]
pub(super) struct DataCatalog<'a> {
    #[serde(rename = "@type")]
    pub(super) sort: &'static str,
    #[serde(rename = "@id")]
    pub(super) id: String,
    pub(super) name: Words<'a>,
    pub(super) description: Words<'a>,
    pub(super) url: Words<'a>,
    pub(super) dataset: Vec<Dataset<'a>>,
}

/// A `Dataset`: one of the tables.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Dataset<'a> {
    #[serde(rename = "@type")]
    pub(super) sort: &'static str,
    #[serde(rename = "@id")]
    pub(super) id: String,
    pub(super) name: String,
    pub(super) description: String,
    pub(super) url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) date_modified: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) license: Option<&'a str>,
    pub(super) is_accessible_for_free: bool,
    pub(super) creator: Reference,
    pub(super) distribution: Vec<DataDownload>,
}

/// A `DataDownload`: a file of a table.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct DataDownload {
    #[serde(rename = "@type")]
    pub(super) sort: &'static str,
    pub(super) content_url: String,
    pub(super) encoding_format: &'static str,
}
