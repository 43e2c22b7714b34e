//! From a delivery as the use case gives it to its page.

use case::{
    Decision,
    decision::{Attempt, LetterStage, Objection, ObjectionForm, PortalStage, Settlement, Stage, Timeliness},
};
use casework::delivery::DeliveryView;
use kit::{
    format,
    frame::DeskArea,
    parts::{Fact, Facts, Link, State, StateKind, Steps},
    problem::WebError,
    urls::{Url, desk},
    words::Key,
};
use law::DeliveryMethod;
use locale::Language;

use super::{Delivery, ObjectionView, actions, dates, proofs, steps::steps};
use crate::{
    action_form::RefusedForm,
    decision::{decision_state, purpose},
    reading::AtDesk,
    texts::{Say as _, key},
};

/// The page. `shown` is the form that was refused.
pub(super) fn delivery(
    desk: &AtDesk,
    view: &DeliveryView,
    shown: Option<RefusedForm<'_>>,
) -> Result<Delivery, WebError> {
    let language = desk.language();
    let (case, decision) = (view.case.id(), view.decision.id());
    // An open objection is what comes next: its actions stand first.
    let actions: Vec<_> =
        actions::settle(desk, view, shown).into_iter().chain(actions::actions(desk, view, shown)).collect();
    let object = actions::object(desk, view, shown);
    let objections = objections(desk, view);
    let forms = actions.iter().chain(&object);
    let errors = shown.and_then(|shown| {
        let fields = forms.filter(|form| form.id == shown.id).flat_map(|form| &form.fields);
        shown.refusal.summary(&fields.collect::<Vec<_>>())
    });
    let what = purpose(language, &view.decision);
    let title: String = language.say("delivery-of").with("what", what).into();
    let head = format!("{title}, {}", view.case.number());
    let head = shown.map_or(head.clone(), |shown| shown.refusal.title(language, &head));
    let applicant = format!("{}, {}", view.case.number(), view.case.applicant().name);
    Ok(Delivery {
        frame: desk.frame(head, DeskArea::Queues, Vec::new()),
        title,
        case: Link::new(applicant, &desk::Case { case }),
        state: decision_state(language, &view.case, &view.decision),
        letter: view.decision.sealed().map(|_| desk::DecisionLetter { case, decision }.href()),
        editor: Link::new(language.say("to-editor"), &desk::DecisionEditor { case, decision }),
        alert: shown.and_then(|shown| shown.refusal.alert.clone()),
        errors,
        steps: Steps::row(language.say("delivery-steps"), steps(language, view)),
        next: next(language, view),
        actions,
        method: dates::method(language, &view.method),
        proofs: proofs::proofs(language, &view.decision, &view.recorded),
        chain: language
            .say("delivery-chain")
            .with("entry", proofs::entry(language, view.head.0, view.head.1))
            .into(),
        computation: dates::computation(language, view),
        reasons: dates::reasons(language, view)?,
        fee: fee(language, view),
        objections,
        object,
    })
}

/// What happens next.
fn next(language: Language, view: &DeliveryView) -> String {
    let decision = &view.decision;
    let day = |date| format::long_date(language, date);
    if decision.open_objection().is_some() {
        return language.say("next-objection").into();
    }
    if decision.final_since().is_some() {
        return language.say("next-final").into();
    }
    if let Some(day) = decision.final_from().filter(|day| *day > view.today).map(day) {
        return language.say("next-finality").with("day", day).into();
    }
    if decision.announced().is_some() {
        return language.say(next_announced(decision)).into();
    }
    if !matches!(decision.stage(), Stage::Sealed { .. }) {
        return language.say("next-seal").into();
    }
    match (decision.attempt(), &view.counted) {
        (None, _) if view.method.method == DeliveryMethod::Portal => language.say("next-provide").into(),
        (None, _) => language.say("next-print").into(),
        (Some(attempt), _) if attempt.has_failed() => language.say("next-again").into(),
        (Some(_), Some(counted)) => {
            let on = counted.announcement.announced.max(counted.announcement.announced_shifted);
            language.say("next-announced").with("day", day(on)).into()
        }
        (Some(Attempt::Portal(portal)), None) => match &portal.stage {
            PortalStage::Provided { retrieve_until, .. } => {
                language.say("next-retrieval").with("day", day(*retrieve_until)).into()
            }
            _ => language.say("next-notified").into(),
        },
        (Some(Attempt::Letter(letter)), None) if letter.stage == LetterStage::Listed => {
            language.say("next-post").into()
        }
        (Some(Attempt::Letter(_)), None) => language.say("next-receipt").into(),
    }
}

/// What happens next with a decision that is announced, not final, and waits for no day.
fn next_announced(decision: &Decision) -> Key {
    if decision.content().is_correction() {
        key("next-corrected")
    } else if decision.remedied_by().is_some() {
        key("next-replaced")
    } else {
        key("next-make-final")
    }
}

fn fee(language: Language, view: &DeliveryView) -> Option<Facts> {
    let fee = view.decision.content().fee.as_ref()?;
    let amount = format!("**{}**", format::money(language, locale::euros_of_cents(fee.amount_cents)));
    let due = view
        .decision
        .announced()
        .and_then(|by| law::payment_day(view.land, by.dates.announced_latest(), fee.due_days).ok());
    let due = match due {
        Some(day) => format::long_date(language, day),
        None => language.say("charge-due-days").with("days", fee.due_days).into(),
    };
    Some(Facts::new(vec![
        Fact::new(language.say("charge-amount"), amount),
        Fact::new(language.say("charge-due"), due),
        Fact::new(language.say("charge-reference"), fee.reference.as_str()),
    ]))
}

fn objections(desk: &AtDesk, view: &DeliveryView) -> Vec<ObjectionView> {
    let all = view.decision.objections().iter();
    all.map(|objection| {
        let case = view.case.id();
        let documents = objection
            .documents
            .iter()
            .map(|document| Link::new(document.name.as_str(), &desk::Document { case, document: document.id }));
        ObjectionView {
            state: objection_state(desk.language(), objection),
            facts: objection_facts(desk.language(), &view.decision, objection),
            documents: documents.collect(),
        }
    })
    .collect()
}

fn objection_state(language: Language, objection: &Objection) -> State {
    let settlement = objection.settled.as_ref().map(|settled| &settled.settlement);
    let (kind, word) = match settlement {
        None => (StateKind::Todo, key("objected-open")),
        Some(Settlement::Withdrawn) => (StateKind::Done, key("objected-withdrawn")),
        Some(Settlement::Remedied { .. }) => (StateKind::Done, key("objected-remedied")),
        Some(Settlement::Decided { .. }) => (StateKind::Done, key("objected-decided")),
    };
    State::plain(kind, language.say(word))
}

fn objection_facts(language: Language, decision: &Decision, objection: &Objection) -> Facts {
    let timely = match objection.timeliness(decision.announced().map(|by| &by.dates)) {
        Timeliness::InTime => key("objected-in-time"),
        Timeliness::InTimeIfShifted => key("objected-in-time-if-shifted"),
        Timeliness::Late => key("objected-late"),
    };
    let form = actions::form_word(objection.form);
    let mut facts = vec![
        Fact::new(language.say("objected-received"), format::long_date(language, objection.received_on))
            .note(language.say(timely)),
        Fact::new(language.say("objected-form"), language.say(form)),
        Fact::new(language.say("objected-objector"), objection.objector.as_str()),
    ];
    if objection.form == ObjectionForm::Other {
        facts.push(Fact::new(language.say("objected-form-note"), language.say("objected-form-other-note")));
    }
    facts.extend(objection.text.as_ref().map(|text| Fact::new(language.say("objected-text"), text.as_str())));
    if let Some(Settlement::Decided { result }) =
        objection.settled.as_ref().map(|settled| &settled.settlement)
    {
        facts.push(Fact::new(language.say("objected-result"), result.as_str()));
    }
    Facts::small(facts)
}
