//! What the tables are tried on: a town with a case in which everything has happened that has an address, and people who must not
//! get at it.

use axum::http::{StatusCode, header};
use cases::DeliveryChoice;
use casework::{
    desk::{InquiryEntry, ask_inquiry, take_case, view_case, write_to_applicant},
    mailbox::write_to_town,
};
use filing::start_postal_application;
use ids::{CaseId, DecisionId, DocumentId, DraftId, InquiryId};
use jiff::{Timestamp, ToSpan as _};
use kernel::ports::Drafts as _;
use kit::routes::{RouteAccess, RouteEntry, RouteTable};
use testing::{
    Applicant, Harness, TestTown,
    samples::SKETCH,
    site::{ApiClient, Browser, Response},
};

/// What must never be seen by somebody whom it does not concern.
const SECRETS: [&str; 3] = ["Yıldız", "Hafenstraße", "Umzugswagen"];

/// What is answered to everybody in the same way, whether the draft is theirs, another's, gone or never was: «deleted», «not kept».
const SAME_FOR_ALL: [&str; 2] =
    ["POST /applications/{draft}/deletion", "POST /applications/{draft}/steps/{step}/autosave"];

/// Whether the answer says nothing about the draft that the address names.
pub(super) fn is_same_for_all(row: &str) -> bool {
    SAME_FOR_ALL.contains(&row)
}

/// What a form must carry to be looked at, by the end of its address.
const FIELDS: [(&str, &str, &str); 3] =
    [("/assignment", "act", "take"), ("/sign-offs", "letter", LETTER), ("/author-notes", "letter", LETTER)];

/// The hash of no letter.
const LETTER: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// The scene.
pub(super) struct Scene<'a> {
    pub(super) harness: &'a Harness,
    pub(super) owner: Applicant,
    /// A client of this town.
    pub(super) program: ApiClient<'a>,
    /// A client of the other town, which speaks to this one.
    pub(super) foreign_program: ApiClient<'a>,
    pub(super) case: CaseId,
    decision: DecisionId,
    inquiry: InquiryId,
    document: DocumentId,
    draft: DraftId,
    postal_draft: DraftId,
    step: String,
    number: String,
    form_cookie: String,
    form_token: String,
    events: u64,
    saved_at: Timestamp,
}

impl<'a> Scene<'a> {
    /// Sets it.
    pub(super) async fn set(harness: &'a Harness) -> Self {
        let streets = harness.town.sign_in(harness, "streets").await;
        let owner = harness.resident(&harness.town, "mehmet.yildiz@example.org").await;
        let filed = owner.apply(harness).await;
        harness.run_due_jobs().await;
        take_case(streets.ctx(harness), filed.case).await.unwrap();
        let seen = view_case(streets.reading(harness), filed.case).await.unwrap().file.history.position.seq;
        let wish = InquiryEntry {
            text: "Wie lang ist der Umzugswagen?".to_owned(),
            documents: vec!["sketch".to_owned()],
            own_documents: Vec::new(),
            correct: Some(Vec::new()),
            due_on: locale::civil_day(harness.now()).checked_add(14.days()).unwrap(),
        };
        ask_inquiry(streets.ctx(harness), filed.case, wish, seen).await.unwrap();
        let decision = streets.provide(harness, filed.case).await;
        harness.run_due_jobs().await;
        let draft = owner.draft(harness, DeliveryChoice::Post).await;
        let postal_draft = start_postal_application(streets.ctx(harness), "haltverbotszone").await.unwrap();
        let file = view_case(streets.reading(harness), filed.case).await.unwrap();
        let step = file.service.form.step_of("first_name").unwrap().to_owned();
        let case = &file.file.case;
        let anybody = harness.browser(&harness.town);
        let [_, (_, form_token)] = anybody.get("/desk/sign-in").await.csrf();
        let form_cookie = anybody.cookie("gw-form").unwrap();
        let saved_at = harness.store.draft(harness.town.id, draft).await.unwrap().unwrap().saved_at;
        let scene = Self {
            inquiry: case.inquiries()[0].id,
            document: case.documents()[0].document.id,
            number: filed.number,
            case: filed.case,
            form_cookie,
            form_token,
            events: 0,
            saved_at,
            program: harness.api_client(&harness.town, None).await,
            foreign_program: harness.api_client(&harness.other_town, None).await.at(&harness.town),
            harness,
            owner,
            decision,
            draft,
            postal_draft,
            step,
        };
        Self { events: scene.count_events().await, ..scene }
    }

    /// The address of a route with everything of this scene in it.
    #[track_caller]
    pub(super) fn address(&self, entry: &RouteEntry) -> String {
        self.address_with(entry, None)
    }

    /// The same with a draft of another resident.
    #[track_caller]
    pub(super) fn address_with(&self, entry: &RouteEntry, draft: Option<DraftId>) -> String {
        let on_paper = entry.route.pattern.starts_with("/desk/paper-applications");
        let draft = if on_paper { self.postal_draft } else { draft.unwrap_or(self.draft) };
        let address = entry
            .route
            .pattern
            .replace("{case}", &self.case.to_string())
            .replace("{decision}", &self.decision.to_string())
            .replace("{inquiry}", &self.inquiry.to_string())
            .replace("{document}", &self.document.to_string())
            .replace("{draft}", &draft.to_string())
            .replace("{objection}", "1")
            .replace("{step}", &self.step)
            .replace("{service}", "haltverbotszone")
            .replace("{queue}", "department")
            .replace("{town}", &self.harness.town.slug)
            .replace("{number}", &self.number)
            .replace(
                "/{*name}",
                kit::assets::entry("desk")
                    .script
                    .as_deref()
                    .unwrap_or_default()
                    .trim_start_matches("/assets"),
            )
            .replace("{token}", &"A".repeat(43))
            .replace("{language}", "en");
        assert!(!address.contains('{'), "{address}: say in the scene what stands for it");
        address
    }

    /// Opens an address or sends its form, empty but with a token that fits.
    pub(super) async fn call(&self, browser: &Browser<'_>, entry: &RouteEntry) -> Response {
        let address = self.address(entry);
        if super::is_get(entry) {
            return browser.get(&address).await;
        }
        browser.remember("gw-form", &self.form_cookie);
        let command = self.harness.command().to_string();
        let mut fields = vec![("command", command.as_str()), ("token", &self.form_token)];
        fields.extend(
            FIELDS.iter().filter(|(end, ..)| address.ends_with(end)).map(|(_, name, value)| (*name, *value)),
        );
        browser.post(&address, &fields).await
    }

    /// The applicant and another member of staff write what nobody has seen yet.
    pub(super) async fn bring_news(&self) {
        let harness = self.harness;
        let lead = harness.town.sign_in(harness, "streets-lead").await;
        write_to_town(self.owner.ctx(harness), self.case, "Wann kommt das Schild?", Vec::new())
            .await
            .unwrap();
        let seen = harness.newest_event(harness.town.id, self.case).await;
        write_to_applicant(lead.ctx(harness), self.case, "Am Montag.", Vec::new(), seen).await.unwrap();
        harness.run_due_jobs().await;
    }

    /// The same as a program.
    pub(super) async fn call_as(&self, program: &ApiClient<'_>, entry: &RouteEntry) -> Response {
        let address = self.address(entry);
        let path = address.strip_prefix(&format!("/api/v1/towns/{}", self.harness.town.slug)).unwrap();
        match path {
            _ if super::is_get(entry) => program.get(path).await,
            "/papers" => program.hand_in("skizze.pdf", SKETCH).await,
            _ => program.file("haltverbotszone", "key", &serde_json::json!({})).await,
        }
    }

    /// Asserts that a program finds nothing of what others have filed.
    pub(super) async fn assert_hidden_from_another_program(&self, routes: &RouteTable) {
        let of_cases = |entry: &&RouteEntry| entry.access == RouteAccess::Client && super::is_get(entry);
        for entry in routes.iter().filter(of_cases) {
            let seen = self.call_as(&self.program, entry).await;
            assert_eq!(seen.status, StatusCode::NOT_FOUND, "{}", super::named(entry));
        }
    }

    /// A browser in which a member of staff is signed in.
    pub(super) async fn staff(&self, town: &TestTown, name: &str) -> Browser<'a> {
        let member = town.sign_in(self.harness, name).await;
        self.harness.browser(town).with_cookie("gw-staff", &member.begun.token.reveal())
    }

    /// A browser in which a resident is signed in, or has been.
    pub(super) fn resident(&self, town: &TestTown, resident: &Applicant) -> Browser<'a> {
        self.harness.browser(town).with_cookie("gw-resident", &resident.begun.token.reveal())
    }

    /// Asserts that an answer tells nothing of the case.
    #[track_caller]
    pub(super) fn assert_tells_nothing(&self, what: &str, seen: &Response) {
        let text = seen.text();
        for secret in SECRETS.into_iter().chain([self.number.as_str()]) {
            assert!(!text.contains(secret), "{what} tells «{secret}»");
        }
        assert!(!seen.status.is_server_error(), "{what}: {}", seen.status);
    }

    /// Asserts that nothing was written since the scene was set, and that the draft is as it was.
    pub(super) async fn assert_nothing_happened(&self, what: &str) {
        assert_eq!(self.count_events().await, self.events, "{what} has written an event");
        let harness = self.harness;
        let draft = harness.store.draft(harness.town.id, self.draft).await.unwrap();
        assert_eq!(
            draft.expect("the draft is there").saved_at,
            self.saved_at,
            "{what} has changed the draft"
        );
    }

    async fn count_events(&self) -> u64 {
        use kernel::ports::Checkpoints as _;
        self.harness.store.verify().await.unwrap().events
    }
}

/// Where an answer sends to, if it is a way to sign in.
pub(super) fn sign_in_at(seen: &Response) -> Option<&'static str> {
    let to = seen.location().filter(|_| seen.status == StatusCode::SEE_OTHER)?;
    let path = to.split('?').next().unwrap_or_default();
    ["/sign-in", "/desk/sign-in"].into_iter().find(|page| *page == path)
}

/// Whether an answer says that a client's token is missing.
pub(super) fn is_no_token(seen: &Response) -> bool {
    let asks = seen.headers.get(header::WWW_AUTHENTICATE).is_some_and(|value| value == "Bearer");
    seen.status == StatusCode::UNAUTHORIZED && asks
}

/// For messages.
pub(super) fn found<'a>(routes: &'a RouteTable, name: &str) -> &'a RouteEntry {
    routes.iter().find(|entry| super::named(entry) == name).expect("a row of a complete table")
}
