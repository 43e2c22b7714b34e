//! What staff do next, in words, with the actions for it.

use access::Action;
use case::DeskStep;
use casework::desk::OpenCase;
use ids::{DecisionId, InquiryId};
use kit::{
    csrf::CsrfForms,
    format,
    parts::Link,
    urls::{Url, desk},
    words::Key,
};
use locale::Language;

use super::{NextStep, StepAction};
use crate::texts::{Say as _, key};

/// The next step of a case.
pub(super) fn next_step(language: Language, open: &OpenCase, csrf_forms: &CsrfForms) -> NextStep {
    let step = open.case().desk_step(open.today);
    let writer = Writer { language, open, csrf_forms };
    NextStep { text: writer.text(step), actions: writer.actions(step) }
}

struct Writer<'a> {
    language: Language,
    open: &'a OpenCase,
    csrf_forms: &'a CsrfForms,
}

impl Writer<'_> {
    fn text(&self, step: DeskStep) -> String {
        let date = |day| format::short_date(self.language, day);
        let words = self.language.say(key_of(step));
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
            DeskStep::Hear(decision) | DeskStep::Write(decision) => {
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
