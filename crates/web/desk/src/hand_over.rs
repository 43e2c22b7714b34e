//! Handlers of the hand-over to another department.

use std::str::FromStr;

use access::Action;
use axum::extract::State;
use casework::desk::{OpenCase, case_resource, view_case};
use ids::DepartmentId;
use kit::{
    address::Path,
    session::Staff,
    parts::{Choice, Field, FieldKind},
    form_data::{FormData, Token},
    refusal::Refusal,
    site::Site,
    urls::{Url, desk},
};

use super::{
    cases::news,
    form_page::{Form, FormPage, text},
    inquiries::{back_to, send_again},
    reading::{HandlerResult, AtDesk},
    form_values::seen_of,
};
use crate::texts::Say as _;

pub(crate) async fn show(
    State(site): State<Site>,
    (desk, staff): (AtDesk, Staff),
    Path(url): Path<desk::HandOver>,
) -> HandlerResult {
    let ctx = staff.reading(&site);
    let open = view_case(ctx, url.case).await?;
    ctx.must(Action::HandOver, &case_resource(open.case()))?;
    let refusal = Refusal::default();
    page(&desk, &open, ("", ""), &refusal).answer(&desk, &refusal)
}

pub(crate) async fn hand_over(
    State(site): State<Site>,
    (desk, staff): (AtDesk, Staff),
    Path(url): Path<desk::HandOver>,
    form_data: FormData,
) -> HandlerResult {
    let (to, reason, seen) = (form_data.text("department"), form_data.text("reason"), seen_of(&form_data));
    let ctx = staff.context(&site, form_data.command);
    let refusal = if form_data.token == Token::Stale {
        send_again(&desk)
    } else {
        match casework::desk::hand_over(ctx, url.case, DepartmentId::from_str(to).ok(), reason, seen).await {
            // The case may have left one's own departments with this.
            Ok(()) => return Ok(desk.go_to(&desk::Home)),
            Err(error) => Refusal::of(error, desk.language(), desk.now)?,
        }
    };
    let open = view_case(ctx, url.case).await?;
    let news = news(&desk, &staff, &open, seen);
    page(&desk, &open, (to, reason), &refusal).news(news).answer(&desk, &refusal)
}

fn page(desk: &AtDesk, open: &OpenCase, (to, reason): (&str, &str), refusal: &Refusal) -> FormPage {
    let language = desk.language();
    let others = open.departments.iter().filter(|row| row.department != open.case().department());
    let options = others.map(|row| {
        let choice = Choice::new(row.department.to_string(), &row.name);
        if row.department.to_string() == to { choice.chosen() } else { choice }
    });
    let kind = FieldKind::OneOf { options: options.collect(), horizontal: false };
    let fields = vec![
        Field::new("department", language.say("hand-over-to"), kind),
        text("reason", language.say("hand-over-reason"), reason, 4)
            .hint(language.say("hand-over-reason-hint")),
    ];
    let action = desk::HandOver { case: open.case().id() }.href();
    let form = Form::new(action, desk.csrf_forms.fresh(), fields, language.say("hand-over-send"))
        .hide("seen", open.file.end.seq.to_string());
    FormPage::new(desk, language.say("hand-over"), form, refusal)
        .intro(language.say("hand-over-intro"))
        .back(back_to(open))
}
