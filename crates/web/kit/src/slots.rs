//! Places on pages that wings fill without being known to the page.
//!
//! A page of portal or desk has slots: its navigation, the column beside a case, the row of buttons below a text that staff write.
//! Whatever wing has something to add there is a [`SlotFiller`]; the join of all wings gives the list to [`Site`], and the page
//! shows what [`Slots`] collects. So a wing that helps with texts stands beside each text, and neither portal nor desk names it.

use std::{fmt, pin::Pin, sync::Arc};

use askama::{DynTemplate, FastWritable, Template, Values, filters::HtmlSafe};
use case::Case;
use ids::{CaseId, DecisionId};
use locale::Language;

use crate::{
    filters,
    parts::Link,
    problem::WebError,
    session::{Resident, Staff},
    site::Site,
    urls::Href,
};

/// What a wing adds to pages of others. A slot that it does not override stays empty.
///
/// Whoever fills a slot asks itself whether this person may see it; a button or a link leads to a route that asks again.
pub trait SlotFiller: Send + Sync + 'static {
    /// Entries of the portal's navigation, after its own.
    fn portal_navigation(&self, _at: &PortalSlot<'_>) -> Vec<Link> {
        Vec::new()
    }

    /// Entries of the desk's bar, after its own.
    fn desk_navigation(&self, _at: &DeskSlot<'_>) -> Vec<Link> {
        Vec::new()
    }

    /// Cards beside a case that a resident reads.
    fn portal_case<'a>(&'a self, _at: PortalSlot<'a>, _case: &'a Case) -> Panels<'a> {
        nothing()
    }

    /// Panels beside a case that staff read.
    fn desk_case<'a>(&'a self, _at: DeskSlot<'a>, _case: &'a Case) -> Panels<'a> {
        nothing()
    }

    /// Further buttons of a form in which staff write a text.
    fn desk_text(&self, _at: &DeskSlot<'_>, _text: &TextSlot) -> Vec<FormButton> {
        Vec::new()
    }
}

/// Panels on their way.
pub type Panels<'a> = Pin<Box<dyn Future<Output = Result<Vec<Panel>, WebError>> + Send + 'a>>;

/// No panels, at once.
fn nothing<'a>() -> Panels<'a> {
    Box::pin(async { Ok(Vec::new()) })
}

/// Who reads a page of the portal that has slots.
#[derive(Clone, Copy)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct PortalSlot<'a> {
    pub site: &'a Site,
    /// None for whoever has no session.
    pub resident: Option<&'a Resident>,
    pub language: Language,
}

/// Who reads a page of the desk that has slots.
#[derive(Clone, Copy)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct DeskSlot<'a> {
    pub site: &'a Site,
    pub staff: &'a Staff,
    pub language: Language,
}

/// A text that staff write: which one, and in which field of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct TextSlot {
    pub case: CaseId,
    /// The decision whose letter the text belongs to.
    pub decision: Option<DecisionId>,
    /// Name of the field.
    pub field: String,
}

/// A second button of a form: it sends everything that was typed to another address.
#[expect(missing_docs, reason = "the names of the fields say what they are")]
#[derive(Debug, Clone, Template)]
#[template(
    source = r#"<button class="kern-btn kern-btn--tertiary" type="submit" formaction="{{ action|href }}" name="gw-field" value="{{ field }}"><span class="kern-label">{{ label }}</span></button>"#,
    ext = "html"
)]
pub struct FormButton {
    pub label: String,
    pub action: Href,
    /// Which field the button belongs to; posted as `gw-field`.
    pub field: String,
}

/// Something with a heading beside a case.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Panel {
    /// Unique on the page.
    pub id: &'static str,
    pub heading: String,
    pub body: PanelBody,
}

/// The inside of a panel: a template of the wing that fills it.
#[derive(Clone)]
pub struct PanelBody(Arc<dyn DynTemplate + Send + Sync>);

impl PanelBody {
    /// The inside as this template renders it, in the language of the page around it.
    pub fn new(template: impl Template + Send + Sync + 'static) -> Self {
        Self(Arc::new(template))
    }
}

impl FastWritable for PanelBody {
    fn write_into(&self, dest: &mut dyn fmt::Write, values: &dyn Values) -> askama::Result<()> {
        self.0.dyn_render_into_with_values(dest, values)
    }
}

impl fmt::Display for PanelBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.dyn_render_into(f).map_err(|_failed| fmt::Error)
    }
}

/// A template escapes itself.
impl HtmlSafe for PanelBody {}

impl fmt::Debug for PanelBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PanelBody")
    }
}

/// All wings that fill slots, in the order in which they are shown.
#[derive(Clone, Default)]
pub struct Slots(Arc<[Box<dyn SlotFiller>]>);

impl Slots {
    /// The slots as these wings fill them.
    #[must_use]
    pub fn filled_by(fillers: Vec<Box<dyn SlotFiller>>) -> Self {
        Self(fillers.into())
    }

    /// Entries of the portal's navigation.
    #[must_use]
    pub fn portal_navigation(&self, at: &PortalSlot<'_>) -> Vec<Link> {
        self.0.iter().flat_map(|filler| filler.portal_navigation(at)).collect()
    }

    /// Entries of the desk's bar.
    #[must_use]
    pub fn desk_navigation(&self, at: &DeskSlot<'_>) -> Vec<Link> {
        self.0.iter().flat_map(|filler| filler.desk_navigation(at)).collect()
    }

    /// Further buttons of a form in which staff write.
    #[must_use]
    pub fn desk_text(&self, at: &DeskSlot<'_>, text: &TextSlot) -> Vec<FormButton> {
        self.0.iter().flat_map(|filler| filler.desk_text(at, text)).collect()
    }

    /// Cards beside a case that a resident reads.
    pub async fn portal_case(&self, at: PortalSlot<'_>, case: &Case) -> Vec<Panel> {
        together(self.0.iter().map(|filler| filler.portal_case(at, case))).await
    }

    /// Panels beside a case that staff read.
    pub async fn desk_case(&self, at: DeskSlot<'_>, case: &Case) -> Vec<Panel> {
        together(self.0.iter().map(|filler| filler.desk_case(at, case))).await
    }
}

/// What was collected; a panel that fails is left out, for the case beside it must open all the same.
async fn together<'a>(all: impl Iterator<Item = Panels<'a>>) -> Vec<Panel> {
    let mut panels = Vec::new();
    for filling in all {
        match filling.await {
            Ok(more) => panels.extend(more),
            Err(error) => tracing::error!(cause = %error, "a panel beside a case is left out"),
        }
    }
    panels
}
