//! A small form for one act: folded away until it is wanted, open when it was refused.

use askama::Template;

use crate::{
    filters,
    parts::{Field, FormGuard},
    refusal::Refusal,
    urls::{Href, Url},
};

/// A form for one act.
#[derive(Debug, Template)]
#[template(path = "desk/act_form.html")]
pub(crate) struct ActForm {
    /// Unique on the page; the ids of its fields begin with it.
    pub(crate) id: &'static str,
    /// What can be done, on the fold.
    pub(crate) summary: String,
    /// Said before the fields; may hold `**emphasis**`.
    pub(crate) intro: Option<String>,
    pub(crate) action: Href,
    pub(crate) guard: FormGuard,
    pub(crate) hidden: Vec<(String, String)>,
    pub(crate) fields: Vec<Field>,
    pub(crate) submit: String,
    /// It takes files.
    pub(crate) files: bool,
    pub(crate) open: bool,
    pub(crate) primary: bool,
}

impl askama::filters::HtmlSafe for ActForm {}

impl ActForm {
    /// A form that posts to `action`.
    pub(crate) fn new(
        id: &'static str,
        summary: impl Into<String>,
        action: &dyn Url,
        guard: FormGuard,
        submit: impl Into<String>,
    ) -> Self {
        Self {
            id,
            summary: summary.into(),
            intro: None,
            action: action.href(),
            guard,
            hidden: Vec::new(),
            fields: Vec::new(),
            submit: submit.into(),
            files: false,
            open: false,
            primary: false,
        }
    }

    /// With fields; each keeps its name and gets an id of its own on the page.
    pub(crate) fn fields(mut self, fields: Vec<Field>) -> Self {
        let prefix = self.id;
        let own = |field: Field| Field { id: format!("{prefix}-{}", field.id), ..field };
        self.fields = fields.into_iter().map(own).collect();
        self
    }

    pub(crate) fn intro(mut self, intro: impl Into<String>) -> Self {
        self.intro = Some(intro.into());
        self
    }

    pub(crate) fn hide(mut self, name: &str, value: impl Into<String>) -> Self {
        self.hidden.push((name.to_owned(), value.into()));
        self
    }

    pub(crate) fn with_files(mut self) -> Self {
        self.files = true;
        self
    }

    /// The most likely one: a primary button, without a fold.
    pub(crate) fn primary(mut self) -> Self {
        self.primary = true;
        self.open = true;
        self
    }

    /// Shown again after a refusal: open, with what is wrong at its fields.
    pub(crate) fn refused(mut self, refusal: &Refusal) -> Self {
        self.fields = refusal.mark(self.fields);
        self.open = true;
        self
    }
}
