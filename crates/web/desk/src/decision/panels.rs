//! Who signs, how the applicant was heard, and what can be done with the decision as a whole.

use case::{
    Decision,
    decision::{Hearing, Stage},
};
use casework::decision::{DecisionView, no_hearing_norms};
use ids::{CaseId, DecisionId};
use kit::{
    format,
    frame::PersonView,
    parts::{Choice, Fact, Facts, Field, FieldKind, State, StateKind, Width},
    urls::{Url, desk},
    words::Key,
};
use locale::Language;

use super::{
    editor::{AuthorNote, HearingPanel, Sign, SignForm},
    forms::one_line,
};
use crate::{
    action_form::{ActionForm, RefusedForm},
    form_values::proposed,
    reading::AtDesk,
    texts::{Say as _, key},
};

/// Where a decision stands.
pub(super) fn ids(view: &DecisionView) -> (CaseId, DecisionId) {
    (view.case.id(), view.decision.id())
}

/// Who has signed, who is to sign, and the seal.
pub(super) fn signs(language: Language, view: &DecisionView, town: &str) -> Vec<Sign> {
    let decision = &view.decision;
    let mut signs: Vec<Sign> = decision
        .sign_offs()
        .iter()
        .map(|sign_off| {
            let moment = format::short_moment(language, format::in_germany(sign_off.at));
            sign(
                sign_off.by.name.as_str(),
                language.say("sign-signed").with("moment", moment),
                StateKind::Done,
                language.say("sign-done"),
            )
        })
        .collect();
    let is_letter = matches!(decision.stage(), Stage::Letter { .. });
    let waiting = if is_letter { key("sign-awaited") } else { key("sign-not-yet") };
    if signs.is_empty() {
        let (kind, word) =
            if is_letter { (StateKind::SignOff, waiting) } else { (StateKind::Work, key("sign-writes")) };
        signs.push(sign(&view.writer, language.say("sign-role-first"), kind, language.say(word)));
    }
    if signs.len() < view.signers() {
        let kind = if is_letter { StateKind::SignOff } else { StateKind::Waiting };
        let nobody = language.say("sign-second").to_string();
        let second = sign(&nobody, language.say("sign-role-second"), kind, language.say(waiting));
        // Nobody has initials yet.
        signs.push(Sign { person: PersonView { name: nobody, initials: String::new() }, ..second });
    }
    let (kind, word) = match decision.stage() {
        Stage::Sealed { .. } => (StateKind::Done, key("seal-done")),
        _ => (StateKind::Waiting, key("seal-open")),
    };
    let owner = language.say("seal-of").with("town", town).to_string();
    signs.push(sign(&owner, language.say("seal-role"), kind, language.say(word)));
    signs
}

/// Whether the applicant must still be heard, or why not recorded. Until then nobody signs.
///
/// Legal source: § 28 VwVfG.
pub(super) fn is_unheard(view: &DecisionView) -> bool {
    let decision = &view.decision;
    let unsigned = matches!(decision.stage(), Stage::Letter { .. }) && decision.sign_offs().is_empty();
    unsigned && decision.content().burdens() && *decision.hearing() == Hearing::Open
}

/// The sign-off of whoever looks, if they may.
pub(super) fn sign_form(desk: &AtDesk, view: &DecisionView) -> Option<SignForm> {
    let may = view.may.sign && !is_unheard(view);
    let letter = view.decision.letter().filter(|_| may)?.sha256.as_str().to_owned();
    let label = if view.decision.sign_offs().is_empty() { key("sign-off") } else { key("sign-off-second") };
    let (case, decision) = ids(view);
    Some(SignForm {
        action: desk::SignOffs { case, decision }.href(),
        csrf: desk.csrf_forms.fresh(),
        short: short_hash(&letter),
        label: desk.language().say(label).into(),
        letter,
    })
}

/// Gives the letter back to its author instead, for whoever may.
pub(super) fn send_back(
    desk: &AtDesk,
    view: &DecisionView,
    refused: Option<RefusedForm<'_>>,
) -> Option<ActionForm> {
    let letter = view.decision.letter().filter(|_| view.may.send_back)?.sha256.as_str().to_owned();
    let (language, (case, decision)) = (desk.language(), ids(view));
    let form = ActionForm::new(
        "author-note",
        language.say("send-back"),
        &desk::AuthorNotes { case, decision },
        desk.csrf_forms.fresh(),
        language.say("send-back"),
    );
    let name = view.decision.edited().1.name.as_str();
    let form = form
        .intro(language.say("send-back-intro").with("name", name))
        .hide("letter", letter)
        .fields(vec![long("note", language.say("send-back-note").to_string())]);
    Some(form.marked(refused))
}

/// The note with which it was given back, for its author.
pub(super) fn author_note(language: Language, view: &DecisionView) -> Option<AuthorNote> {
    let note = view.decision.author_note()?;
    let at = format::short_moment(language, format::in_germany(note.at));
    let told = language.say("sent-back-by").with("name", note.by.name.as_str()).with("at", at);
    Some(AuthorNote { told: told.into(), text: note.text.as_str().to_owned() })
}

/// «c04d 9a11 5e7f»: the first twelve digits.
pub(crate) fn short_hash(hash: &str) -> String {
    let digits: Vec<char> = hash.chars().take(12).collect();
    digits.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// The hearing; none if the decision does not burden. `refused` names the form that was refused.
pub(super) fn hearing(
    desk: &AtDesk,
    view: &DecisionView,
    refused: Option<RefusedForm<'_>>,
) -> Option<HearingPanel> {
    if !view.decision.content().burdens() {
        return None;
    }
    let language = desk.language();
    let (kind, word) = match view.decision.hearing() {
        Hearing::Open => (StateKind::Todo, key("hearing-open")),
        Hearing::Held { .. } => (StateKind::Done, key("hearing-held")),
        Hearing::Skipped { .. } => (StateKind::Done, key("hearing-skipped")),
    };
    let forms = if view.may.write { hearing_forms(desk, view, refused) } else { Vec::new() };
    let facts = hearing_facts(language, &view.decision);
    Some(HearingPanel { state: State::plain(kind, language.say(word)), facts, forms })
}

fn hearing_facts(language: Language, decision: &Decision) -> Option<Facts> {
    let recorded = |by: &case::StaffRef, at| {
        let moment = format::short_moment(language, format::in_germany(at));
        Fact::new(language.say("recorded-by"), format!("{}, {moment}", by.name))
    };
    match decision.hearing() {
        Hearing::Open => None,
        Hearing::Held { at, by, on, how, result, .. } => Some(Facts::small(vec![
            Fact::new(language.say("hearing-on"), format::full_date(language, *on)),
            Fact::new(language.say("hearing-how"), how.as_str()),
            Fact::new(language.say("hearing-result"), result.as_str()),
            recorded(by, *at),
        ])),
        Hearing::Skipped { at, by, norm, reason } => Some(Facts::small(vec![
            Fact::new(language.say("hearing-norm"), norm.as_str()),
            Fact::new(language.say("hearing-why"), reason.as_str()),
            recorded(by, *at),
        ])),
    }
}

fn hearing_forms(desk: &AtDesk, view: &DecisionView, refused: Option<RefusedForm<'_>>) -> Vec<ActionForm> {
    let language = desk.language();
    let (case, decision) = ids(view);
    let inquiries = view.case.inquiries().iter().enumerate().map(|(index, inquiry)| {
        let day = format::short_date(language, format::in_germany(inquiry.asked_at).date());
        let label = language.say("hearing-inquiry-of").with("number", index + 1).with("day", day);
        Choice::new(inquiry.id.to_string(), label)
    });
    let inquiries: Vec<Choice> = inquiries.collect();
    let mut held = vec![
        Field::new("on", language.say("hearing-on"), FieldKind::Date(proposed(desk.today))),
        Field::new("how", language.say("hearing-how"), one_line("", Width::Medium))
            .hint(language.say("hearing-how-hint")),
    ];
    if !inquiries.is_empty() {
        let kind = FieldKind::Select { options: inquiries };
        held.push(Field::new("inquiry", language.say("hearing-inquiry"), kind).optional());
    }
    held.push(long("result", language.say("hearing-result").to_string()));
    let norms = no_hearing_norms(view.land).into_iter().map(|(reason, norm)| {
        Choice::new(reason.name(), format!("{}: {}", norm, language.say(no_hearing_word(reason.name()))))
    });
    let skipped = vec![
        Field::new("norm", language.say("hearing-norm"), FieldKind::Select { options: norms.collect() }),
        long("why", language.say("hearing-why").to_string()),
    ];
    let forms = [
        ActionForm::new(
            "hearing-held",
            language.say("hearing-record"),
            &desk::Hearing { case, decision },
            desk.csrf_forms.fresh(),
            language.say("hearing-record"),
        )
        .fields(held),
        ActionForm::new(
            "hearing-skipped",
            language.say("hearing-skip"),
            &desk::NoHearing { case, decision },
            desk.csrf_forms.fresh(),
            language.say("hearing-skip"),
        )
        .fields(skipped),
    ];
    forms.into_iter().map(|form| form.marked(refused)).collect()
}

/// What can be done with the decision as a whole.
pub(super) fn acts(desk: &AtDesk, view: &DecisionView, refused: Option<RefusedForm<'_>>) -> Vec<ActionForm> {
    let language = desk.language();
    let (case, decision) = ids(view);
    let mut acts = Vec::new();
    let to_seal = view.case.is_signed_off(&view.decision) && view.decision.sealed().is_none();
    if to_seal && view.may.provide {
        acts.push(
            ActionForm::new(
                "seal",
                "",
                &desk::Seal { case, decision },
                desk.csrf_forms.fresh(),
                language.say("seal-now"),
            )
            .primary(),
        );
    }
    if view.decision.letter().is_some() && !view.decision.is_issued() && view.may.provide {
        let recall = ActionForm::new(
            "recall",
            language.say("recall"),
            &desk::Recalls { case, decision },
            desk.csrf_forms.fresh(),
            language.say("recall"),
        );
        acts.push(
            recall
                .intro(language.say("recall-intro"))
                .fields(vec![long("reason", language.say("recall-reason").to_string())]),
        );
    }
    if view.decision.is_in_preparation() && view.may.write {
        let discard = ActionForm::new(
            "discarding",
            language.say("discard-decision"),
            &desk::Discarding { case, decision },
            desk.csrf_forms.fresh(),
            language.say("discard"),
        );
        acts.push(discard.intro(language.say("discard-decision-intro")));
    }
    acts.into_iter().map(|act| act.marked(refused)).collect()
}

fn long(name: &str, label: String) -> Field {
    let kind = FieldKind::LongText { value: String::new(), rows: 3, characters_max: Some(20_000) };
    Field::new(name, label, kind)
}

fn no_hearing_word(name: &str) -> Key {
    match name {
        "urgent" => key("no-hearing-urgent"),
        "period" => key("no-hearing-period"),
        "many" => key("no-hearing-many"),
        "enforcement" => key("no-hearing-enforcement"),
        "interest" => key("no-hearing-interest"),
        _ => key("no-hearing-no-deviation"),
    }
}

fn sign(name: &str, role: impl Into<String>, kind: StateKind, word: impl Into<String>) -> Sign {
    Sign { person: PersonView::named(name), role: role.into(), state: State::plain(kind, word) }
}
