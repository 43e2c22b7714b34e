//! Things that happen in a town, told by the real use cases: somebody signs in, applies, is asked, answers, gets a decision.

use app::{
    catalogue::offered_as,
    desk::{
        decision::{
            Beginning, CoverageText, DecisionText, begin_decision, edit_decision, render_decision,
            sign_off_decision,
        },
        delivery::provide_decision,
        view_case,
    },
    filing::FiledAnswer,
    house::{ResidentContext, Visitor},
    papers::Upload,
    portal::{
        DeliveryChoice, DraftContent, ask_sign_in_code, file_draft, filing_command, read_draft,
        sign_in_with_code, start_draft, upload_paper, upload_rules,
    },
    rows::SessionSubject,
    sessions::{Begun, begin_session, visitor},
};
use case::decision::Outcome;
use ids::{CaseId, CommandId, DecisionId, DraftId};
use locale::Language;
use serde_json::Value;

use super::{Colleague, HERE, Place, SKETCH, Stand, answers_for_a_zone};

/// A resident who came in.
pub(crate) struct Resident {
    pub(crate) begun: Begun,
    pub(crate) visitor: Visitor,
}

impl Stand {
    /// A resident signs in with the code from the mail; the account is made at the first time.
    pub(crate) async fn resident(&self, place: &Place, email: &str) -> Resident {
        let guest = self.guest(place).await.begun;
        let ctx = self.ctx(place.town);
        ask_sign_in_code(ctx, &guest.row, email, HERE, Language::German).await.unwrap();
        self.drain().await;
        let code = self.mails.code_for(email).await;
        let begun = sign_in_with_code(ctx, &guest.row, email, &code, HERE).await.unwrap();
        let visitor = visitor(&self.house, &begun.row).await.unwrap();
        Resident { begun, visitor }
    }

    /// Somebody who has only a browser.
    pub(crate) async fn guest(&self, place: &Place) -> Resident {
        let begun = begin_session(&self.house, place.town, SessionSubject::Guest, None, self.now()).await;
        let begun = begun.unwrap();
        let visitor = visitor(&self.house, &begun.row).await.unwrap();
        Resident { begun, visitor }
    }
}

impl Resident {
    /// A request with a fresh command.
    pub(crate) fn ctx<'a>(&self, stand: &'a Stand) -> ResidentContext<'a> {
        self.repeating(stand, stand.command())
    }

    /// A request with this command.
    pub(crate) fn repeating<'a>(&self, stand: &'a Stand, command: CommandId) -> ResidentContext<'a> {
        let (town, visitor, now) = (self.begun.row.town, self.visitor, stand.now());
        ResidentContext { house: &stand.house, town, visitor, now, command }
    }

    /// A complete draft for a no-stopping zone.
    pub(crate) async fn draft(&self, stand: &Stand, delivery: DeliveryChoice) -> DraftId {
        let ctx = self.ctx(stand);
        let service = offered_as(stand.ctx(ctx.town), "haltverbotszone").await.unwrap();
        let mut answers = answers_for_a_zone("", locale::civil_day(stand.now()));
        answers.as_object_mut().unwrap().remove("sketch");
        let content = content(answers, delivery);
        let draft = start_draft(ctx, service.service, service.revision, content).await.unwrap();
        let sketch = Upload { name: "skizze.pdf".to_owned(), bytes: SKETCH.to_vec() };
        upload_paper(self.ctx(stand), draft, "sketch", sketch, &upload_rules()).await.unwrap();
        draft
    }

    /// Files a draft as it is now.
    pub(crate) async fn file(&self, stand: &Stand, draft: DraftId) -> FiledAnswer {
        let version = read_draft(self.ctx(stand), draft).await.unwrap().row.version;
        let command = filing_command(stand.ctx(self.begun.row.town), draft).await.unwrap();
        file_draft(self.repeating(stand, command), draft, version).await.unwrap()
    }

    /// Applies for a no-stopping zone; the decision shall come into the mailbox.
    pub(crate) async fn apply(&self, stand: &Stand) -> FiledAnswer {
        let delivery = DeliveryChoice::Portal { consent: app::portal::PORTAL_CONSENT.to_owned() };
        let draft = self.draft(stand, delivery).await;
        self.file(stand, draft).await
    }
}

fn content(answers: Value, delivery: DeliveryChoice) -> DraftContent {
    DraftContent { answers, delivery: Some(delivery), language: "de".to_owned(), ..DraftContent::default() }
}

impl Colleague {
    /// Grants an application: begun, rendered, signed off by this one person, sealed.
    pub(crate) async fn grant(&self, stand: &Stand, case: CaseId) -> DecisionId {
        let beginning = Beginning::Decide { outcome: Outcome::Granted, coverage: CoverageText::Whole };
        let decision = begin_decision(self.ctx(stand), case, beginning).await.unwrap();
        self.sign(stand, case, decision).await;
        decision
    }

    /// Fills the gaps of a draft, renders its letter and signs it off; the seal follows at once.
    pub(crate) async fn sign(&self, stand: &Stand, case: CaseId, decision: DecisionId) {
        self.fill_gaps(stand, case, decision).await;
        let open = view_case(self.ctx(stand), case).await.unwrap();
        let version = open.file.case.decision(decision).unwrap().version();
        let rendered = render_decision(self.ctx(stand), case, decision, version).await.unwrap().unwrap();
        let letter = rendered.case.decision(decision).unwrap().letter().unwrap().sha256.clone();
        let signed = sign_off_decision(self.ctx(stand), case, decision, &letter).await.unwrap();
        assert!(signed.case.decision(decision).unwrap().sealed().is_some(), "sealed at once");
    }

    async fn fill_gaps(&self, stand: &Stand, case: CaseId, decision: DecisionId) {
        let open = view_case(self.ctx(stand), case).await.unwrap();
        let drafted = open.file.case.decision(decision).unwrap();
        let mut text = DecisionText::of(drafted.content());
        if text.reasons.contains('[') {
            text.reasons = text.reasons.replace(['[', ']'], "");
            edit_decision(self.ctx(stand), case, decision, drafted.version(), &text).await.unwrap();
        }
    }

    /// Grants it and lays it into the mailbox; the notification is up to the job.
    pub(crate) async fn provide(&self, stand: &Stand, case: CaseId) -> DecisionId {
        let decision = self.grant(stand, case).await;
        provide_decision(self.ctx(stand), case, decision).await.unwrap();
        decision
    }
}
