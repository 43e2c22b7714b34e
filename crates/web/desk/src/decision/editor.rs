//! The decision editor: blocks of text with what came from the case, who signs, the letter as it will be. Works without script.

use askama::Template;
use casework::decision::{ChangedLine, changed_lines};
use jiff::civil::DateTime;
use kit::{
    frame::{DeskFrame, PersonView},
    parts::{Alert, CsrfFields, ErrorSummary, Facts, Field, Link, State},
    slots::FormButton,
    urls::Href,
};

use crate::{action_form::ActionForm, filters};

#[cfg(feature = "samples")]
mod samples;

/// The editor. Its form posts `action`: `save`, `submit`, `add-condition`, `add-block`, `remove-condition.N`.
#[derive(Debug, Template)]
#[template(path = "decision_editor.html")]
pub(crate) struct DecisionEditor {
    pub(crate) frame: DeskFrame,
    pub(crate) title: String,
    /// «B-2026-0417, Thomsen».
    pub(crate) case: Link,
    pub(crate) state: State,
    pub(crate) saved_at: Option<DateTime>,
    pub(crate) alert: Option<Alert>,
    pub(crate) errors: Option<ErrorSummary>,
    /// What somebody else saved meanwhile, beside what was typed here.
    pub(crate) conflict: Option<(String, Changes)>,
    /// «Vier Augen».
    pub(crate) signing: String,
    pub(crate) signs: Vec<Sign>,
    /// The sign-off itself, for whoever may.
    pub(crate) sign: Option<SignForm>,
    /// Gives the letter back to its author instead, for whoever may.
    pub(crate) send_back: Option<ActionForm>,
    /// With what it was given back.
    pub(crate) author_note: Option<AuthorNote>,
    /// What was recorded of the hearing; none if the decision does not burden.
    pub(crate) hearing: Option<HearingPanel>,
    /// What keeps the text from becoming a letter: what to do, and the id of the block.
    pub(crate) missing: Vec<(String, String)>,
    /// «Vorlage von „Baumfällung beantragen“, Fassung 1.0.0».
    pub(crate) template: String,
    pub(crate) blocks: Vec<Block>,
    /// Present while the text can be changed.
    pub(crate) form: Option<EditForm>,
    /// What can be done with the decision as a whole: take it back, give it up, seal it.
    pub(crate) acts: Vec<ActionForm>,
    /// To the delivery, once it is sealed.
    pub(crate) delivery: Option<Link>,
    pub(crate) preview: Href,
}

/// What makes the text a form.
#[derive(Debug)]
pub(crate) struct EditForm {
    pub(crate) action: Href,
    pub(crate) csrf: CsrfFields,
    /// The version of the text that is shown.
    pub(crate) version: u32,
    /// What is laid down by the purpose and travels along.
    pub(crate) hidden: Vec<(&'static str, &'static str)>,
    /// Whether ancillary provisions can be added.
    pub(crate) ancillary_provisions: bool,
    /// Outcome and coverage.
    pub(crate) fields: Vec<Field>,
    /// Fee and notice on remedies.
    pub(crate) after: Vec<Field>,
    /// The text blocks for ancillary provisions.
    pub(crate) add_block: Option<Field>,
}

/// Somebody who signs, or the seal.
#[derive(Debug)]
pub(crate) struct Sign {
    pub(crate) person: PersonView,
    pub(crate) role: String,
    pub(crate) state: State,
}

/// A note with which a letter was given back to its author.
#[derive(Debug)]
pub(crate) struct AuthorNote {
    /// Who gave it back, and when.
    pub(crate) told: String,
    pub(crate) text: String,
}

/// The sign-off of the person who looks.
#[derive(Debug)]
pub(crate) struct SignForm {
    pub(crate) action: Href,
    pub(crate) csrf: CsrfFields,
    /// The whole hash, posted with the form.
    pub(crate) letter: String,
    /// «c04d 9a11 5e7f».
    pub(crate) short: String,
    pub(crate) label: String,
}

/// What was recorded of the hearing, and the forms to record it.
#[derive(Debug)]
pub(crate) struct HearingPanel {
    pub(crate) state: State,
    pub(crate) facts: Option<Facts>,
    pub(crate) forms: Vec<ActionForm>,
}

/// A block of the letter.
#[derive(Debug)]
pub(crate) struct Block {
    /// Unique on the page.
    pub(crate) id: String,
    pub(crate) label: String,
    /// «aus der Vorlage», «von Ihnen geändert», «festgelegt, nicht änderbar».
    pub(crate) origin: String,
    /// The text as it reads now.
    pub(crate) pieces: Vec<Piece>,
    /// The text to edit; none for fixed blocks and letters that are being signed.
    pub(crate) source: Option<Field>,
    /// The source is shown unfolded.
    pub(crate) open: bool,
    pub(crate) gaps: Vec<Field>,
    /// Whether it weighs on the applicant; ancillary provisions only.
    pub(crate) burdening: Option<Field>,
    /// The value of the button that removes it; ancillary provisions only.
    pub(crate) remove: Option<String>,
    /// What differs from the template.
    pub(crate) changes: Option<Changes>,
    /// What other wings offer for the text.
    pub(crate) buttons: Vec<FormButton>,
}

/// A piece of a block.
#[derive(Debug)]
pub(crate) enum Piece {
    Text(String),
    /// A value from the case.
    Value(String),
    /// An open place, named in words.
    Missing(String),
}

/// Two texts compared, line by line.
#[derive(Debug, Template)]
#[template(
    source = r#"<ul class="gw-diff">
  {%- for line in lines %}
  {%- match line %}
  {%- when ChangedLine::Same(words) %}
  <li>{{ words }}</li>
  {%- when ChangedLine::Gone(words) %}
  <li><del>{{ words }}</del></li>
  {%- when ChangedLine::New(words) %}
  <li><ins>{{ words }}</ins></li>
  {%- endmatch %}
  {%- endfor %}
</ul>"#,
    ext = "html"
)]
pub(crate) struct Changes {
    lines: Vec<ChangedLine>,
}

impl askama::filters::HtmlSafe for Changes {}

impl Changes {
    /// What differs; none if nothing does.
    pub(crate) fn between(before: &str, after: &str) -> Option<Self> {
        let lines = changed_lines(before, after);
        (!lines.is_empty()).then_some(Self { lines })
    }

    /// As [`Changes::between`], without the lines that are the same.
    pub(crate) fn only_between(before: &str, after: &str) -> Option<Self> {
        let mut lines = changed_lines(before, after);
        lines.retain(|line| !matches!(line, ChangedLine::Same(_)));
        (!lines.is_empty()).then_some(Self { lines })
    }
}
