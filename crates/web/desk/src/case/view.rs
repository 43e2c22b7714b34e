//! From a case that is open to its page.

use access::Action;
use case::{Decision, DeliveryChoice, Inquiry, decision::Stage};
use casework::desk::{AnswerRow, AnswerSection, OpenCase, answer_versions};
use ids::DocumentId;
use kit::{
    format,
    frame::DeskArea,
    parts::{CsrfFields, DocumentRow, Documents, Fact, Facts, Field, Link, State, StateKind},
    refusal::Refusal,
    urls::{Href, Url, desk},
};
use locale::Language;

use super::{
    AnswerBlock, AnswerLine, Case, InquiryCard, Note, deadlines,
    forms::{assignment, documents_form, message_form, note_form},
    next, thread, timeline, viewer, who,
};
use crate::{Trail, reading::AtDesk, texts::Say as _, words};

/// What somebody typed into the forms of the page, which is shown again after a refusal, and which document is shown.
#[derive(Debug, Default)]
pub(crate) struct FormValues {
    pub(crate) message: String,
    pub(crate) note: String,
    pub(crate) document: Option<DocumentId>,
    /// The queue that the case was opened from.
    pub(crate) queue: Option<String>,
    /// What others brought in meanwhile.
    pub(crate) news: Vec<String>,
}

/// The page of a case.
pub(crate) fn case_page(
    desk: &AtDesk,
    open: &OpenCase,
    trail: Trail,
    form_values: &FormValues,
    refusal: &Refusal,
) -> Case {
    let language = desk.language();
    let case = open.case();
    let id = case.id();
    let over = case.state().is_final();
    let title = format!("{}, {}", case.applicant().name.as_str(), case.subject().as_str());
    let message = open.may(Action::SendMessage).then(|| message_form(desk, open, form_values, refusal));
    let note = open.may(Action::WriteNote).then(|| note_form(desk, open, form_values, refusal));
    let add_documents = open.may(Action::RegisterPost).then(|| documents_form(desk, open, refusal));
    let fields: Vec<&Field> =
        [&message, &note, &add_documents].into_iter().flatten().flat_map(|form| form.fields.iter()).collect();
    let entries = case.timeline().len();
    let (timeline, more) = timeline::timeline(language, case, deadlines::ahead(language, open));
    let record = match more {
        0 => language.say("whole-record").with("count", entries),
        _ => language.say("more-in-record").with("more", more).with("count", entries),
    };
    Case {
        frame: desk.frame(
            refusal.title(language, &format!("{} {title}", case.number().as_str())),
            DeskArea::Queues,
            Vec::new(),
        ),
        trail,
        number: case.number().as_str().to_owned(),
        state: words::state(language, case, desk.now),
        due: deadlines::pressing(language, open),
        errors: refusal.summary(&fields),
        alert: refusal.alert.clone(),
        news: form_values.news.clone(),
        seen: open.file.history.position.seq,
        mark_seen: mark_seen(desk, open),
        actions: actions(language, open, over),
        facts: facts(language, open),
        answers: answers(language, open),
        all_answers: Link {
            text: language.say("all-answers").with("count", case.answers().len()).into(),
            href: desk::Record { case: id }.href().at("versions"),
        },
        timeline,
        record: Link::new(record, &desk::Record { case: id }),
        documents: viewer::viewer(language, open, form_values.document, form_values.queue.as_deref()),
        thread: thread::thread(language, open),
        notes: case.notes().iter().map(note_view).collect(),
        next_step: next::next_step(language, open, &desk.csrf_forms),
        inquiries: case
            .inquiries()
            .iter()
            .filter(|inquiry| inquiry.is_open())
            .map(|inquiry| card(desk, open, inquiry))
            .collect(),
        decisions: case.decisions().iter().map(|decision| decision_line(language, open, decision)).collect(),
        deadlines: deadlines::deadlines(language, open),
        assignment: assignment(desk, open, over),
        title,
        message,
        note,
        add_documents,
        panels: Vec::new(),
    }
}

fn mark_seen(desk: &AtDesk, open: &OpenCase) -> Option<(Href, CsrfFields)> {
    let reader = desk.staff.as_ref()?.signed_in.person();
    let action = desk::SeenMark { case: open.case().id() }.href();
    open.has_news(reader).then(|| (action, desk.csrf_forms.fresh()))
}

fn actions(language: Language, open: &OpenCase, over: bool) -> Vec<Link> {
    let case = open.case().id();
    let mut actions = Vec::new();
    if open.may(Action::RegisterPost) {
        actions.push(Link::new(language.say("post-register"), &desk::Post { case }));
    }
    if over {
        return actions;
    }
    if open.may(Action::AskInquiry) {
        actions.push(Link::new(language.say("inquiry-ask"), &desk::Inquiries { case }));
    }
    if open.may(Action::DraftDecision) && !open.case().is_all_decided() {
        actions.push(Link::new(language.say("decision-write"), &desk::Decisions { case }));
    }
    actions
}

fn facts(language: Language, open: &OpenCase) -> Facts {
    let case = open.case();
    let contact = case.contact();
    // Facts know emphasis; what people wrote has none.
    let fact = |label: kit::words::Phrase, value: String| Fact::new(label, value.replace("**", ""));
    let service = open.service.pack.service.name.get(language).to_owned();
    let mut facts = vec![
        fact(language.say("fact-applicant"), case.applicant().name.as_str().to_owned()),
        fact(language.say("column-service"), service),
        fact(language.say("fact-received"), format::long_date(language, case.received_on())),
    ];
    if let Some(postal) = &contact.postal {
        let country = (!postal.is_domestic()).then(|| postal.country.name(language).to_owned());
        let lines: Vec<String> = postal.lines().into_iter().chain(country).collect();
        facts.push(fact(language.say("fact-address"), lines.join("\n")));
    }
    if let Some(email) = &contact.email {
        let confirmed = email.confirmed_at.is_some();
        let note =
            if confirmed { language.say("fact-email-confirmed") } else { language.say("fact-email-open") };
        let shown = fact(language.say("fact-email"), email.address.as_str().to_owned());
        facts.push(shown.note(note));
    }
    let delivery = match case.delivery() {
        DeliveryChoice::Portal { .. } => language.say("fact-delivery-portal"),
        DeliveryChoice::Post => language.say("fact-delivery-post"),
    };
    facts.push(fact(language.say("fact-delivery"), delivery.to_string()));
    Facts::new(facts)
}

fn answers(language: Language, open: &OpenCase) -> Vec<AnswerBlock> {
    let case = open.case();
    let sensitive = open.may(Action::SeeSensitive);
    let sections = answer_versions(&open.service, case, language, sensitive).pop().unwrap_or_default();
    let name = case.applicant().name.as_str();
    let blocks = sections.into_iter().map(|section| AnswerBlock {
        open: !is_about_person(&section, name) || section.rows.iter().any(|row| !row.corrected.is_empty()),
        heading: section.title,
        rows: section.rows.into_iter().map(|row| answer_line(language, case, row)).collect(),
    });
    blocks.collect()
}

fn answer_line(language: Language, case: &case::Case, row: AnswerRow) -> AnswerLine {
    AnswerLine {
        corrected: corrections(language, case, &row),
        value: row.value.map(|value| given(language, value)),
        label: row.label,
    }
}

/// An answer that a correction took away says so.
pub(crate) fn given(language: Language, value: String) -> String {
    if value.is_empty() { language.say("answer-gone").into() } else { value }
}

/// What is said of the corrections of an answer.
pub(crate) fn corrections(language: Language, case: &case::Case, row: &AnswerRow) -> Vec<String> {
    let told = row.corrected.iter().map(|corrected| {
        let before = match corrected.before.as_deref() {
            None => language.say("answer-protected").to_string(),
            Some("") => language.say("answer-none-before").to_string(),
            Some(before) => before.replace('\n', ", "),
        };
        let when = format::short_moment(language, format::in_germany(corrected.at));
        language
            .say("answer-corrected")
            .with("when", when)
            .with("who", who(language, case, &corrected.by))
            .with("before", before)
            .to_string()
    });
    told.collect()
}

/// Whether a step asks who applies, which the facts above it tell already; what the case is about stands open instead.
fn is_about_person(section: &AnswerSection, name: &str) -> bool {
    let tells = |row: &casework::desk::AnswerRow| {
        row.value
            .as_deref()
            .is_some_and(|value| value == name || name.split_whitespace().any(|word| word == value))
    };
    section.rows.iter().any(tells)
}

fn note_view(note: &case::Note) -> Note {
    Note {
        author: note.by.name.as_str().to_owned(),
        at: format::in_germany(note.at),
        text: note.text.as_str().to_owned(),
    }
}

fn card(desk: &AtDesk, open: &OpenCase, inquiry: &Inquiry) -> InquiryCard {
    let language = desk.language();
    let (case, id) = (open.case().id(), inquiry.id);
    let may = open.may(Action::SettleInquiry);
    let rows = inquiry.documents.iter().map(|document| {
        let label = document.requested.label.as_str();
        let received = document.received.iter();
        let names: Vec<String> =
            received.map(|document| thread::document_name(language, open, document)).collect();
        if document.received.is_empty() {
            DocumentRow::requested(
                StateKind::Waiting,
                language.say("desk-paper-missing"),
                label,
                String::new(),
            )
        } else {
            DocumentRow::requested(
                StateKind::Done,
                language.say("desk-paper-received"),
                label,
                names.join(", "),
            )
        }
    });
    let wish = inquiry.extension_request.as_ref().map(|wish| {
        let until = format::short_date(language, wish.until);
        let name = open.case().applicant().name.as_str();
        language.say("inquiry-wish").with("name", name).with("date", until).to_string()
    });
    let days_left = words::days_between(desk.today, inquiry.due_on);
    InquiryCard {
        due: inquiry.awaits_applicant().then(|| words::due(language, inquiry.due_on, days_left)),
        requested: Documents { rows: rows.collect(), label: language.say("inquiry-papers").into() },
        wish,
        settle: may.then(|| (desk::InquirySettlement { case, inquiry: id }.href(), desk.csrf_forms.fresh())),
        extension: (may && inquiry.awaits_applicant())
            .then(|| desk::InquiryExtension { case, inquiry: id }.href()),
    }
}

fn decision_line(language: Language, open: &OpenCase, decision: &Decision) -> (Link, State) {
    let (case, id) = (open.case().id(), decision.id());
    let text = decision.content().subject.as_str();
    let editor = desk::DecisionEditor { case, decision: id };
    let delivery = desk::Delivery { case, decision: id };
    let (kind, word, href): (_, _, Href) = match decision.stage() {
        Stage::Discarded { .. } => (StateKind::Stopped, language.say("decision-discarded"), editor.href()),
        Stage::Draft => (StateKind::Work, language.say("decision-draft"), editor.href()),
        Stage::Letter { .. } => (StateKind::SignOff, language.say("decision-to-sign"), editor.href()),
        Stage::Sealed { .. } if decision.final_since().is_some() => {
            (StateKind::Done, language.say("decision-final"), delivery.href())
        }
        Stage::Sealed { .. } if decision.announced().is_some() => {
            (StateKind::Done, language.say("decision-announced"), delivery.href())
        }
        Stage::Sealed { .. } if decision.is_issued() => {
            (StateKind::Waiting, language.say("decision-on-its-way"), delivery.href())
        }
        Stage::Sealed { .. } => (StateKind::Work, language.say("decision-sealed"), delivery.href()),
    };
    (Link { text: text.to_owned(), href }, State::plain(kind, word))
}
