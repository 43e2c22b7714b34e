//! The open inquiries of a case, each with the form for its reply.

use case::{
    Case, State,
    inquiry::{AnswersWanted, Inquiry, Need, RequestState},
};
use casework::mailbox::MyCase;
use kernel::papers::upload_rules;
use kit::{
    format,
    guards::CsrfForms,
    parts::{Due, Field, FieldKind, FileInput, PaperRow, Papers, StateKind},
    urls::{Url, portal},
    words::Say as _,
};
use locale::Language;

use super::{
    InquiryView,
    words::{days_left, due_kind},
};

/// The most characters of a reply or message.
pub(super) const TEXT_CHARS_MAX: u32 = 20_000;

/// The inquiries that the applicant can answer, those that wait for it first.
pub(super) fn open(language: Language, my: &MyCase, guards: &CsrfForms, typed: &Typed) -> Vec<InquiryView> {
    let mut open: Vec<&Inquiry> = waiting(&my.file.case).collect();
    open.sort_by_key(|inquiry| !inquiry.awaits_applicant());
    open.into_iter().map(|inquiry| Asking { language, my, inquiry }.view(guards, typed)).collect()
}

/// The open inquiries. A withdrawn application asks for nothing any more.
pub(super) fn waiting(case: &Case) -> impl Iterator<Item = &Inquiry> {
    let over = case.state() == State::Withdrawn;
    case.inquiries().iter().filter(move |inquiry| inquiry.is_open() && !over)
}

/// What was typed into a form that is shown again.
#[derive(Debug, Clone, Default)]
pub(super) struct Typed {
    /// Into the reply to this inquiry.
    pub(super) reply: Option<(ids::InquiryId, String)>,
    /// Into the message.
    pub(super) message: String,
}

/// The name of the file control of a requested paper.
pub(super) fn paper_field(inquiry: ids::InquiryId, key: &str) -> String {
    format!("papers.{inquiry}.{key}")
}

/// The name of the control for other papers.
pub(super) fn other_papers_field(inquiry: ids::InquiryId) -> String {
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

/// A control for papers that were not asked for.
pub(super) fn more_papers(language: Language, name: String) -> Field {
    let rules = upload_rules();
    let (accept, words) = accepted(&rules.media_types);
    let input = FileInput {
        papers: None,
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
    fn view(&self, guards: &CsrfForms, typed: &Typed) -> InquiryView {
        let (case, inquiry) = (self.my.file.case.id(), self.inquiry.id);
        let wish = self.inquiry.more_time_wish.as_ref();
        let may_wish = self.inquiry.awaits_applicant() && wish.is_none();
        let wants_answers = matches!(self.inquiry.answers, AnswersWanted::Corrected { .. });
        let uncorrected = wants_answers && self.inquiry.corrected_version.is_none();
        InquiryView {
            id: format!("inquiry-{inquiry}"),
            due: self.due(),
            text: self.inquiry.text.as_str().to_owned(),
            requested: Papers {
                label: self.language.say("requested-papers").to_string(),
                rows: self.inquiry.papers.iter().map(|request| self.requested(request)).collect(),
            },
            fields: self.fields(typed),
            guard: guards.fresh(),
            reply: portal::Reply { case, inquiry }.href(),
            more_time: may_wish.then(|| portal::MoreTime { case, inquiry }.href()),
            more_time_asked: wish.map(|wish| {
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

    fn requested(&self, request: &RequestState) -> PaperRow {
        let label = request.requested.label.as_str();
        if let Some(last) = request.received.last() {
            let at = self.my.file.case.paper(last.id).map(|filed| format::in_germany(filed.at).date());
            let date = at.map(|day| format::day_month(self.language, day)).unwrap_or_default();
            let note =
                self.language.say("paper-received").with("date", date).with("name", last.name.as_str());
            let word = self.language.say("paper-done").to_string();
            return PaperRow::requested(StateKind::Done, word, label, note.to_string());
        }
        let (kind, word) = match request.requested.need {
            Need::Required => (StateKind::Todo, self.language.say("paper-missing")),
            Need::Optional => (StateKind::Waiting, self.language.say("optional")),
        };
        PaperRow::requested(kind, word.to_string(), label, self.welcome(request))
    }

    fn welcome(&self, request: &RequestState) -> String {
        let rules = upload_rules();
        let (_, words) = accepted(&media_types(request, &rules.media_types));
        let size = format::size(self.language, rules.bytes_max);
        self.language.say("papers-hint").with("kinds", words).with("size", size).to_string()
    }

    fn fields(&self, typed: &Typed) -> Vec<Field> {
        let missing = self.inquiry.papers.iter().filter(|request| request.received.is_empty());
        let mut fields: Vec<Field> = missing.map(|request| self.file(request)).collect();
        let value = match &typed.reply {
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
        fields.push(more_papers(self.language, other_papers_field(self.inquiry.id)));
        fields
    }

    fn file(&self, request: &RequestState) -> Field {
        let rules = upload_rules();
        let (accept, _) = accepted(&media_types(request, &rules.media_types));
        let label = request.requested.label.as_str();
        let input = FileInput {
            papers: None,
            invite: self.language.say("paper-upload").with("paper", label).to_string(),
            accept,
            multiple: false,
            bytes_max: rules.bytes_max,
        };
        let name = paper_field(self.inquiry.id, request.requested.key.as_str());
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
