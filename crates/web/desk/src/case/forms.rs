//! The forms on the page of a case: a message, a note, documents, who works on it.

use access::Action;
use casework::desk::OpenCase;
use kernel::rows::StaffState;
use kit::{
    frame::PersonView,
    parts::{Choice, Field, FieldKind},
    refusal::Refusal,
    slots::TextSlot,
    urls::{Url, desk},
};

use super::{Assignment, DeskForm, view::FormValues};
use crate::{form_page, reading::AtDesk, texts::Say as _};

pub(super) fn message_form(
    desk: &AtDesk,
    open: &OpenCase,
    form_values: &FormValues,
    refusal: &Refusal,
) -> DeskForm {
    let language = desk.language();
    let text = form_page::text("text", language.say("write-message"), &form_values.message, 4);
    let files = form_page::files(language, "file", language.say("message-papers")).optional();
    DeskForm {
        action: desk::Messages { case: open.case().id() }.href(),
        csrf: desk.csrf_forms.fresh(),
        fields: refusal.mark(vec![text, files]),
        files: true,
        submit: language.say("send").into(),
        buttons: desk.buttons_for(&TextSlot {
            case: open.case().id(),
            decision: None,
            field: "text".to_owned(),
        }),
    }
}

pub(super) fn note_form(
    desk: &AtDesk,
    open: &OpenCase,
    form_values: &FormValues,
    refusal: &Refusal,
) -> DeskForm {
    let language = desk.language();
    let text = form_page::text("note", language.say("internal-note"), &form_values.note, 3);
    DeskForm {
        action: desk::Notes { case: open.case().id() }.href(),
        csrf: desk.csrf_forms.fresh(),
        fields: refusal.mark(vec![text]),
        files: false,
        submit: language.say("save-note").into(),
        buttons: desk.buttons_for(&TextSlot {
            case: open.case().id(),
            decision: None,
            field: "note".to_owned(),
        }),
    }
}

pub(super) fn documents_form(desk: &AtDesk, open: &OpenCase, refusal: &Refusal) -> DeskForm {
    let language = desk.language();
    let files = form_page::files(language, "added", language.say("desk-papers-choose"));
    let audience = FieldKind::OneOf {
        options: vec![
            Choice::new("staff", language.say("audience-staff")).chosen(),
            Choice::new("both", language.say("audience-both")),
        ],
        horizontal: false,
    };
    let audience = Field::new("audience", language.say("audience"), audience);
    DeskForm {
        action: desk::Documents { case: open.case().id() }.href(),
        csrf: desk.csrf_forms.fresh(),
        fields: refusal.mark(vec![files, audience]),
        files: true,
        submit: language.say("add-papers").into(),
        buttons: Vec::new(),
    }
}

pub(super) fn assignment(desk: &AtDesk, open: &OpenCase, over: bool) -> Assignment {
    let case = open.case();
    let me = desk.staff.as_ref().map(|staff| staff.signed_in.person());
    let assignee = case.assignee();
    let mine = assignee.is_some_and(|person| Some(person.id) == me);
    let leads = !over && open.may(Action::AssignCase);
    // What nobody has is taken by the next step.
    let takes = leads && !mine && assignee.is_some();
    let releases = !over && open.may(Action::TakeCase) && assignee.is_some() && (mine || leads);
    let others = open.colleagues.iter().filter(|row| {
        row.state == StaffState::Active && assignee.is_none_or(|person| person.id != row.person)
    });
    let choices: Vec<Choice> = others.map(|row| Choice::new(row.person.to_string(), &row.name)).collect();
    Assignment {
        department: open.department().to_owned(),
        responsible: assignee.map(|person| PersonView::named(person.name.as_str())),
        action: desk::Assignment { case: case.id() }.href(),
        take: takes.then(|| desk.csrf_forms.fresh()),
        release: releases.then(|| desk.csrf_forms.fresh()),
        give: (leads && !choices.is_empty()).then(|| (desk.csrf_forms.fresh(), choices)),
        by_lead: !over && open.may(Action::WriteNote) && !open.may(Action::HandOver),
        hand_over: (!over && open.may(Action::HandOver)).then(|| desk::HandOver { case: case.id() }.href()),
    }
}
