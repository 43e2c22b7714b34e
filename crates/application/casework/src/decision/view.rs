//! A decision as whoever writes, signs or delivers it sees it: text, origin of each part, what is open, what this person may do.

use std::sync::Arc;

use access::{Action, Resource};
use case::{
    Case, Decision,
    decision::{Purpose, RemedyNotice, Stage},
};
use cases::correspondence::{Blocked, Frame, Part, frame};
use ids::{CaseId, DecisionId};
use jiff::civil::Date;
use kernel::{catalogue::Published, context::StaffContext, error::UseCaseError};
use law::Land;
use locale::Language;
use service::remedies;

use crate::{
    decision::{begin, found, letter::compose, pieces::values_in, writer, written},
    delivery,
    desk::{case_facts, open_case, open_texts},
};

/// A decision with everything that its editor shows.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct DecisionView {
    pub case: Case,
    pub decision: Decision,
    /// The service at the revision of the case.
    pub service: Arc<Published>,
    /// Who writes and so answers for it.
    pub writer: String,
    /// Subject, operative part and reasons as the service words them for this outcome.
    pub parts: Vec<PartView>,
    /// The text blocks for ancillary provisions, with the facts of the case written in.
    pub blocks: Vec<BlockView>,
    /// The notice on remedies as the letter carries it; absent if neither service nor town has one.
    pub remedies: Option<String>,
    /// What keeps the text from becoming a letter; empty once there is one.
    pub blocked: Vec<Blocked>,
    /// What this person may do now.
    pub may: May,
    /// The Land, whose norms are named.
    pub land: Land,
    /// The day of the request.
    pub today: Date,
}

/// A part of the letter as the service words it.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct PartView {
    pub part: Part,
    /// The text with what is known written in; empty for decisions that do not start from the service's text.
    pub template: String,
    /// What was written in.
    pub values: Vec<String>,
}

/// A text block for an ancillary provision.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct BlockView {
    pub key: String,
    /// Its name.
    pub label: String,
    /// The text with what is known written in.
    pub text: String,
    /// What was written in.
    pub values: Vec<String>,
    /// Whether it weighs on the applicant.
    pub burdening: bool,
}

/// What a person may do with a decision now, by policy and by the state of the decision.
#[expect(clippy::struct_excessive_bools, reason = "each is a button that is there or not")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct May {
    /// Change text and hearing.
    pub write: bool,
    /// Sign the letter off.
    pub sign: bool,
    /// Give the letter back to its author with a note.
    pub send_back: bool,
    /// Take the letter back, or choose a way for it.
    pub provide: bool,
    /// Say that it was posted or handed over.
    pub post: bool,
    /// Record proofs, returns and bounces.
    pub record: bool,
    /// Begin a correction.
    pub correct: bool,
    /// Register and settle objections.
    pub object: bool,
    /// Say that it is final.
    pub close: bool,
}

/// A decision for its editor.
///
/// # Errors
///
/// What the policies refuse, and what cannot be read.
pub async fn view_decision(
    ctx: StaffContext<'_>,
    id: CaseId,
    decision: DecisionId,
) -> Result<DecisionView, UseCaseError> {
    let file = open_texts(ctx, id).await?;
    let (case, decision) = (&file.case, found(&file.case, decision)?);
    let today = locale::civil_day(ctx.now);
    let (then, moment) = written(&file, decision, today)?;
    let frame = frame(ctx.in_town(), &then, then.current_answers(), moment, Language::German).await?;
    let blocked = match decision.stage() {
        Stage::Draft => compose(ctx, &file, decision).await?.blocked,
        Stage::Letter { .. } | Stage::Sealed { .. } | Stage::Discarded { .. } => Vec::new(),
    };
    Ok(DecisionView {
        writer: writer(&then, decision).name.as_str().to_owned(),
        parts: parts(&frame, &then, decision),
        blocks: blocks(&frame),
        remedies: remedies(&frame, decision),
        blocked,
        may: May::of(ctx, case, decision),
        land: delivery::land(ctx.in_town()).await?,
        today,
        service: frame.service,
        case: case.clone(),
        decision: decision.clone(),
    })
}

/// All decisions of a case, for the page on which a new one is begun.
///
/// # Errors
///
/// What the policies refuse.
pub async fn view_decisions(ctx: StaffContext<'_>, id: CaseId) -> Result<(Case, bool), UseCaseError> {
    let file = open_case(ctx, id).await?;
    let resource = Resource::Case(case_facts(&file.case, None));
    let may = ctx.may(Action::DraftDecision, &resource) && !file.case.state().is_final();
    Ok((file.case, may))
}

impl May {
    pub(crate) fn of(ctx: StaffContext<'_>, case: &Case, decision: &Decision) -> Self {
        let over = case.state().is_final();
        // What happens to a decision that has left the house is recorded also after the case was closed.
        let open = !decision.is_discarded() && (!over || decision.is_issued());
        let first = decision.sign_offs().first().map(|sign_off| sign_off.by.id);
        let resource = Resource::Case(case_facts(case, first));
        let may = |action| open && ctx.may(action, &resource);
        let signing = if first.is_some() { Action::SignOffSecond } else { Action::SignOff };
        let own = |person| decision.sign_offs().iter().any(|sign_off| sign_off.by.id == person);
        let to_sign = matches!(decision.stage(), Stage::Letter { .. }) && !case.is_signed_off(decision);
        let person = ctx.signed_in.person();
        let sign = to_sign && !own(person) && may(signing);
        Self {
            write: decision.sealed().is_none() && may(Action::DraftDecision),
            sign,
            send_back: sign && decision.edited().1.id != person,
            provide: may(Action::Provide),
            post: may(Action::MarkPosted),
            record: may(Action::RecordDelivery),
            correct: !over && decision.is_issued() && may(Action::CorrectDecision),
            object: may(Action::RecordObjection),
            close: may(Action::CloseCase),
        }
    }
}

fn parts(frame: &Frame, case: &Case, decision: &Decision) -> Vec<PartView> {
    let content = decision.content();
    let letters = &frame.service.pack.letters;
    let kind = begin::letter_kind(content.outcome);
    let from_service = !matches!(content.purpose, Purpose::Corrects { .. });
    let start = begin::from_pack(frame, case, content.outcome, content.purpose.clone());
    let words = |part| match part {
        Part::Subject => Some(start.subject.as_str()),
        Part::Tenor => start.tenor.as_ref().map(case::Paragraphs::as_str),
        _ => start.reasons.as_ref().map(case::Paragraphs::as_str),
    };
    let named = [(Part::Subject, "subject"), (Part::Tenor, "tenor"), (Part::Reasons, "reasons")];
    let parts = named.into_iter().map(|(part, name)| PartView {
        part,
        template: words(part).filter(|_| from_service).unwrap_or_default().to_owned(),
        values: if from_service { values_in(frame, letters.part(kind, name)) } else { Vec::new() },
    });
    parts.collect()
}

fn blocks(frame: &Frame) -> Vec<BlockView> {
    let fitting = frame.service.pack.service.conditions.iter().filter(|block| begin::fits(frame, block));
    let blocks = fitting.map(|block| BlockView {
        key: block.key.clone(),
        label: block.label.clone(),
        text: begin::prefilled(frame, &block.text).trim().to_owned(),
        values: values_in(frame, &block.text),
        burdening: begin::weight(block.weight) == case::decision::Weight::Burdening,
    });
    blocks.collect()
}

/// The notice that the letter carries, or the one that it would carry.
fn remedies(frame: &Frame, decision: &Decision) -> Option<String> {
    let (pack, settings) = (&frame.service.pack, &frame.settings);
    let carried = remedies::carried(pack, &settings.remedies, decision.content());
    let notice = carried.or_else(|| remedies::current(pack, &settings.remedies))?;
    let filled = frame.facts.fill(pack, &notice.de).ok()?;
    Some(filled.text.trim().to_owned())
}

impl DecisionView {
    /// The text block that an ancillary provision was made from, as far as its beginning tells.
    #[must_use]
    pub fn block_of(&self, ancillary_provision: &str) -> Option<&BlockView> {
        let beginning = |block: &BlockView| {
            let words = block.text.split(['[', '{']).next().unwrap_or_default();
            words.chars().take(24).collect::<String>()
        };
        self.blocks.iter().find(|block| {
            let beginning = beginning(block);
            !beginning.is_empty() && ancillary_provision.starts_with(&beginning)
        })
    }

    /// How many different persons sign.
    #[must_use]
    pub fn signers(&self) -> usize {
        self.case.terms().sign_offs.count()
    }

    /// Whether the letter will carry no notice on remedies, so that objection is open for a year.
    #[must_use]
    pub fn lacks_notice(&self) -> bool {
        self.decision.content().remedies == RemedyNotice::Missing && !self.decision.content().is_correction()
    }
}
