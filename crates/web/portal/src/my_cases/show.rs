//! Shows the resident's cases and drafts.

use axum::extract::State;
use case::ResidentStep;
use casework::mailbox::{MyCaseLine, my_case_lines};
use filing::{FilledIn, fill_in, my_drafts, resume_at};
use jiff::civil::Date;
use kernel::{context::SessionKind, rows::CaseState};
use kit::{
    address::Query,
    format,
    frame::Area,
    parts::{Link, State as Badge, StateKind},
    problem::WebError,
    session::Resident,
    site::Site,
    urls::{Url, portal},
};
use locale::Language;
use sign_in::accounts::profile;

use super::{CaseCard, CaseFilter, CaseGroup, DraftCard, MyCases};
use crate::{
    case::words,
    reading::{HandlerResult, Reading},
    texts::Say as _,
};

/// The most drafts that are shown with their position.
const DRAFTS_MAX: usize = 20;

/// Which cases to show.
#[derive(Debug, Default, serde::Deserialize)]
pub(crate) struct Shown {
    #[serde(default)]
    show: String,
}

/// Where a case belongs in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    Todo,
    Running,
    Done,
}

pub(crate) async fn show(
    State(site): State<Site>,
    reading: Reading,
    resident: Resident,
    Query(shown): Query<Shown>,
) -> HandlerResult {
    let lines = my_case_lines(resident.reading(&site)).await?;
    let drafts = drafts(&site, &reading, &resident).await?;
    let mail = match resident.session_kind {
        SessionKind::Account { account } => {
            Some(profile(resident.reading(&site).in_town(), account).await?.email)
        }
        SessionKind::OneCase { .. } | SessionKind::Guest { .. } => None,
    };
    let language = reading.language();
    let frame = reading.frame(language.say("nav-cases").to_string(), Area::Cases, Vec::new());
    let (filters, groups) = listed(language, &lines, reading.today, &shown.show);
    let guest = !matches!(resident.session_kind, SessionKind::Account { .. });
    let sign_out =
        (!matches!(resident.session_kind, SessionKind::Guest { .. })).then(|| reading.csrf_forms.fresh());
    reading.page(&MyCases { frame, filters, groups, drafts, mail, guest, sign_out }).await
}

async fn drafts(site: &Site, reading: &Reading, resident: &Resident) -> Result<Vec<DraftCard>, WebError> {
    let mut cards = Vec::new();
    for open in my_drafts(resident.reading(site)).await?.into_iter().take(DRAFTS_MAX) {
        let filled = fill_in(resident.reading(site), open.row.draft).await?;
        cards.push(draft_card(reading.language(), &filled));
    }
    Ok(cards)
}

fn draft_card(language: Language, filled: &FilledIn) -> DraftCard {
    let row = &filled.draft.row;
    let day = |at| format::in_germany(at).date();
    let steps = filled.evaluation.steps();
    let saved = format::day_month(language, day(row.saved_at));
    let (position, href) = match resume_at(filled) {
        Some(step) => {
            let number = steps.iter().position(|known| known == step).map_or(1, |place| place + 1);
            let position = language
                .say("draft-position")
                .with("number", number)
                .with("count", steps.len())
                .with("date", saved);
            (position, portal::Step { draft: row.draft, step: step.to_owned() }.href())
        }
        None => {
            let position = language.say("draft-complete").with("date", saved);
            (position, portal::CheckAnswers { draft: row.draft }.href())
        }
    };
    DraftCard {
        service: filled.service.pack.service.name.get(language).to_owned(),
        position: position.to_string(),
        expires_on: day(row.expires_at),
        href,
    }
}

fn listed(
    language: Language,
    lines: &[MyCaseLine],
    today: Date,
    shown: &str,
) -> (Vec<CaseFilter>, Vec<CaseGroup>) {
    let placed: Vec<(Group, &MyCaseLine)> = lines.iter().map(|line| (group(line, today), line)).collect();
    let kinds = [
        (Group::Todo, "todo", language.say("group-todo"), language.say("filter-todo")),
        (Group::Running, "running", language.say("group-running"), language.say("filter-running")),
        (Group::Done, "done", language.say("group-done"), language.say("filter-done")),
    ];
    let count = |kind: Group| placed.iter().filter(|(group, _)| *group == kind).count();
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let known = kinds.iter().any(|(_, name, ..)| *name == shown);
    let mut filters = vec![CaseFilter {
        name: language.say("filter-all").to_string(),
        count: number(lines.len()),
        href: portal::Cases.href(),
        current: !known,
        waiting: false,
    }];
    let mut groups = Vec::new();
    for (kind, name, heading, filter) in kinds {
        filters.push(CaseFilter {
            name: filter.to_string(),
            count: number(count(kind)),
            href: portal::Cases.href().with("show", name),
            current: name == shown,
            waiting: kind == Group::Todo && count(kind) > 0,
        });
        let cases = placed.iter().filter(|(group, _)| *group == kind);
        let cases: Vec<CaseCard> = cases.map(|(_, line)| card(language, line, today)).collect();
        if !cases.is_empty() && (!known || name == shown) {
            groups.push(CaseGroup { heading: heading.to_string(), cases });
        }
    }
    if lines.is_empty() {
        filters.clear();
    }
    (filters, groups)
}

fn group(line: &MyCaseLine, today: Date) -> Group {
    if let Some(case) = &line.case {
        return match case.resident_step(today) {
            ResidentStep::Reply { .. } | ResidentStep::Retrieve { .. } => Group::Todo,
            ResidentStep::Nothing | ResidentStep::MayObject { .. } => Group::Done,
            ResidentStep::AwaitLetter(_) | ResidentStep::AwaitDecision { .. } => Group::Running,
        };
    }
    match line.row.state {
        CaseState::WaitingForApplicant => Group::Todo,
        CaseState::Submitted | CaseState::InReview | CaseState::PartlyDecided => Group::Running,
        CaseState::Decided | CaseState::Closed | CaseState::Withdrawn | CaseState::Deleted => Group::Done,
    }
}

fn card(language: Language, line: &MyCaseLine, today: Date) -> CaseCard {
    let row = &line.row;
    let filed = format::full_date(language, format::in_germany(row.filed_at).date());
    let mut meta = vec![language.say("filed-on").with("date", filed).to_string()];
    let url = portal::Case { case: row.case };
    let Some(case) = &line.case else {
        return bare(language, line, meta);
    };
    let news = case.unseen_by(case::Side::Applicant).count();
    if news > 0 {
        meta.push(language.say("news").with("count", news).to_string());
    }
    if let Some(service) = &line.service {
        meta.insert(0, service.pack.service.name.get(language).to_owned());
    }
    CaseCard {
        title: Link::new(case.subject().as_str(), &url),
        state: words::state(language, case, today),
        now: words::lead(language, case, today),
        due: words::due(language, case, today),
        number: row.number.clone(),
        meta,
    }
}

/// A case of which only the register is known.
fn bare(language: Language, line: &MyCaseLine, meta: Vec<String>) -> CaseCard {
    let row = &line.row;
    let (kind, word) = match row.state {
        CaseState::WaitingForApplicant => (StateKind::Todo, language.say("state-reply")),
        CaseState::Submitted => (StateKind::New, language.say("state-submitted")),
        CaseState::InReview => (StateKind::Work, language.say("state-in-review")),
        CaseState::PartlyDecided => (StateKind::Work, language.say("state-partly")),
        CaseState::Decided => (StateKind::Done, language.say("state-decided")),
        CaseState::Closed => (StateKind::Done, language.say("state-closed")),
        CaseState::Withdrawn => (StateKind::Stopped, language.say("state-withdrawn")),
        CaseState::Deleted => (StateKind::Stopped, language.say("state-deleted")),
    };
    let subject = if row.subject.is_empty() { row.number.clone() } else { row.subject.clone() };
    CaseCard {
        title: Link::new(subject, &portal::Case { case: row.case }),
        state: Badge::badge(kind, word.to_string()),
        now: String::new(),
        due: None,
        number: row.number.clone(),
        meta,
    }
}
