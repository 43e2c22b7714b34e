//! Who sends the samples, and the states in which they find their cases.

use std::sync::atomic::{AtomicU32, Ordering};

use case::decision::LetterMethod;
use cases::{DeliveryChoice, my_case};
use casework::{
    delivery::put_on_print_list,
    desk::{InquiryEntry, ask_inquiry, take_case},
    mailbox::{choose_delivery, retrieve_decision},
    print_list::{ToPost, post_letters},
};
use ids::{CaseId, DecisionId, InquiryId};
use jiff::{SignedDuration, civil::Date};
use testing::{Applicant, Harness, StaffMember, site::Browser};

use super::sample::Filled;

/// A town in which each sample has its own people.
pub(super) struct Life<'a> {
    pub(super) harness: &'a Harness,
    people: AtomicU32,
}

/// Somebody with an account and a browser.
pub(super) struct Resident<'a> {
    pub(super) who: Applicant,
    pub(super) email: String,
    pub(super) browser: Browser<'a>,
}

/// Somebody who works there, with a browser.
pub(super) struct Worker<'a> {
    pub(super) who: StaffMember,
    pub(super) browser: Browser<'a>,
}

/// A case with its applicant and whoever works on it.
pub(super) struct Followed<'a> {
    pub(super) resident: Resident<'a>,
    pub(super) worker: Worker<'a>,
    pub(super) case: CaseId,
}

impl<'a> Life<'a> {
    pub(super) const fn of(harness: &'a Harness) -> Self {
        Self { harness, people: AtomicU32::new(0) }
    }

    /// A page that is for everybody.
    pub(super) fn anybody(&self, page: &str) -> Filled<'a> {
        Filled::on(self.harness.browser(&self.harness.town), page)
    }

    /// An address that nobody has had before.
    pub(super) fn email(&self) -> String {
        format!("person-{}@example.org", self.people.fetch_add(1, Ordering::SeqCst))
    }

    pub(super) async fn resident(&self) -> Resident<'a> {
        let email = self.email();
        let who = self.harness.resident(&self.harness.town, &email).await;
        let browser = self.harness.browser(&self.harness.town);
        Resident { browser: browser.with_cookie("gw-resident", &who.begun.token.reveal()), who, email }
    }

    pub(super) async fn worker(&self, name: &str) -> Worker<'a> {
        let who = self.harness.town.sign_in(self.harness, name).await;
        let browser = self.harness.browser(&self.harness.town);
        Worker { browser: browser.with_cookie("gw-staff", &who.begun.token.reveal()), who }
    }

    /// Filed by a resident, and nothing else yet.
    pub(super) async fn filed(&self) -> Followed<'a> {
        let resident = self.resident().await;
        let case = resident.who.apply(self.harness).await.case;
        self.harness.run_due_jobs().await;
        Followed { resident, worker: self.worker("streets").await, case }
    }

    /// Filed and taken.
    pub(super) async fn taken(&self) -> Followed<'a> {
        let followed = self.filed().await;
        take_case(followed.worker.who.ctx(self.harness), followed.case).await.unwrap();
        followed
    }

    /// Somebody was asked, perhaps for other answers.
    pub(super) async fn asked(&self, correct: Option<Vec<String>>) -> (Followed<'a>, InquiryId) {
        let followed = self.taken().await;
        let (harness, case) = (self.harness, followed.case);
        let wish = InquiryEntry {
            text: "Wie lang ist der Umzugswagen?".to_owned(),
            documents: Vec::new(),
            own_documents: Vec::new(),
            correct,
            due_on: harness.day(14),
        };
        let seen = harness.newest_event(harness.town.id, case).await;
        ask_inquiry(followed.worker.who.ctx(harness), case, wish, seen).await.unwrap();
        let file = my_case(followed.resident.who.reading(harness), case).await.unwrap();
        let inquiry = file.case.inquiries().last().unwrap().id;
        (followed, inquiry)
    }

    /// Decided and sealed; where it shall go on paper, if it shall.
    pub(super) async fn granted(&self, on_paper: bool) -> (Followed<'a>, DecisionId) {
        let followed = self.taken().await;
        if on_paper {
            let ctx = followed.resident.who.ctx(self.harness);
            choose_delivery(ctx, followed.case, DeliveryChoice::Post).await.unwrap();
        }
        let decision = followed.worker.who.grant(self.harness, followed.case).await;
        (followed, decision)
    }

    /// Decided and in the mailbox; the notification has gone out.
    pub(super) async fn provided(&self) -> (Followed<'a>, DecisionId) {
        let followed = self.taken().await;
        let decision = followed.worker.who.provide(self.harness, followed.case).await;
        self.harness.run_due_jobs().await;
        (followed, decision)
    }

    /// Decided, and its letter was given to the post.
    pub(super) async fn posted(&self) -> (Followed<'a>, DecisionId) {
        let (followed, decision) = self.granted(true).await;
        let (harness, case) = (self.harness, followed.case);
        put_on_print_list(followed.worker.who.ctx(harness), case, decision).await.unwrap();
        let letter = ToPost { case, decision, method: LetterMethod::Post, on: harness.day(0) };
        let outcomes = post_letters(followed.worker.who.ctx(harness), &[letter]).await;
        assert!(outcomes[0].refused.is_none(), "{:?}", outcomes[0]);
        (followed, decision)
    }

    /// Retrieved so long ago that nobody can object any more, which nobody has said yet.
    pub(super) async fn ripe(&self) -> (Followed<'a>, DecisionId) {
        let (followed, decision) = self.provided().await;
        let ctx = followed.resident.who.ctx(self.harness);
        retrieve_decision(ctx, followed.case, decision).await.unwrap();
        // The day after, it is written down that it counts as announced.
        self.harness.days_go_by(2).await;
        (self.later(followed, 7 * 7).await, decision)
    }

    /// The same so many days later; whoever works on it has signed in anew.
    pub(super) async fn later(&self, followed: Followed<'a>, days: i64) -> Followed<'a> {
        self.harness.clock.advance(SignedDuration::from_hours(24 * days));
        Followed { worker: self.worker("streets").await, ..followed }
    }
}

impl Filled<'_> {
    /// A date in its three fields.
    pub(super) fn with_date(self, name: &str, date: Date) -> Self {
        self.with(format!("{name}.day"), date.day())
            .with(format!("{name}.month"), date.month())
            .with(format!("{name}.year"), date.year())
    }
}
