//! The open inquiries of a case, each with the form for its reply.

use case::{
    Case, State,
    inquiry::{AnswersWanted, Inquiry, Need, RequestState},
};
use casework::mailbox::MyCase;
use kernel::documents::upload_rules;
use kit::{
    csrf::CsrfForms,
    format,
    parts::{DocumentRow, Documents, Due, Field, FieldKind, FileInput, StateKind},
    urls::{Url, portal},
};
use locale::Language;

use super::{
    InquiryView,
    words::{days_left, due_kind},
};
use crate::texts::Say as _;

/// The most characters of a reply or message.
pub(super) const TEXT_CHARS_MAX: u32 = 20_000;

/// The inquiries that the applicant can answer, those that wait for it first.
pub(super) fn open(
    language: Language,
    my: &MyCase,
    csrf_forms: &CsrfForms,
    form_values: &FormValues,
) -> Vec<InquiryView> {
    let mut open: Vec<&Inquiry> = waiting(&my.file.case).collect();
    open.sort_by_key(|inquiry| !inquiry.awaits_applicant());
    open.into_iter().map(|inquiry| Asking { language, my, inquiry }.view(csrf_forms, form_values)).collect()
}

/// The open inquiries. A withdrawn application asks for nothing any more.
pub(super) fn waiting(case: &Case) -> impl Iterator<Item = &Inquiry> {
    let over = case.state() == State::Withdrawn;
    case.inquiries().iter().filter(move |inquiry| inquiry.is_open() && !over)
}

/// What was typed into a form that is shown again.
#[derive(Debug, Clone, Default)]
pub(super) struct FormValues {
    /// Into the reply to this inquiry.
    pub(super) reply: Option<(ids::InquiryId, String)>,
    /// Into the message.
    pub(super) message: String,
}

/// The name of the file control of a requested document.
pub(super) fn document_field(inquiry: ids::InquiryId, key: &str) -> String {
    format!("papers.{inquiry}.{key}")
}

/// The name of the control for other documents.
pub(super) fn other_documents_field(inquiry: ids::InquiryId) -> String {
    format!("more.{inquiry}")
}

/// The name of the reply's text.
pub(super) fn text_field(inquiry: ids::InquiryId) -> String {
    format!("reply.{inquiry}")
}

/// The media types for the `accept` attribute, and in words.
pub(crate) fn accepted(media_types: &[String]) -> (String, String) {
    let words = media_types.iter().map(|media_type| match media_type.as_str() {
        "application/pdf" => "PDF".to_owned(),
        "image/jpeg" => "JPG".to_owned(),
        "image/png" => "PNG".to_owned(),
        other => other.rsplit_once('/').map_or(other, |(_, kind)| kind).to_uppercase(),
    });
    (media_types.join(","), words.collect::<Vec<_>>().join(", "))
}

/// A control for documents that were not asked for.
pub(super) fn more_documents(language: Language, name: String) -> Field {
    let rules = upload_rules();
    let (accept, words) = accepted(&rules.media_types);
    let input = FileInput {
        documents: None,
        invite: language.say("papers-choose").to_string(),
        accept,
        multiple: true,
        bytes_max: rules.bytes_max,
    };
    let size = format::size(language, rules.bytes_max);
    Field::new(name, language.say("papers-more").to_string(), FieldKind::File(input))
        .hint(language.say("papers-hint").with("kinds", words).with("size", size).to_string())
        .optional()
}

struct Asking<'a> {
    language: Language,
    my: &'a MyCase,
    inquiry: &'a Inquiry,
}

impl Asking<'_> {
    fn view(&self, csrf_forms: &CsrfForms, form_values: &FormValues) -> InquiryView {
        let (case, inquiry) = (self.my.file.case.id(), self.inquiry.id);
        let wish = self.inquiry.extension_request.as_ref();
        let may_wish = self.inquiry.awaits_applicant() && wish.is_none();
        let wants_answers = matches!(self.inquiry.answers, AnswersWanted::Corrected { .. });
        let uncorrected = wants_answers && self.inquiry.corrected_version.is_none();
        InquiryView {
            id: format!("inquiry-{inquiry}"),
            due: self.due(),
            text: self.inquiry.text.as_str().to_owned(),
            requested: Documents {
                label: self.language.say("requested-papers").to_string(),
                rows: self.inquiry.documents.iter().map(|request| self.requested(request)).collect(),
            },
            fields: self.fields(form_values),
            csrf: csrf_forms.fresh(),
            reply: portal::Reply { case, inquiry }.href(),
            extension: may_wish.then(|| portal::Extension { case, inquiry }.href()),
            extension_requested: wish.map(|wish| {
                let date = format::long_date(self.language, wish.until);
                self.language.say("more-time-asked").with("date", date).to_string()
            }),
            correction: uncorrected.then(|| portal::CorrectedAnswers { case, inquiry }.href()),
        }
    }

    fn due(&self) -> Due {
        if !self.inquiry.awaits_applicant() {
            return Due::new(kit::parts::DueKind::Plain, self.language.say("reply-complete").to_string());
        }
        let (today, on) = (self.my.today, self.inquiry.due_on);
        let words = self
            .language
            .say("due-reply")
            .with("date", format::long_date(self.language, on))
            .with("left", days_left(self.language, today, on));
        Due::new(due_kind(today, on), words.to_string())
    }

    fn requested(&self, request: &RequestState) -> DocumentRow {
        let label = request.requested.label.as_str();
        if let Some(last) = request.received.last() {
            let at = self.my.file.case.document(last.id).map(|filed| format::in_germany(filed.at).date());
            let date = at.map(|day| format::day_month(self.language, day)).unwrap_or_default();
            let note =
                self.language.say("paper-received").with("date", date).with("name", last.name.as_str());
            let word = self.language.say("paper-done").to_string();
            return DocumentRow::requested(StateKind::Done, word, label, note.to_string());
        }
        let (kind, word) = match request.requested.need {
            Need::Required => (StateKind::Todo, self.language.say("paper-missing")),
            Need::Optional => (StateKind::Waiting, self.language.say("optional")),
        };
        DocumentRow::requested(kind, word.to_string(), label, self.welcome(request))
    }

    fn welcome(&self, request: &RequestState) -> String {
        let rules = upload_rules();
        let (_, words) = accepted(&media_types(request, &rules.media_types));
        let size = format::size(self.language, rules.bytes_max);
        self.language.say("papers-hint").with("kinds", words).with("size", size).to_string()
    }

    fn fields(&self, form_values: &FormValues) -> Vec<Field> {
        let missing = self.inquiry.documents.iter().filter(|request| request.received.is_empty());
        let mut fields: Vec<Field> = missing.map(|request| self.file(request)).collect();
        let value = match &form_values.reply {
            Some((inquiry, text)) if *inquiry == self.inquiry.id => text.clone(),
            _ => String::new(),
        };
        let text = FieldKind::LongText { value, rows: 4, characters_max: Some(TEXT_CHARS_MAX) };
        let label = if self.inquiry.awaits_applicant() {
            self.language.say("reply-text")
        } else {
            self.language.say("reply-more")
        };
        let text = Field::new(text_field(self.inquiry.id), label.to_string(), text);
        fields.push(if fields.is_empty() { text } else { text.optional() });
        fields.push(more_documents(self.language, other_documents_field(self.inquiry.id)));
        fields
    }

    fn file(&self, request: &RequestState) -> Field {
        let rules = upload_rules();
        let (accept, _) = accepted(&media_types(request, &rules.media_types));
        let label = request.requested.label.as_str();
        let input = FileInput {
            documents: None,
            invite: self.language.say("paper-upload").with("paper", label).to_string(),
            accept,
            multiple: false,
            bytes_max: rules.bytes_max,
        };
        let name = document_field(self.inquiry.id, request.requested.key.as_str());
        let field = Field::new(name, label, FieldKind::File(input));
        let field = field.hint(self.welcome(request));
        if request.requested.need == Need::Optional { field.optional() } else { field }
    }
}

fn media_types(request: &RequestState, usual: &[String]) -> Vec<String> {
    if request.requested.media_types.is_empty() {
        return usual.to_vec();
    }
    request.requested.media_types.iter().map(|media_type| media_type.as_str().to_owned()).collect()
}
