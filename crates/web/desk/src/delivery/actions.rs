//! What can be done with a sealed decision now, each as a small form.

use case::decision::{Attempt, LetterAttempt, LetterStage, ObjectionForm, PortalStage, Purpose};
use casework::delivery::DeliveryView;
use jiff::civil::Date;
use kit::{
    parts::{Choice, Field, FieldKind, FileInput, TextInput, Width},
    urls::{Url, desk},
    words::Key,
};
use law::DeliveryMethod;
use locale::Language;

use crate::{
    action_form::{ActionForm, RefusedForm},
    reading::AtDesk,
    texts::{Say as _, key},
    form_values::proposed,
};

type Refused<'a> = Option<RefusedForm<'a>>;

/// The acts, the most likely first.
pub(super) fn actions(desk: &AtDesk, view: &DeliveryView, refused: Refused<'_>) -> Vec<ActionForm> {
    let decision = &view.decision;
    let mut actions = Vec::new();
    let idle = decision.attempt().is_none_or(Attempt::has_failed);
    let listed = decision.is_on_print_list();
    if decision.sealed().is_some() && idle && view.may.provide {
        actions.extend(methods(desk, view));
    }
    if decision.sealed().is_some() && (idle || listed) && view.may.post {
        actions.push(hand_over(desk, view));
    }
    if let Some(Attempt::Letter(LetterAttempt { stage: LetterStage::Posted { .. }, .. })) = decision.attempt()
        && view.may.record
    {
        actions.extend([receipt(desk, view), returned(desk, view)]);
    }
    if let Some(message) = unreported(view).filter(|_| view.may.record) {
        actions.push(bounce(desk, view, message));
    }
    if view.may.correct && !decision.content().is_correction() {
        actions.push(correct(desk, view));
    }
    if decision.final_from().is_some_and(|day| day <= view.today) && view.may.close {
        let url = desk::Finality { case: view.case.id(), decision: decision.id() };
        let form = action_form(desk, "finality", key("act-finality"), &url);
        actions.push(form.intro(desk.language().say("act-finality-intro")));
    }
    actions.into_iter().map(|action_form| action_form.marked(refused)).collect()
}

/// Registers an objection.
pub(super) fn object(desk: &AtDesk, view: &DeliveryView, refused: Refused<'_>) -> Option<ActionForm> {
    if !view.may.object || !view.decision.is_issued() {
        return None;
    }
    let language = desk.language();
    let forms = FORMS.into_iter().map(|(form, name)| Choice::new(name, language.say(form_word(form))));
    let kind = FieldKind::OneOf { options: forms.collect(), horizontal: false };
    let file = FileInput {
        documents: None,
        invite: language.say("objected-file").into(),
        accept: "image/*,.pdf".to_owned(),
        multiple: true,
        bytes_max: kernel::documents::DOCUMENT_BYTES_MAX,
    };
    let fields = vec![
        date("received_on", language.say("objected-received"), view.today),
        Field::new("form", language.say("objected-form"), kind),
        line("objector", language.say("objected-objector"), view.case.applicant().name.as_str()),
        long("text", language.say("objected-text")).hint(language.say("objected-text-hint")).optional(),
        Field::new("file", language.say("objected-paper"), FieldKind::File(file)).optional(),
    ];
    let url = desk::Objections { case: view.case.id(), decision: view.decision.id() };
    let form = action_form(desk, "object", key("act-object"), &url).fields(fields).with_files();
    Some(form.marked(refused))
}

/// Settles an objection, for whoever may while one is open: the first before the next, so that ids stay unique.
pub(super) fn settle(desk: &AtDesk, view: &DeliveryView, refused: Refused<'_>) -> Vec<ActionForm> {
    let first_open = view.decision.objections().iter().position(|objection| objection.settled.is_none());
    let Some(index) = first_open.filter(|_| view.may.object) else { return Vec::new() };
    let language = desk.language();
    let (case, decision) = (view.case.id(), view.decision.id());
    let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
    let url = desk::ObjectionSettlement { case, decision, objection: number };
    let mut options = vec![Choice::new("withdrawn", language.say("objected-withdrawn"))];
    options.extend(remedies(language, view));
    let result = long("result", language.say("objected-result"));
    options.push(Choice::new("decided", language.say("objected-decided")).opens(vec![result]));
    let kind = FieldKind::OneOf { options, horizontal: false };
    let fields = vec![Field::new("settlement", language.say("objected-settlement"), kind)];
    let settle = action_form(desk, "settle", key("act-settle"), &url).fields(fields);
    if view.case.state().is_final() {
        return vec![settle.marked(refused)];
    }
    let begin = action_form(desk, "remedy", key("act-remedy"), &desk::Decisions { case })
        .intro(language.say("act-remedy-intro"))
        .hide("kind", "remedy")
        .hide("of", decision.to_string());
    vec![settle.marked(refused), begin]
}

/// The forms of an objection with their names in forms.
pub(super) const FORMS: [(ObjectionForm, &str); 4] = [
    (ObjectionForm::Written, "written"),
    (ObjectionForm::ForTheRecord, "record"),
    (ObjectionForm::Electronic, "electronic"),
    (ObjectionForm::Other, "other"),
];

/// A form of an objection in words.
pub(super) const fn form_word(form: ObjectionForm) -> Key {
    match form {
        ObjectionForm::Written => key("objected-written"),
        ObjectionForm::Electronic => key("objected-electronic"),
        ObjectionForm::ForTheRecord => key("objected-record"),
        ObjectionForm::Other => key("objected-other"),
    }
}

/// Decisions that gave way to this one and have left the house.
fn remedies(language: Language, view: &DeliveryView) -> Vec<Choice> {
    let of = Purpose::Remedies { of: view.decision.id() };
    let remedies =
        view.case.decisions().iter().filter(|other| other.content().purpose == of && other.is_issued());
    remedies
        .map(|other| {
            let label =
                language.say("objected-remedied-by").with("subject", other.content().subject.as_str());
            Choice::new(format!("remedied.{}", other.id()), label)
        })
        .collect()
}

/// Mailbox and letter: the way that was chosen is the primary one, the other stays possible where the law lets it.
fn methods(desk: &AtDesk, view: &DeliveryView) -> Vec<ActionForm> {
    let (case, decision) = (view.case.id(), view.decision.id());
    let language = desk.language();
    let provide = action_form(desk, "provide", key("act-provide"), &desk::Provisions { case, decision })
        .intro(language.say("act-provide-intro"));
    let print = action_form(desk, "print", key("act-print"), &desk::PrintOrders { case, decision })
        .intro(language.say("act-print-intro"));
    let failed = view.decision.attempt().is_some();
    match view.method.method {
        DeliveryMethod::Portal if failed => vec![print.primary(), provide],
        DeliveryMethod::Portal => vec![provide.primary(), print],
        _ => vec![print.primary()],
    }
}

fn hand_over(desk: &AtDesk, view: &DeliveryView) -> ActionForm {
    let language = desk.language();
    let url = desk::HandedLetters { case: view.case.id(), decision: view.decision.id() };
    action_form(desk, "hand", key("act-hand"), &url).fields(vec![
        date("on", language.say("handed-on"), view.today),
        line("proof", language.say("handed-proof"), "").hint(language.say("handed-proof-hint")),
    ])
}

fn receipt(desk: &AtDesk, view: &DeliveryView) -> ActionForm {
    let language = desk.language();
    let url = desk::Receipts { case: view.case.id(), decision: view.decision.id() };
    action_form(desk, "receipt", key("act-receipt"), &url).fields(vec![
        date("on", language.say("received-on"), view.today),
        line("proof", language.say("received-proof"), "").hint(language.say("received-proof-hint")),
    ])
}

fn returned(desk: &AtDesk, view: &DeliveryView) -> ActionForm {
    let language = desk.language();
    let url = desk::Returns { case: view.case.id(), decision: view.decision.id() };
    action_form(desk, "return", key("act-return"), &url).fields(vec![
        date("on", language.say("returned-on"), view.today),
        line("reason", language.say("returned-reason"), "").hint(language.say("returned-reason-hint")),
    ])
}

fn bounce(desk: &AtDesk, view: &DeliveryView, message: &str) -> ActionForm {
    let language = desk.language();
    let url = desk::Bounces { case: view.case.id(), decision: view.decision.id() };
    action_form(desk, "bounce", key("act-bounce"), &url)
        .intro(language.say("act-bounce-intro"))
        .hide("message_id", message)
        .fields(vec![
            line("report", language.say("bounce-report"), "").hint(language.say("bounce-report-hint")),
        ])
}

fn correct(desk: &AtDesk, view: &DeliveryView) -> ActionForm {
    action_form(desk, "correct", key("act-correct"), &desk::Decisions { case: view.case.id() })
        .intro(desk.language().say("act-correct-intro"))
        .hide("kind", "correct")
        .hide("of", view.decision.id().to_string())
}

/// The notification of the provision that runs. One that comes back later changes nothing any more.
fn unreported(view: &DeliveryView) -> Option<&str> {
    match &view.decision.attempt()?.portal()?.stage {
        PortalStage::Provided { message_id, .. } => Some(message_id.as_str()),
        PortalStage::Started | PortalStage::Retrieved { .. } | PortalStage::Ended { .. } => None,
    }
}

fn action_form(desk: &AtDesk, id: &'static str, word: Key, url: &dyn Url) -> ActionForm {
    let language = desk.language();
    ActionForm::new(id, language.say(word), url, desk.csrf_forms.fresh(), language.say(word))
}

pub(crate) fn date(name: &str, label: impl Into<String>, day: Date) -> Field {
    Field::new(name, label, FieldKind::Date(proposed(day)))
}

fn line(name: &str, label: impl Into<String>, value: &str) -> Field {
    let input = TextInput { value: value.to_owned(), width: Width::Medium, ..TextInput::default() };
    Field::new(name, label, FieldKind::Text(input))
}

fn long(name: &str, label: impl Into<String>) -> Field {
    let kind = FieldKind::LongText { value: String::new(), rows: 4, characters_max: Some(20_000) };
    Field::new(name, label, kind)
}
