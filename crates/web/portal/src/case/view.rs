//! Builds the page of a case from what is known of it.

use case::{DeliveryChoice, PortalDelivery, Side};
use cases::correspondence::receipt_of;
use casework::mailbox::MyCase;
use jiff::civil::Date;
use kernel::context::SessionKind;
use kit::{
    format,
    frame::{Area, Crumb},
    parts::{DocumentRow, Documents, Fact, Facts, Field, FieldKind, Link},
    refusal::Refusal,
    urls::{Url, portal},
};
use locale::Language;

use super::{
    Case, ContactCard, WriteForm, decisions,
    inquiries::{self, FormValues},
    thread, words,
};
use crate::{reading::Reading, texts::Say as _};

/// The page, with what was typed and refused if a form is shown again.
pub(super) fn page(reading: &Reading, my: &MyCase, form_values: &FormValues, refusal: &Refusal) -> Case {
    let (language, case) = (reading.language(), &my.file.case);
    let title = case.subject().as_str().to_owned();
    let crumbs = vec![Crumb::to(language.say("nav-cases").to_string(), portal::Cases.href())];
    let mut frame = reading.frame(title.clone(), Area::Cases, crumbs);
    frame.title = refusal.title(language, &frame.title);
    let over = case.state().is_final();
    if let Some(here) = frame.crumbs.last_mut() {
        here.lang = Some("de");
    }
    let mut page = Case {
        frame,
        title,
        state: words::state(language, case, my.today),
        lead: words::lead(language, case, my.today),
        steps: words::steps(language, case, my.today),
        alert: refusal.alert.clone(),
        errors: None,
        seen: seen(reading, my),
        inquiries: inquiries::open(language, my, &reading.csrf_forms, form_values),
        spoken: thread::spoken(case),
        decisions: decisions::cards(language, my, &reading.csrf_forms),
        thread: thread::thread(language, case, &|entry| my.department_at(entry).to_owned()),
        write: Some(write_form(reading, my, &form_values.message)),
        facts: facts(language, my),
        documents: documents(language, my),
        receipt_later: receipt_of(case).is_none().then(|| portal::Case { case: case.id() }.href()),
        contact: Some(contact(language, my)),
        timeline: thread::timeline(language, case),
        account_hint: case.account().is_none() && is_guest(reading),
        withdrawal: (!over && !case.is_all_decided()).then(|| portal::Withdrawal { case: case.id() }.href()),
        panels: Vec::new(),
    };
    mark(&mut page, refusal);
    page
}

/// Writes what is wrong at the fields and above the page.
fn mark(page: &mut Case, refusal: &Refusal) {
    for inquiry in &mut page.inquiries {
        inquiry.fields = refusal.mark(std::mem::take(&mut inquiry.fields));
    }
    if let Some(write) = &mut page.write {
        let documents = write.documents.take().map(|documents| refusal.mark(vec![documents]));
        write.documents = documents.and_then(|mut documents| documents.pop());
        if let Some(text) = refusal.mark(vec![write.text.clone()]).pop() {
            write.text = text;
        }
        let refused = [Some(&write.text), write.documents.as_ref()].into_iter().flatten();
        write.folded &= refused.into_iter().all(|field| field.error.is_none());
    }
    let asked = page.inquiries.iter().flat_map(|inquiry| &inquiry.fields);
    let written = page.write.iter().flat_map(|write| [Some(&write.text), write.documents.as_ref()]);
    let fields: Vec<&Field> = asked.chain(written.flatten()).collect();
    page.errors = refusal.summary(&fields);
}

fn seen(reading: &Reading, my: &MyCase) -> Option<(kit::urls::Href, kit::parts::CsrfFields)> {
    let case = &my.file.case;
    let news = case.unseen_by(Side::Applicant).next().is_some();
    news.then(|| (portal::SeenMark { case: case.id() }.href(), reading.csrf_forms.fresh()))
}

fn is_guest(reading: &Reading) -> bool {
    let session_kind = reading.resident.as_ref().map(|resident| resident.session_kind);
    matches!(session_kind, Some(SessionKind::OneCase { .. }))
}

fn write_form(reading: &Reading, my: &MyCase, form_values: &str) -> WriteForm {
    let language = reading.language();
    let text = FieldKind::LongText {
        value: form_values.to_owned(),
        rows: 4,
        characters_max: Some(inquiries::TEXT_CHARS_MAX),
    };
    WriteForm {
        action: portal::Messages { case: my.file.case.id() }.href(),
        csrf: reading.csrf_forms.fresh(),
        text: Field::new("text", language.say("write-message").to_string(), text),
        documents: Some(inquiries::more_documents(language, "papers".to_owned())),
        folded: form_values.is_empty() && inquiries::waiting(&my.file.case).next().is_some(),
    }
}

fn facts(language: Language, my: &MyCase) -> Facts {
    let case = &my.file.case;
    let full = |date: Date| format::full_date(language, date);
    let who = &my.responsible;
    let lines: Vec<&str> = [who.person.as_deref(), Some(who.department.as_str()), who.phone.as_deref()]
        .into_iter()
        .flatten()
        .filter(|line| !line.is_empty())
        .collect();
    let service = my.service.pack.service.name.get(language);
    let mut facts = vec![
        Fact::new(language.say("case-number").to_string(), case.number().as_str()),
        Fact::new(language.say("fact-service").to_string(), service),
        Fact::new(language.say("fact-filed").to_string(), full(case.received_on())),
        Fact::new(language.say("case-responsible").to_string(), lines.join("\n")),
    ];
    if let Some(promise) = case.promise(my.today).filter(|_| !case.state().is_final()) {
        let fact = Fact::new(language.say("fact-promise").to_string(), full(promise.on));
        facts.push(match promise.rests_since {
            Some(_) => fact.note(language.say("promise-rests").to_string()),
            None => fact,
        });
    }
    Facts::small(facts)
}

fn documents(language: Language, my: &MyCase) -> Documents {
    let case = &my.file.case;
    let mine = case.documents().iter().filter(|filed| case.applicant_may_read(filed.document.id));
    let rows = mine.map(|filed| {
        let day = format::day_month(language, format::in_germany(filed.at).date());
        let note = format!("{day}, {}", format::size(language, filed.document.bytes));
        let url = portal::Document { case: case.id(), document: filed.document.id };
        DocumentRow::there(filed.document.name.as_str(), url.href(), note)
    });
    Documents { label: language.say("papers").to_string(), rows: rows.collect() }
}

fn contact(language: Language, my: &MyCase) -> ContactCard {
    let case = &my.file.case;
    let url = portal::CaseAddress { case: case.id() };
    let (notified, link) = match &case.contact().email {
        Some(email) if email.confirmed_at.is_some() => (
            language.say("contact-confirmed").with("address", email.address.as_str()),
            language.say("contact-change"),
        ),
        Some(email) => (
            language.say("contact-unconfirmed").with("address", email.address.as_str()),
            language.say("contact-confirm"),
        ),
        None => (language.say("contact-none"), language.say("contact-add")),
    };
    let offered = case.terms().portal == PortalDelivery::Suffices;
    let delivery = match case.delivery() {
        DeliveryChoice::Portal { .. } => language.say("delivery-is-portal"),
        DeliveryChoice::Post => language.say("delivery-is-post"),
    };
    let choose = portal::CaseDelivery { case: case.id() };
    ContactCard {
        notified: notified.to_string(),
        address: Link::new(link.to_string(), &url),
        delivery: delivery.to_string(),
        choose: offered.then(|| Link::new(language.say("delivery-change").to_string(), &choose)),
    }
}
