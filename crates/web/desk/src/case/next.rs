//! What staff do next, in words, with the actions for it.

use access::Action;
use case::DeskStep;
use casework::desk::{OpenCase, OpenPoints, open_points};
use ids::{DecisionId, InquiryId};
use kit::{
    csrf::CsrfForms,
    format,
    parts::Link,
    urls::{Url, desk},
    words::Key,
};
use locale::Language;

use super::{NextStep, PointList, StepAction};
use crate::texts::{Say as _, key};

/// The next step of a case.
pub(super) fn next_step(language: Language, open: &OpenCase, csrf_forms: &CsrfForms) -> NextStep {
    let step = open.case().desk_step(open.today);
    let writer = Writer { language, open, csrf_forms };
    let points = open_points(open, language);
    NextStep {
        text: writer.text(step, &points),
        actions: writer.actions(step),
        rest: rest(language, &points),
        lists: lists(language, &points),
        attention: points.attention,
    }
}

/// What a partial decision has left, and until when.
fn rest(language: Language, points: &OpenPoints) -> Option<String> {
    if points.decided.is_empty() {
        return None;
    }
    let parts = points.decided.join(", ");
    let Some(due) = &points.rest_due else {
        return Some(language.say("rest-open").with("parts", parts).into());
    };
    if due.rests_since.is_some() {
        return Some(language.say("rest-open-resting").with("parts", parts).into());
    }
    let day = format::short_date(language, due.on);
    Some(language.say("rest-open-until").with("parts", parts).with("day", day).into())
}

fn lists(language: Language, points: &OpenPoints) -> Vec<PointList> {
    let lists = [
        (key("points-missing"), &points.missing),
        (key("points-absent"), &points.absent),
        (key("points-warned"), &points.warnings),
    ];
    let filled = lists.into_iter().filter(|(_, lines)| !lines.is_empty());
    filled
        .map(|(heading, lines)| PointList { heading: language.say(heading).into(), lines: lines.clone() })
        .collect()
}

struct Writer<'a> {
    language: Language,
    open: &'a OpenCase,
    csrf_forms: &'a CsrfForms,
}

impl Writer<'_> {
    fn text(&self, step: DeskStep, points: &OpenPoints) -> String {
        let date = |day| format::short_date(self.language, day);
        let words =
            self.language.say(if step == DeskStep::Decide { to_decide(points) } else { key_of(step) });
        match step {
            DeskStep::AwaitReply { due_on, .. } => words.with("date", date(due_on)).to_string(),
            DeskStep::AwaitRetrieval { until, .. } => words.with("date", date(until)).to_string(),
            DeskStep::AwaitFinality { not_before, .. } => words.with("date", date(not_before)).to_string(),
            DeskStep::AnswerExtension(inquiry) => {
                let wish =
                    self.open.case().inquiry(inquiry).and_then(|inquiry| inquiry.extension_request.as_ref());
                let until = wish.map(|wish| date(wish.until)).unwrap_or_default();
                words.with("name", self.open.case().applicant().name.as_str()).with("date", until).to_string()
            }
            DeskStep::Revise(decision) => {
                let note = self.open.case().decision(decision).and_then(case::Decision::author_note);
                let by = note.map_or("", |note| note.by.name.as_str());
                let text = note.map_or("", |note| note.text.as_str()).replace("**", "");
                words.with("name", by).with("note", text).to_string()
            }
            _ => words.to_string(),
        }
    }

    fn actions(&self, step: DeskStep) -> Vec<StepAction> {
        let case = self.open.case().id();
        match step {
            DeskStep::TakeUp => {
                self.post(Action::TakeCase, key("assignment-take"), &desk::Assignment { case }, "take")
            }
            DeskStep::AnswerExtension(inquiry) => self.extension(inquiry, key("next-answer-more-time")),
            DeskStep::CheckReply(inquiry) => {
                let settle = desk::InquirySettlement { case, inquiry };
                let mut actions = self.post(Action::SettleInquiry, key("inquiry-settle"), &settle, "settle");
                actions.extend(self.ask_again());
                actions
            }
            DeskStep::ChaseReply(inquiry) => {
                let settle = desk::InquirySettlement { case, inquiry };
                let mut actions = self.extension(inquiry, key("inquiry-more-time"));
                actions.extend(self.post(
                    Action::SettleInquiry,
                    key("next-go-on-without"),
                    &settle,
                    "settle",
                ));
                actions
            }
            DeskStep::AwaitReply { inquiry, .. } => self.extension(inquiry, key("inquiry-more-time")),
            DeskStep::Decide => {
                let decisions = desk::Decisions { case };
                self.open(Action::DraftDecision, key("decision-write"), &decisions)
                    .into_iter()
                    .chain(self.ask())
                    .collect()
            }
            DeskStep::Hear(decision) | DeskStep::Write(decision) | DeskStep::Revise(decision) => {
                self.editor(Action::DraftDecision, decision, key("decision-go-on"))
            }
            DeskStep::SignOff(decision) => self.editor(Action::SignOff, decision, key("decision-sign-off")),
            DeskStep::CoSign(decision) => {
                self.editor(Action::SignOffSecond, decision, key("decision-co-sign"))
            }
            DeskStep::Deliver(decision)
            | DeskStep::DeliverAgain(decision)
            | DeskStep::HandleObjection(decision)
            | DeskStep::AwaitJob(decision)
            | DeskStep::AwaitRetrieval { decision, .. }
            | DeskStep::AwaitReceipt(decision)
            | DeskStep::AwaitAnnouncement(decision)
            | DeskStep::MakeFinal(decision)
            | DeskStep::AwaitFinality { decision, .. } => {
                self.open(Action::OpenCase, key("decision-delivery"), &desk::Delivery { case, decision })
            }
            DeskStep::Post(_) => self.open(Action::MarkPosted, key("to-print-list"), &desk::PrintList),
            DeskStep::Close => {
                self.post(Action::CloseCase, key("case-close"), &desk::Closing { case }, "close")
            }
            DeskStep::Nothing => Vec::new(),
        }
    }

    fn extension(&self, inquiry: InquiryId, label: Key) -> Vec<StepAction> {
        let case = self.open.case().id();
        self.open(Action::SettleInquiry, label, &desk::InquiryExtension { case, inquiry })
    }

    fn ask(&self) -> Vec<StepAction> {
        self.open(Action::AskInquiry, key("inquiry-ask"), &desk::Inquiries { case: self.open.case().id() })
    }

    fn ask_again(&self) -> Vec<StepAction> {
        self.open(
            Action::AskInquiry,
            key("inquiry-ask-again"),
            &desk::Inquiries { case: self.open.case().id() },
        )
    }

    fn editor(&self, action: Action, decision: DecisionId, label: Key) -> Vec<StepAction> {
        let case = self.open.case().id();
        self.open(action, label, &desk::DecisionEditor { case, decision })
    }

    /// A link, for those who may do what it leads to.
    fn open(&self, action: Action, label: Key, url: &dyn Url) -> Vec<StepAction> {
        let link = || StepAction::Open(Link::new(self.language.say(label), url));
        if self.open.may(action) { vec![link()] } else { Vec::new() }
    }

    /// A button, for those who may.
    fn post(&self, action: Action, label: Key, url: &dyn Url, act: &'static str) -> Vec<StepAction> {
        let label = self.language.say(label).to_string();
        let button = || StepAction::Post { label, action: url.href(), act, csrf: self.csrf_forms.fresh() };
        if self.open.may(action) { vec![button()] } else { Vec::new() }
    }
}

/// What is said before a decision: everything is there only if it is.
const fn to_decide(points: &OpenPoints) -> Key {
    if !points.missing.is_empty() {
        key("step-decide-missing")
    } else if !points.is_everything_there() {
        key("step-decide-with-care")
    } else if points.decided.is_empty() {
        key("step-decide")
    } else {
        key("step-decide-rest")
    }
}

const fn key_of(step: DeskStep) -> Key {
    match step {
        DeskStep::Nothing => key("step-nothing"),
        DeskStep::TakeUp => key("step-take-up"),
        DeskStep::AnswerExtension(_) => key("step-answer-more-time"),
        DeskStep::CheckReply(_) => key("step-check-reply"),
        DeskStep::ChaseReply(_) => key("step-chase-reply"),
        DeskStep::HandleObjection(_) => key("step-handle-objection"),
        DeskStep::DeliverAgain(_) => key("step-deliver-again"),
        DeskStep::Post(_) => key("step-post"),
        DeskStep::Deliver(_) => key("step-deliver"),
        DeskStep::CoSign(_) => key("step-co-sign"),
        DeskStep::SignOff(_) => key("step-sign-off"),
        DeskStep::Hear(_) => key("step-hear"),
        DeskStep::Write(_) => key("step-write"),
        DeskStep::Revise(_) => key("step-revise"),
        DeskStep::Decide => key("step-decide"),
        DeskStep::Close => key("step-close"),
        DeskStep::AwaitReply { .. } => key("step-await-reply"),
        DeskStep::AwaitJob(_) => key("step-await-house"),
        DeskStep::AwaitRetrieval { .. } => key("step-await-retrieval"),
        DeskStep::AwaitReceipt(_) => key("step-await-receipt"),
        DeskStep::AwaitAnnouncement(_) => key("step-await-announcement"),
        DeskStep::MakeFinal(_) => key("step-make-final"),
        DeskStep::AwaitFinality { .. } => key("step-await-finality"),
    }
}
