//! From a decision as the use case gives it to the page of its editor.

use case::decision::Stage;
use cases::correspondence::Blocked;
use casework::decision::{AncillaryProvisionText, CoverageText, DecisionText, DecisionView};
use kit::{
    format,
    frame::DeskArea,
    parts::{Alert, AlertKind, Link},
    refusal::Refusal,
    slots::TextSlot,
    urls::{Url, desk},
    words::Key,
};
use locale::Language;

use super::{
    blocks::{blocks, mark},
    editor::{Changes, DecisionEditor, EditForm},
    form_values::OUTCOMES,
    forms, panels, words,
};
use crate::{
    action_form::RefusedForm,
    reading::AtDesk,
    texts::{Say as _, key},
};

/// What the page shows beside the decision itself.
#[derive(Debug, Default)]
pub(super) struct Showing<'a> {
    /// What was typed, if it is not what is saved.
    pub(super) typed: Option<&'a DecisionText>,
    /// Why the editor's form was refused.
    pub(super) refusal: Refusal,
    /// The small form that was refused.
    pub(super) refused_form: Option<RefusedForm<'a>>,
    /// What keeps the letter from being made, if that was tried.
    pub(super) blocked: Vec<Blocked>,
    /// What was saved by somebody else while this was typed.
    pub(super) overtaken: bool,
}

/// The page.
pub(super) fn editor(desk: &AtDesk, view: &DecisionView, showing: Showing<'_>) -> DecisionEditor {
    let language = desk.language();
    let (case, decision) = panels::ids(view);
    let saved = DecisionText::of(view.decision.content());
    let text = showing.typed.unwrap_or(&saved);
    let can_edit = view.may.write && matches!(view.decision.stage(), Stage::Draft);
    let mut blocks = blocks(language, view, text, can_edit);
    mark(&mut blocks, &showing.refusal);
    for block in &mut blocks {
        let field = block.source.as_ref().map(|source| source.name.clone());
        let slot = field.map(|field| TextSlot { case, decision: Some(decision), field });
        block.buttons = slot.map(|slot| desk.buttons_for(&slot)).unwrap_or_default();
    }
    let form = can_edit.then(|| form(desk, view, text, &showing.refusal));
    let title = words::purpose(language, &view.decision);
    let blocked = if showing.blocked.is_empty() { &view.blocked } else { &showing.blocked };
    let unheard =
        panels::is_unheard(view).then(|| (language.say("blocked-hearing").to_string(), "hearing".to_owned()));
    let refused = showing.refused_form;
    let (hearing, acts) = (panels::hearing(desk, view, refused), panels::acts(desk, view, refused));
    let send_back = panels::send_back(desk, view, refused);
    let errors = match refused {
        Some(RefusedForm { id, refusal, .. }) => {
            let forms = hearing.iter().flat_map(|hearing| &hearing.forms).chain(&acts).chain(&send_back);
            let fields = forms.filter(|form| form.id == id).flat_map(|form| &form.fields);
            refusal.summary(&fields.collect::<Vec<_>>())
        }
        None => {
            let sources = blocks.iter().filter_map(|block| block.source.as_ref());
            let fields = form.iter().flat_map(|form| form.fields.iter().chain(&form.after));
            showing.refusal.summary(&fields.chain(sources).collect::<Vec<_>>())
        }
    };
    let alert =
        showing.refusal.alert.clone().or_else(|| refused.and_then(|refused| refused.refusal.alert.clone()));
    let failed = refused.map_or(&showing.refusal, |refused| refused.refusal);
    DecisionEditor {
        frame: desk.frame(
            failed.title(language, &format!("{title}, {}", view.case.number())),
            DeskArea::Queues,
            Vec::new(),
        ),
        title,
        case: case_link(view),
        state: words::decision_state(language, &view.case, &view.decision),
        saved_at: showing.typed.is_none().then(|| format::in_germany(view.decision.edited().0)),
        alert: alert.or_else(|| notice_missing(language, view)),
        errors,
        conflict: showing
            .overtaken
            .then(|| Changes::only_between(&lines(language, &saved), &lines(language, text)))
            .flatten()
            .map(|changes| (overtaken_by(language, view), changes)),
        signing: signing(language, view),
        signs: panels::signs(language, view, desk.town_name()),
        sign: panels::sign_form(desk, view),
        author_note: panels::author_note(language, view),
        send_back,
        hearing,
        missing: blocked.iter().map(|blocked| words::blocked(language, blocked)).chain(unheard).collect(),
        template: template(language, view),
        blocks,
        form,
        acts,
        delivery: view
            .decision
            .sealed()
            .map(|_| Link::new(language.say("to-delivery"), &desk::Delivery { case, decision })),
        preview: desk::DecisionPreview { case, decision }.href(),
    }
}

fn form(desk: &AtDesk, view: &DecisionView, text: &DecisionText, refusal: &Refusal) -> EditForm {
    let language = desk.language();
    let (case, decision) = panels::ids(view);
    let form = EditForm {
        action: desk::DecisionEditor { case, decision }.href(),
        csrf: desk.csrf_forms.fresh(),
        version: view.decision.version(),
        hidden: Vec::new(),
        ancillary_provisions: true,
        fields: refusal.mark(forms::before(language, text, &view.decision.content().purpose)),
        after: refusal.mark(forms::after(language, text, view.remedies.is_some())),
        add_block: forms::add_block(language, &view.blocks),
    };
    if view.decision.content().is_correction() { for_correction(form, text) } else { form }
}

/// A correction ends as the decision that it corrects, and demands nothing: its letter has no ancillary provisions and no fee.
fn for_correction(form: EditForm, text: &DecisionText) -> EditForm {
    let outcome = OUTCOMES.into_iter().find(|(outcome, _)| text.outcome == Some(*outcome));
    let after = form.after.into_iter().filter(|field| field.name == "remedies");
    EditForm {
        hidden: outcome.map(|(_, name)| ("outcome", name)).into_iter().collect(),
        ancillary_provisions: false,
        fields: Vec::new(),
        after: after.collect(),
        add_block: None,
        ..form
    }
}

/// «B-2026-0417, Thomsen».
pub(crate) fn case_link(view: &DecisionView) -> Link {
    let text = format!("{}, {}", view.case.number(), view.case.applicant().name);
    Link::new(text, &desk::Case { case: view.case.id() })
}

fn signing(language: Language, view: &DecisionView) -> String {
    if view.signers() > 1 { language.say("four-eyes").into() } else { language.say("two-eyes").into() }
}

fn template(language: Language, view: &DecisionView) -> String {
    let service = &view.service.pack.service;
    language.say("editor-template").with("service", &service.name.de).with("version", &service.version).into()
}

fn notice_missing(language: Language, view: &DecisionView) -> Option<Alert> {
    view.lacks_notice().then(|| Alert {
        kind: AlertKind::Warning,
        title: language.say("notice-missing").into(),
        body: Some(language.say("notice-missing-text").into()),
    })
}

/// Everything that is saved with a decision as lines, each named, so that no difference stays unseen.
fn lines(language: Language, text: &DecisionText) -> String {
    let named = |word: Key, value: &str| format!("{}: {value}", language.say(word));
    let coverage = match &text.coverage {
        CoverageText::Whole => language.say("coverage-whole").to_string(),
        CoverageText::Part(part) => named(key("coverage-part"), part),
        CoverageText::Rest => language.say("coverage-rest").to_string(),
    };
    let outcome = text.outcome.map(|outcome| language.say(words::outcome_word(outcome)).to_string());
    let yes = if text.remedies { language.say("yes") } else { language.say("no") };
    let burdening = |ancillary_provision: &AncillaryProvisionText| {
        let burdens =
            ancillary_provision.burdening.then(|| format!(" ({})", language.say("condition-burdens")));
        format!("{}{}", ancillary_provision.text, burdens.unwrap_or_default())
    };
    let head = [
        named(key("editor-outcome"), &outcome.unwrap_or_default()),
        named(key("editor-coverage"), &coverage),
    ];
    let body = [text.subject.clone(), text.tenor.clone()];
    let tail = [
        text.reasons.clone(),
        named(key("editor-fee"), &text.fee),
        named(key("editor-fee-days"), &text.fee_days),
        named(key("editor-fee-reference"), &text.fee_reference),
        named(key("editor-remedies"), &yes.to_string()),
    ];
    let all = head.into_iter().chain(body).chain(text.ancillary_provisions.iter().map(burdening)).chain(tail);
    all.collect::<Vec<_>>().join("\n")
}

/// Who saved meanwhile, and when.
fn overtaken_by(language: Language, view: &DecisionView) -> String {
    let (at, by) = view.decision.edited();
    let at = format::short_moment(language, format::in_germany(at));
    language.say("editor-overtaken-by").with("name", by.name.as_str()).with("at", at).into()
}
