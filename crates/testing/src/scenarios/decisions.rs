//! Decisions: written, signed off by as many as the service asks for, laid into the mailbox.

use case::{Digest, decision::Outcome};
use casework::{
    decision::{
        Beginning, CoverageText, DecisionText, begin_decision, edit_decision, render_decision,
        sign_off_decision,
    },
    delivery::provide_decision,
    desk::view_case,
};
use ids::{CaseId, DecisionId};

use crate::{Harness, StaffMember};

impl StaffMember {
    /// Grants an application: begun, rendered, signed off by this one person, sealed.
    pub async fn grant(&self, harness: &Harness, case: CaseId) -> DecisionId {
        let decision = self.begin_granting(harness, case).await;
        self.sign(harness, case, decision).await;
        decision
    }

    /// Renders the letter and signs it off, for a service that one signature decides; the seal follows at once.
    pub async fn sign(&self, harness: &Harness, case: CaseId, decision: DecisionId) {
        let letter = self.render(harness, case, decision).await;
        let signed = sign_off_decision(self.ctx(harness), case, decision, &letter).await.unwrap();
        assert!(signed.case.decision(decision).unwrap().sealed().is_some(), "sealed at once");
    }

    /// Begins a decision that grants the application.
    pub async fn begin_granting(&self, harness: &Harness, case: CaseId) -> DecisionId {
        let beginning = Beginning::Decide { outcome: Outcome::Granted, coverage: CoverageText::Whole };
        begin_decision(self.ctx(harness), case, beginning).await.unwrap()
    }

    /// Fills the gaps of a draft and renders its letter; its hash, for signing it off.
    pub async fn render(&self, harness: &Harness, case: CaseId, decision: DecisionId) -> Digest {
        self.fill_gaps(harness, case, decision).await;
        let open = view_case(self.reading(harness), case).await.unwrap();
        let version = open.file.case.decision(decision).unwrap().version();
        let rendered = render_decision(self.ctx(harness), case, decision, version).await.unwrap().unwrap();
        rendered.case.decision(decision).unwrap().letter().unwrap().sha256.clone()
    }

    async fn fill_gaps(&self, harness: &Harness, case: CaseId, decision: DecisionId) {
        let open = view_case(self.reading(harness), case).await.unwrap();
        let drafted = open.file.case.decision(decision).unwrap();
        let mut text = DecisionText::of(drafted.content());
        let ancillary_provisions =
            text.ancillary_provisions.iter_mut().map(|ancillary_provision| &mut ancillary_provision.text);
        let mut had_gaps = false;
        for passage in [&mut text.tenor, &mut text.reasons].into_iter().chain(ancillary_provisions) {
            had_gaps |= passage.contains('[');
            *passage = passage.replace(['[', ']'], "");
        }
        if had_gaps {
            edit_decision(self.ctx(harness), case, decision, drafted.version(), &text).await.unwrap();
        }
    }

    /// Grants it and lays it into the mailbox; the notification is up to the job.
    pub async fn provide(&self, harness: &Harness, case: CaseId) -> DecisionId {
        let decision = self.grant(harness, case).await;
        provide_decision(self.ctx(harness), case, decision).await.unwrap();
        decision
    }
}
