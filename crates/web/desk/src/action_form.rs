//! A small form for one act: folded away until it is wanted, open when it was refused.

use askama::Template;
use kit::{
    parts::{Choice, CsrfFields, Field, FieldKind, TextInput},
    form_data::FormData,
    refusal::Refusal,
    urls::{Href, Url},
};

use crate::filters;

/// A small form that was refused: which one, why, and what was typed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RefusedForm<'a> {
    pub(crate) id: &'static str,
    pub(crate) refusal: &'a Refusal,
    pub(crate) form_data: &'a FormData,
}

/// A form for one act.
#[derive(Debug, Template)]
#[template(path = "action_form.html")]
pub(crate) struct ActionForm {
    /// Unique on the page; the ids of its fields begin with it.
    pub(crate) id: &'static str,
    /// What can be done, on the fold.
    pub(crate) summary: String,
    /// Said before the fields; may hold `**emphasis**`.
    pub(crate) intro: Option<String>,
    pub(crate) action: Href,
    pub(crate) csrf: CsrfFields,
    pub(crate) hidden: Vec<(String, String)>,
    pub(crate) fields: Vec<Field>,
    pub(crate) submit: String,
    /// It takes files.
    pub(crate) files: bool,
    pub(crate) open: bool,
    pub(crate) primary: bool,
}

impl askama::filters::HtmlSafe for ActionForm {}

impl ActionForm {
    /// A form that posts to `action`.
    pub(crate) fn new(
        id: &'static str,
        summary: impl Into<String>,
        action: &dyn Url,
        csrf: CsrfFields,
        submit: impl Into<String>,
    ) -> Self {
        Self {
            id,
            summary: summary.into(),
            intro: None,
            action: action.href(),
            csrf,
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
        if let Some(RefusedForm { refusal, form_data, .. }) = refused.filter(|refused| refused.id == self.id) {
            let typed = self.fields.into_iter().map(|field| retyped(field, form_data)).collect();
            self.fields = refusal.mark(typed);
            self.open = true;
        }
        self
    }
}

/// A field with what was typed into it.
fn retyped(field: Field, form_data: &FormData) -> Field {
    let typed = form_data.text(&field.name).to_owned();
    let kind = match field.kind {
        FieldKind::Text(input) => FieldKind::Text(TextInput { value: typed, ..input }),
        FieldKind::LongText { rows, characters_max, .. } => {
            FieldKind::LongText { value: typed, rows, characters_max }
        }
        FieldKind::Select { options } => FieldKind::Select { options: chosen(options, &typed, form_data) },
        FieldKind::OneOf { options, horizontal } => {
            FieldKind::OneOf { options: chosen(options, &typed, form_data), horizontal }
        }
        FieldKind::Consent { .. } => FieldKind::Consent { given: typed == "true" },
        FieldKind::Date(_) => FieldKind::Date(super::form_values::date_input(form_data, &field.name)),
        other @ (FieldKind::SeveralOf { .. } | FieldKind::File(_) | FieldKind::Address(_)) => other,
    };
    Field { kind, ..field }
}

fn chosen(options: Vec<Choice>, value: &str, form_data: &FormData) -> Vec<Choice> {
    let choose = |option: Choice| Choice {
        chosen: option.value == value,
        opens: option.opens.into_iter().map(|field| retyped(field, form_data)).collect(),
        ..option
    };
    options.into_iter().map(choose).collect()
}
