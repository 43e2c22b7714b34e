//! Applicants: they come in, with an account or without, fill in a form and file it.

use cases::{DeliveryChoice, PORTAL_CONSENT};
use filing::{
    DraftContent, application::FiledAnswer, close_account, file_draft, filing_command, read_draft,
    sign_in_with_code, start_draft, upload_document,
};
use ids::{CaseId, CommandId, DraftId};
use kernel::{
    catalogue::offered_as,
    context::{Changing, ResidentContext, SessionKind},
    documents::{Upload, upload_rules},
    rows::SessionSubject,
};
use locale::Language;
use serde_json::Value;
use sign_in::{
    accounts::ask_sign_in_code,
    closing::ask_closing_code,
    sessions::{Begun, begin_session, session_kind},
};

use crate::{
    CLIENT_ADDRESS, Harness, TestTown,
    samples::{PHOTO, SKETCH, felling_answers, zone_answers},
};

/// Somebody who came in to apply: a resident with an account, or a guest.
pub struct Applicant {
    /// Their session and its token.
    pub begun: Begun,
    /// How they came in.
    pub session_kind: SessionKind,
}

impl Harness {
    /// A resident signs in with the code from the mail; the account is made at the first time.
    pub async fn resident(&self, town: &TestTown, email: &str) -> Applicant {
        let guest = self.guest(town).await.begun;
        let ctx = self.ctx(town.id);
        ask_sign_in_code(ctx, &guest.row, email, CLIENT_ADDRESS, Language::German).await.unwrap();
        self.run_due_jobs().await;
        let code = self.mails.code_for(email).await;
        let begun = sign_in_with_code(ctx, &guest.row, email, &code, CLIENT_ADDRESS).await.unwrap();
        let session_kind = session_kind(&self.ports, &begun.row).await.unwrap();
        Applicant { begun, session_kind }
    }

    /// Somebody who has only a browser.
    pub async fn guest(&self, town: &TestTown) -> Applicant {
        self.come_in(town, SessionSubject::Guest).await
    }

    /// Somebody who has opened this case by its number and access code.
    pub async fn holder(&self, town: &TestTown, case: CaseId) -> Applicant {
        self.come_in(town, SessionSubject::Case(case)).await
    }

    async fn come_in(&self, town: &TestTown, subject: SessionSubject) -> Applicant {
        let begun = begin_session(&self.ports, town.id, subject, None, self.now()).await.unwrap();
        let session_kind = session_kind(&self.ports, &begun.row).await.unwrap();
        Applicant { begun, session_kind }
    }
}

impl Applicant {
    /// A request with a fresh command.
    pub fn ctx<'a>(&self, harness: &'a Harness) -> Changing<ResidentContext<'a>> {
        self.repeating(harness, harness.command())
    }

    /// A request with this command.
    pub fn repeating<'a>(&self, harness: &'a Harness, command: CommandId) -> Changing<ResidentContext<'a>> {
        Changing::new(self.reading(harness), command)
    }

    /// A request that changes nothing.
    pub fn reading<'a>(&self, harness: &'a Harness) -> ResidentContext<'a> {
        let (town, session_kind, now) = (self.begun.row.town, self.session_kind, harness.now());
        ResidentContext { ports: &harness.ports, town, session_kind, now }
    }

    /// A complete draft for a no-stopping zone, which one signature decides.
    pub async fn draft(&self, harness: &Harness, delivery: DeliveryChoice) -> DraftId {
        let mut answers = zone_answers("", harness.day(0));
        answers.as_object_mut().unwrap().remove("sketch");
        self.start(
            harness,
            "haltverbotszone",
            content(answers, delivery),
            &[("sketch", "skizze.pdf", SKETCH)],
        )
        .await
    }

    /// A complete draft for felling a tree, which two signatures decide.
    pub async fn felling_draft(&self, harness: &Harness, delivery: DeliveryChoice) -> DraftId {
        let documents = [("trees[0].photo", "birke.jpg", PHOTO), ("site_plan", "lageplan.pdf", SKETCH)];
        let content = content(felling_answers(harness.day(0)), delivery);
        self.start(harness, "baumfaellgenehmigung", content, &documents).await
    }

    /// Starts a draft and hands in documents, each with the path of its question and its name.
    async fn start(
        &self,
        harness: &Harness,
        slug: &str,
        content: DraftContent,
        documents: &[(&str, &str, &[u8])],
    ) -> DraftId {
        let ctx = self.ctx(harness);
        let service = offered_as(harness.ctx(ctx.town), slug).await.unwrap();
        let draft = start_draft(ctx, service.service, service.revision, content).await.unwrap();
        for (path, name, bytes) in documents {
            let upload = Upload { name: (*name).to_owned(), bytes: bytes.to_vec() };
            upload_document(self.ctx(harness), draft, path, upload, &upload_rules()).await.unwrap();
        }
        draft
    }

    /// Files a draft as it is now.
    pub async fn file(&self, harness: &Harness, draft: DraftId) -> FiledAnswer {
        let version = read_draft(self.ctx(harness), draft).await.unwrap().row.version;
        let command = filing_command(harness.ctx(self.begun.row.town), draft).await.unwrap();
        file_draft(self.repeating(harness, command), draft, version).await.unwrap()
    }

    /// Applies for a no-stopping zone; the decision shall come into the mailbox.
    pub async fn apply(&self, harness: &Harness) -> FiledAnswer {
        let draft = self.draft(harness, into_the_mailbox()).await;
        self.file(harness, draft).await
    }

    /// Closes the account, whose address this is, with the code from the mail.
    pub async fn close_account(&self, harness: &Harness, email: &str) {
        let (ctx, session) = (harness.ctx(self.begun.row.town), &self.begun.row);
        ask_closing_code(ctx, session, CLIENT_ADDRESS, Language::German).await.unwrap();
        harness.run_due_jobs().await;
        let code = harness.mails.code_for(email).await;
        close_account(ctx, session, &code, CLIENT_ADDRESS, Language::German).await.unwrap();
    }

    /// Applies for felling a tree in which somebody lives, without a site plan.
    pub async fn apply_for_felling_an_inhabited_tree(&self, harness: &Harness) -> FiledAnswer {
        let mut answers = felling_answers(harness.day(0));
        answers["trees"][0]["nests"] = "used".into();
        let content = content(answers, into_the_mailbox());
        let photo = [("trees[0].photo", "birke.jpg", PHOTO)];
        let draft = self.start(harness, "baumfaellgenehmigung", content, &photo).await;
        self.file(harness, draft).await
    }

    /// Applies for felling a tree; the decision shall come into the mailbox.
    pub async fn apply_for_felling(&self, harness: &Harness) -> FiledAnswer {
        let draft = self.felling_draft(harness, into_the_mailbox()).await;
        self.file(harness, draft).await
    }
}

fn into_the_mailbox() -> DeliveryChoice {
    DeliveryChoice::Portal { consent: PORTAL_CONSENT.to_owned() }
}

fn content(answers: Value, delivery: DeliveryChoice) -> DraftContent {
    DraftContent { answers, delivery: Some(delivery), language: "de".to_owned(), ..DraftContent::default() }
}
