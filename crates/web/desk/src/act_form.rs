//! A small form for one act: folded away until it is wanted, open when it was refused.

use askama::Template;
use kit::{
    parts::{Choice, CsrfFields, Field, FieldKind, TextInput},
    posted::Posted,
    refusal::Refusal,
    urls::{Href, Url},
};

use crate::filters;

/// A small form that was refused: which one, why, and what was typed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RefusedForm<'a> {
    pub(crate) id: &'static str,
    pub(crate) refusal: &'a Refusal,
    pub(crate) posted: &'a Posted,
}

/// A form for one act.
#[derive(Debug, Template)]
#[template(path = "act_form.html")]
pub(crate) struct ActForm {
    /// Unique on the page; the ids of its fields begin with it.
    pub(crate) id: &'static str,
    /// What can be done, on the fold.
    pub(crate) summary: String,
    /// Said before the fields; may hold `**emphasis**`.
    pub(crate) intro: Option<String>,
    pub(crate) action: Href,
    pub(crate) guard: CsrfFields,
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
        guard: CsrfFields,
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

    /// Shown again if it is the form that was refused: open, with what was typed and what is wrong at its fields.
    pub(crate) fn marked(mut self, refused: Option<RefusedForm<'_>>) -> Self {
        if let Some(RefusedForm { refusal, posted, .. }) = refused.filter(|refused| refused.id == self.id) {
            let typed = self.fields.into_iter().map(|field| retyped(field, posted)).collect();
            self.fields = refusal.mark(typed);
            self.open = true;
        }
        self
    }
}

/// A field with what was typed into it.
fn retyped(field: Field, posted: &Posted) -> Field {
    let typed = posted.text(&field.name).to_owned();
    let kind = match field.kind {
        FieldKind::Text(input) => FieldKind::Text(TextInput { value: typed, ..input }),
        FieldKind::LongText { rows, characters_max, .. } => {
            FieldKind::LongText { value: typed, rows, characters_max }
        }
        FieldKind::Select { options } => FieldKind::Select { options: chosen(options, &typed, posted) },
        FieldKind::OneOf { options, horizontal } => {
            FieldKind::OneOf { options: chosen(options, &typed, posted), horizontal }
        }
        FieldKind::Consent { .. } => FieldKind::Consent { given: typed == "true" },
        FieldKind::Date(_) => FieldKind::Date(super::typed::date_input(posted, &field.name)),
        other @ (FieldKind::SeveralOf { .. } | FieldKind::File(_) | FieldKind::Address(_)) => other,
    };
    Field { kind, ..field }
}

fn chosen(options: Vec<Choice>, value: &str, posted: &Posted) -> Vec<Choice> {
    let choose = |option: Choice| Choice {
        chosen: option.value == value,
        opens: option.opens.into_iter().map(|field| retyped(field, posted)).collect(),
        ..option
    };
    options.into_iter().map(choose).collect()
}
