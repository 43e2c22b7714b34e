//! What filing keeps and gives out: answers as they were typed, an access code for one case alone, and numbers without a gap.

use std::{collections::BTreeSet, sync::Arc};

use case::{ApplicantActor, Contact, DeliveryChoice, Identity};
use cases::my_case;
use casework::{
    desk::{InquiryEntry, ask_inquiry, take_case, view_case},
    mailbox::{correct_answers, open_with_code},
};
use filing::{
    DraftContent,
    application::{Application, FiledAnswer, file},
    filed_documents, fill_in, start_draft, upload_document,
};
use ids::DraftId;
use kernel::{
    catalogue::{department_of, offered_as},
    commit::{Change, Commit, DraftChange, ResidentChange},
    context::{Changing, ResidentContext},
    documents::{Upload, upload_rules},
    error::UseCaseError,
    ports::Residents as _,
    rows::CaseAccessRow,
};
use locale::Language;
use serde_json::{Value, json};
use testing::{
    Applicant, CLIENT_ADDRESS, Harness, on_both_engines,
    samples::{SKETCH, zone_answers},
    site::Browser,
};
use tokio::task::JoinSet;

on_both_engines!(
    Harness:
    answers_are_kept_as_they_were_typed,
    what_a_program_sent_is_kept_as_it_came,
    an_access_code_is_good_for_its_case_alone,
    what_a_guest_sends_twice_is_answered_twice,
    the_access_code_is_told_to_who_has_filed,
    a_key_is_another_command_for_another_program,
    sixty_four_at_once_are_numbered_without_a_gap,
);

/// Somebody applies with answers written in their own way.
async fn apply(harness: &Harness, who: &Applicant, answers: Value) -> FiledAnswer {
    let ctx = who.ctx(harness);
    let service = offered_as(harness.ctx(ctx.town), "haltverbotszone").await.unwrap();
    let content = DraftContent {
        answers,
        delivery: Some(cases::DeliveryChoice::Post),
        language: "de".to_owned(),
        ..DraftContent::default()
    };
    let draft = start_draft(ctx, service.service, service.revision, content).await.unwrap();
    let sketch = Upload { name: "skizze.pdf".to_owned(), bytes: SKETCH.to_vec() };
    upload_document(ctx, draft, "sketch", sketch, &upload_rules()).await.unwrap();
    who.file(harness, draft).await
}

async fn answers_are_kept_as_they_were_typed(harness: &Harness) {
    let mehmet = harness.resident(&harness.town, "mehmet.yildiz@example.org").await;
    let mut typed = zone_answers("", harness.day(0));
    typed.as_object_mut().unwrap().remove("sketch");
    typed["places"][0]["metres"] = json!(" 15 m ");
    typed["vehicles"] = json!([{ "length_m": "7,50", "plate": "ki ab 123" }]);
    typed["organisation"] = json!("Ein Verein, der es sich anders überlegt hat");
    typed["address"]["country"] = json!("germany");
    let case = apply(harness, &mehmet, typed.clone()).await.case;

    let file = my_case(mehmet.reading(harness), case).await.unwrap();
    let answers = file.case.current_answers();
    let (raw, effective) = (&answers.raw, &answers.effective);
    assert_eq!(raw["places"][0]["metres"], json!(" 15 m "));
    assert_eq!(raw["vehicles"], typed["vehicles"]);
    assert_eq!(raw["address"], typed["address"]);
    assert_eq!(effective["places"][0]["metres"], json!(15));
    assert_eq!(effective["vehicles"][0]["length_m"], json!(7.5));
    assert_eq!(effective["address"]["country"], json!("DE"));
    assert_eq!(file.case.contact().postal.as_ref().unwrap().country, locale::Country::GERMANY);
    assert_eq!(raw["sketch"], effective["sketch"]);
    for hidden_or_calculated in ["organisation", "fee", "days"] {
        assert_eq!(raw.get(hidden_or_calculated), None, "{hidden_or_calculated}");
    }
    assert!(effective["fee"].is_number());

    let streets = harness.town.sign_in(harness, "streets").await;
    take_case(streets.ctx(harness), case).await.unwrap();
    let wish = InquiryEntry {
        text: "Wie lang ist der Wagen?".to_owned(),
        documents: Vec::new(),
        own_documents: Vec::new(),
        correct: Some(vec!["vehicles[0].length_m".to_owned()]),
        due_on: harness.day(14),
    };
    let seen = view_case(streets.reading(harness), case).await.unwrap().file.history.position.seq;
    ask_inquiry(streets.ctx(harness), case, wish, seen).await.unwrap();
    let inquiry = my_case(mehmet.reading(harness), case).await.unwrap().case.inquiries().last().unwrap().id;
    let fields = [("vehicles[0].length_m".to_owned(), "8,0 m".to_owned())];
    correct_answers(mehmet.ctx(harness), case, inquiry, &fields, Vec::new()).await.unwrap();
    let file = my_case(mehmet.reading(harness), case).await.unwrap();
    let corrected = file.case.current_answers();
    assert_eq!(corrected.raw["vehicles"][0]["length_m"], json!("8,0 m"));
    assert_eq!(corrected.raw["places"][0]["metres"], json!(" 15 m "));
    assert_eq!(corrected.effective["vehicles"][0]["length_m"], json!(8));
    assert_eq!(corrected.raw.get("fee"), None);
}

async fn what_a_program_sent_is_kept_as_it_came(harness: &Harness) {
    let program = harness.api_client(&harness.town, None).await;
    let mut application = program.zone().await;
    application["answers"]["vehicles"] = json!([{ "length_m": 7.5, "plate": "KI-AB 123" }]);
    application["answers"]["places"][0]["metres"] = json!("15");
    let sent = program.file("haltverbotszone", "key", &application).await;
    assert_eq!(sent.status, 201, "{}", sent.text());
    let case = harness.cases().await.remove(0).case;
    let streets = harness.town.sign_in(harness, "streets").await;
    let view = view_case(streets.reading(harness), case).await.unwrap();
    let answers = view.file.case.current_answers();
    assert_eq!(answers.raw["vehicles"][0]["length_m"], json!(7.5));
    assert_eq!(answers.raw["places"][0]["metres"], json!("15"));
    assert_eq!(answers.effective["places"][0]["metres"], json!(15));
}

/// Whoever can write rows, but has no key, cannot open a case by the code of another.
async fn an_access_code_is_good_for_its_case_alone(harness: &Harness) {
    let mehmet = harness.resident(&harness.town, "mehmet.yildiz@example.org").await;
    let (mine, other) = (mehmet.apply(harness).await, mehmet.apply(harness).await);
    let ctx = harness.ctx(harness.town.id);
    let row = harness.store.case_access(ctx.town, mine.case).await.unwrap().unwrap();
    let copied = Change::Resident(ResidentChange::PutCaseAccess(CaseAccessRow { case: other.case, ..row }));
    let commit = Commit::named("copy_access", ctx.town, ctx.now).change(copied);
    ctx.ports.store.commit(commit).await.unwrap();

    let open =
        async |number: &str| open_with_code(ctx, None, number, &mine.access_code, CLIENT_ADDRESS).await;
    assert!(open(&mine.number).await.is_ok());
    assert!(matches!(open(&other.number).await, Err(UseCaseError::Entries(_))));
}

/// The second press may be under way with the cookie from before the first one's answer.
async fn what_a_guest_sends_twice_is_answered_twice(harness: &Harness) {
    let guest = harness.guest(&harness.town).await;
    let draft = guest.draft(harness, cases::DeliveryChoice::Post).await;
    let tab = || harness.browser(&harness.town).with_cookie("gw-resident", &guest.begun.token.reveal());
    let (first, second, late) = (tab(), tab(), tab());
    let page = first.get(&format!("/applications/{draft}/check")).await;
    let form = page.forms().into_iter().find(|form| form.action.ends_with("/filing")).unwrap();
    let secret = first.cookie("gw-form").unwrap();
    for tab in [&second, &late] {
        tab.remember("gw-form", &secret);
    }
    let receipt = async |tab: &Browser<'_>| {
        let filed = tab.submit(&form).await;
        assert_eq!(filed.status, 303, "{}", filed.text());
        let receipt = tab.get(&filed.location().unwrap()).await;
        assert_eq!(receipt.status, 200, "{}", receipt.text());
        let text = receipt.text();
        text.split_once("gw-code\">").and_then(|(_, rest)| rest.split_once('<')).unwrap().0.to_owned()
    };
    let number = receipt(&first).await;
    assert_eq!(receipt(&second).await, number);
    assert_eq!(receipt(&first).await, number, "with the session that holds the case");
    assert_eq!(harness.cases().await.len(), 1);

    harness.clock.advance(jiff::SignedDuration::from_secs(61));
    assert_eq!(late.submit(&form).await.status, 404, "whoever has only the token from before is nobody");
}

/// Not to others who hold the case, nor under an address that history keeps.
async fn the_access_code_is_told_to_who_has_filed(harness: &Harness) {
    let guest = harness.guest(&harness.town).await;
    let draft = guest.draft(harness, cases::DeliveryChoice::Post).await;
    let browser = harness.browser(&harness.town).with_cookie("gw-resident", &guest.begun.token.reveal());
    let page = browser.get(&format!("/applications/{draft}/check")).await;
    let form = page.forms().into_iter().find(|form| form.action.ends_with("/filing")).unwrap();
    let filed = browser.submit(&form).await;
    let case = harness.cases().await.remove(0).case;
    let receipt = format!("/cases/{case}/receipt");
    assert_eq!(filed.location().as_ref(), Some(&receipt));
    let told = "Zugangscode";
    let shown = browser.get(&receipt).await.text();
    assert!(shown.contains(told), "{shown}");

    let other = harness.holder(&harness.town, case).await;
    let other = harness.browser(&harness.town).with_cookie("gw-resident", &other.begun.token.reveal());
    let shown = other.get(&receipt).await;
    assert!(
        shown.status == 200 && !shown.text().contains(told),
        "who holds the case by its code has the code"
    );
    let stranger = harness.guest(&harness.town).await;
    let stranger = harness.browser(&harness.town).with_cookie("gw-resident", &stranger.begun.token.reveal());
    assert_eq!(stranger.get(&receipt).await.status, 404);
    assert_eq!(stranger.submit(&form).await.status, 404, "and not by the form either");
    assert_eq!(stranger.get(&receipt).await.status, 404);
}

async fn a_key_is_another_command_for_another_program(harness: &Harness) {
    let (one, other) =
        (harness.api_client(&harness.town, None).await, harness.api_client(&harness.town, None).await);
    let zone = one.zone().await;
    let first = one.file("haltverbotszone", "key", &zone).await;
    assert_eq!(first.status, 201, "{}", first.text());
    assert_eq!(one.file("haltverbotszone", "key", &zone).await.text(), first.text());
    let zone = other.zone().await;
    let second = other.file("haltverbotszone", "key", &zone).await;
    assert_eq!(second.status, 201, "{}", second.text());
    assert_ne!(second.text(), first.text());
}

/// Sixty-four applications at once, each sent twice by different commands, and one that is refused beside each.
async fn sixty_four_at_once_are_numbered_without_a_gap(harness: &Harness) {
    let mut drafts = Vec::new();
    for _ in 0..4 {
        let guest = harness.guest(&harness.town).await;
        for _ in 0..16 {
            drafts.push((guest.session_kind, guest.draft(harness, cases::DeliveryChoice::Post).await));
        }
    }
    let mut filings = JoinSet::new();
    for (session_kind, draft) in drafts {
        for _ in 0..2 {
            let (ports, command) = (Arc::clone(&harness.ports), harness.command());
            let ctx = (harness.town.id, session_kind, harness.now());
            filings.spawn(async move {
                let (town, session_kind, now) = ctx;
                let ctx = ResidentContext { ports: &ports, town, session_kind, now };
                file_at_once(Changing::new(ctx, command), draft).await
            });
        }
    }
    let outcomes = filings.join_all().await;
    let (filed, refused): (Vec<_>, Vec<_>) = outcomes.into_iter().partition(Result::is_ok);
    let numbers: BTreeSet<String> = filed.into_iter().map(|answer| answer.unwrap().number).collect();
    let expected: BTreeSet<String> = (1..=64).map(|number| format!("H-2026-{number:04}")).collect();
    assert_eq!(numbers, expected);
    assert_eq!(refused.len(), 64);
    for error in refused {
        let error = error.unwrap_err();
        assert!(matches!(error, UseCaseError::Conflict { .. } | UseCaseError::NotFound), "{error:?}");
    }
}

/// Files a draft as it lies here; its receipt is left to the job.
async fn file_at_once(
    ctx: Changing<ResidentContext<'_>>,
    draft: DraftId,
) -> Result<FiledAnswer, UseCaseError> {
    let filled = fill_in(*ctx, draft).await?;
    let (documents, mut changes) = filed_documents(*ctx, &filled).await?;
    changes.push(Change::Draft(DraftChange::DeleteDraft(draft)));
    let application = Application {
        service: &filled.service,
        department: department_of(ctx.in_town(), filled.service.service).await?,
        answers: filled.answers.clone(),
        documents,
        by: ApplicantActor::Applicant(Identity::Guest),
        account: None,
        contact: Contact { email: None, postal: None, language: Language::German },
        delivery: DeliveryChoice::Post,
        key: filled.draft.row.key,
        fresh_key: None,
        request_digest: None,
        changes,
    };
    file(ctx.in_town(), ctx.intent("file_application"), &format!("draft:{draft}"), application).await
}
