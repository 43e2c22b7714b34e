//! A small alphabet of commands over one inquiry and two decisions, for exploring all or many orders of them.

use case::{
    Bounced, Case, Command, Digest, Recorder, StaffActor, Withdrawn,
    decision::{
        Announced, Content, Coverage, DeliveredByHand, Discarded, Drafted, Edited, LetterMethod,
        NotificationFailed, Notified, ObjectionForm, ObjectionRegistered, ObjectionSettled, Outcome, Posted,
        Purpose, Recalled, ReceiptProven, Rendered, Returned, Sealed, SentBack, Settlement, SignedOff,
    },
    inquiry::{ExtensionGranted, ExtensionRequested, Replied, Settled},
};
use ids::DecisionId;
use jiff::civil::Date;

use crate::everyday::Everyday;
use crate::support::{
    World, amira, ask, content, dates, decision, digest, inquiry, job, jonas, line, online, paragraphs,
    resident,
};

/// One thing that somebody tries. Numbers name decisions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Move {
    Wait,
    Ask,
    Reply,
    WishTime,
    GrantTime,
    Settle,
    Withdraw,
    Close,
    Draft(u128),
    /// A correction of the other decision.
    DraftCorrection(u128),
    /// A remedy for the other decision.
    DraftRemedy(u128),
    Edit(u128),
    Discard(u128),
    SkipHearing(u128),
    Render(u128),
    /// The first officer signs the letter of version 1 or 2.
    Sign(u128, u32),
    /// The second officer does.
    CoSign(u128, u32),
    Seal(u128, u32),
    Recall(u128),
    /// The second officer gives the letter of version 1 back; version 2 is their own.
    SendBack(u128, u32),
    Provide(u128),
    Notify(u128),
    FailToNotify(u128),
    Bounce(u128),
    EndProvision(u128),
    Retrieve(u128),
    List(u128),
    Post(u128, LetterMethod),
    HandOut(u128),
    ProveReceipt(u128),
    Return(u128),
    Announce(u128),
    Object(u128),
    SettleObjection(u128),
    RemedyObjection(u128),
    MakeFinal(u128),
    Everyday(Everyday),
}

/// What can be tried with one decision.
pub(crate) fn moves_on(number: u128) -> Vec<Move> {
    use Move as M;
    let n = number;
    vec![
        M::Draft(n),
        M::Edit(n),
        M::Discard(n),
        M::SkipHearing(n),
        M::Render(n),
        M::Sign(n, 1),
        M::Sign(n, 2),
        M::CoSign(n, 1),
        M::CoSign(n, 2),
        M::Seal(n, 1),
        M::Seal(n, 2),
        M::SendBack(n, 1),
        M::Recall(n),
        M::Provide(n),
        M::Notify(n),
        M::FailToNotify(n),
        M::Bounce(n),
        M::EndProvision(n),
        M::Retrieve(n),
        M::List(n),
        M::Post(n, LetterMethod::Post),
        M::Post(n, LetterMethod::Pzu),
        M::HandOut(n),
        M::ProveReceipt(n),
        M::Return(n),
        M::Announce(n),
        M::Object(n),
        M::SettleObjection(n),
        M::MakeFinal(n),
    ]
}

/// The letter of a version of a decision: rendering the same text gives the same bytes.
fn letter_hash(number: u128, version: u32) -> Digest {
    digest(u8::try_from(number * 16 + u128::from(version)).unwrap())
}

fn text(number: u128, version: u32) -> Content {
    let coverage = if number == 1 { Coverage::Part { label: line("Birke") } } else { Coverage::Rest };
    let outcome = if number == 1 { Outcome::Granted } else { Outcome::Refused };
    Content { tenor: Some(paragraphs(&format!("Fassung {version}"))), ..content(coverage, outcome) }
}

fn other(number: u128) -> DecisionId {
    decision(3 - number)
}

impl Move {
    /// The command of this move in this world.
    pub(crate) fn command(self, world: &World) -> Option<Command> {
        let (today, id) = (world.today(), self.decision()?);
        if let Some(command) = self.on_case(world) {
            return Some(command);
        }
        self.on_text(world, id).or_else(|| self.on_delivery(world, id, today))
    }

    /// The decision that it is about; the first one for moves that are about none.
    fn decision(self) -> Option<DecisionId> {
        use Move as M;
        let number = match self {
            M::Wait => return None,
            M::Ask
            | M::Reply
            | M::WishTime
            | M::GrantTime
            | M::Settle
            | M::Withdraw
            | M::Close
            | M::Everyday(_) => 1,
            M::Draft(n)
            | M::DraftCorrection(n)
            | M::DraftRemedy(n)
            | M::Edit(n)
            | M::Discard(n)
            | M::SkipHearing(n)
            | M::Render(n)
            | M::Sign(n, _)
            | M::CoSign(n, _)
            | M::Seal(n, _)
            | M::SendBack(n, _)
            | M::Recall(n)
            | M::Provide(n)
            | M::Notify(n)
            | M::FailToNotify(n)
            | M::Bounce(n)
            | M::EndProvision(n)
            | M::Retrieve(n)
            | M::List(n)
            | M::Post(n, _)
            | M::HandOut(n)
            | M::ProveReceipt(n)
            | M::Return(n)
            | M::Announce(n)
            | M::Object(n)
            | M::SettleObjection(n)
            | M::RemedyObjection(n)
            | M::MakeFinal(n) => n,
        };
        Some(decision(number))
    }

    fn on_case(self, world: &World) -> Option<Command> {
        let i = inquiry(1);
        Some(match self {
            Self::Ask => Command::Ask(jonas(), ask(1, world.in_days(14))),
            Self::Reply => {
                let plan = case::Document { key: Some(line("site_plan")), ..world.new_document() };
                Command::Reply(online(), Replied { inquiry: i, text: None, documents: vec![plan] })
            }
            Self::WishTime => {
                let wish = ExtensionRequested { inquiry: i, until: world.in_days(90), reason: None };
                Command::RequestExtension(online(), wish)
            }
            Self::GrantTime => {
                Command::GrantExtension(jonas(), ExtensionGranted { inquiry: i, due_on: world.in_days(90) })
            }
            Self::Settle => Command::Settle(jonas(), Settled { inquiry: i }),
            Self::Withdraw => Command::Withdraw(online(), Withdrawn { reason: None }),
            Self::Close => Command::Close(Recorder::StaffActor(jonas())),
            Self::Everyday(everyday) => everyday.command(world),
            _ => return None,
        })
    }

    fn on_text(self, world: &World, id: DecisionId) -> Option<Command> {
        let version = world.case.decision(id).map_or(1, case::Decision::version);
        let signed = |staff_actor: StaffActor, n, version| {
            Command::SignOff(staff_actor, SignedOff { decision: id, letter: letter_hash(n, version) })
        };
        let about_other = |n, purpose| Drafted { decision: id, content: Content { purpose, ..text(n, 1) } };
        Some(match self {
            Self::Draft(n) => Command::Draft(jonas(), Drafted { decision: id, content: text(n, 1) }),
            Self::DraftCorrection(n) => {
                Command::Draft(jonas(), about_other(n, Purpose::Corrects { of: other(n) }))
            }
            Self::DraftRemedy(n) => {
                Command::Draft(jonas(), about_other(n, Purpose::Remedies { of: other(n) }))
            }
            // A second version is all that the exploration needs.
            Self::Edit(n) => Command::Edit(amira(), Edited { decision: id, version: 2, content: text(n, 2) }),
            Self::Discard(_) => Command::Discard(jonas(), Discarded { decision: id }),
            Self::SkipHearing(_) => {
                let (norm, reason) = (line("§ 28 (2) VwVfG"), paragraphs("Eilt."));
                Command::SkipHearing(jonas(), case::decision::HearingSkipped { decision: id, norm, reason })
            }
            Self::Render(n) => {
                let letter = case::Document { sha256: letter_hash(n, version), ..world.new_document() };
                Command::Render(job(), Rendered { decision: id, version, letter })
            }
            Self::Sign(n, version) => signed(jonas(), n, version),
            Self::CoSign(n, version) => signed(amira(), n, version),
            Self::Seal(n, version) => {
                let sealed = world.new_document();
                Command::Seal(job(), Sealed { decision: id, letter: letter_hash(n, version), sealed })
            }
            Self::SendBack(n, version) => {
                let (letter, note) = (letter_hash(n, version), paragraphs("Welche Frist gilt?"));
                Command::SendBack(amira(), SentBack { decision: id, letter, note })
            }
            Self::Recall(_) => {
                Command::Recall(jonas(), Recalled { decision: id, reason: paragraphs("Fehler") })
            }
            _ => return None,
        })
    }

    fn on_delivery(self, world: &World, id: DecisionId, today: Date) -> Option<Command> {
        Some(match self {
            Self::Provide(_) => Command::Provide(job(), id),
            Self::Notify(_) => Command::ConfirmNotification(job(), notified(world, id)),
            Self::FailToNotify(_) => Command::FailNotification(
                job(),
                NotificationFailed { decision: id, reason: line("no route") },
            ),
            Self::Bounce(_) => {
                let message_id = last_message(&world.case, id);
                Command::ReportBounce(job(), Bounced { decision: id, message_id, report: line("550") })
            }
            Self::EndProvision(_) => Command::EndProvision(job(), id),
            Self::Retrieve(_) => Command::Retrieve(resident(), id),
            Self::List(_) => Command::PutOnPrintList(Recorder::StaffActor(jonas()), id),
            Self::Post(_, method) => Command::Post(jonas(), Posted { decision: id, method, on: today }),
            Self::HandOut(_) => {
                let delivered =
                    DeliveredByHand { decision: id, on: today, proof: line("Empfangsbekenntnis") };
                Command::DeliverByHand(jonas(), delivered)
            }
            Self::ProveReceipt(_) => {
                Command::ProveReceipt(jonas(), ReceiptProven { decision: id, on: today, proof: line("PZU") })
            }
            Self::Return(_) => {
                Command::Return(jonas(), Returned { decision: id, on: today, reason: line("verzogen") })
            }
            Self::Announce(_) => {
                let on = world.case.decision(id).and_then(case::Decision::counts_from).unwrap_or(today);
                Command::Announce(job(), Announced { decision: id, dates: dates(on) })
            }
            Self::Object(_) => Command::RegisterObjection(jonas(), objection(world, id, today)),
            Self::SettleObjection(_) => settle(id, Settlement::Withdrawn),
            Self::RemedyObjection(n) => settle(id, Settlement::Remedied { by: other(n) }),
            Self::MakeFinal(_) => Command::MakeFinal(job(), id),
            _ => return None,
        })
    }
}

fn notified(world: &World, id: DecisionId) -> Notified {
    let attempts = world.case.decision(id).map_or(0, |decision| decision.attempts().len());
    Notified {
        decision: id,
        message_id: line(&format!("<{attempts}@foerdestadt.example>")),
        answer: line("250 Ok"),
        retrieve_until: world.in_days(10),
    }
}

fn last_message(case: &Case, id: DecisionId) -> case::SingleLine {
    let attempts = case.decision(id).map_or(&[][..], case::Decision::attempts);
    let sent = attempts.iter().rev().find_map(|attempt| attempt.portal()?.stage.message_id());
    sent.cloned().unwrap_or_else(|| line("<none>"))
}

fn objection(world: &World, id: DecisionId, today: Date) -> ObjectionRegistered {
    let documents = vec![case::Document { key: None, ..world.new_document() }];
    let objector = line("Henrike Thomsen");
    ObjectionRegistered {
        decision: id,
        received_on: today,
        form: ObjectionForm::Written,
        objector,
        text: None,
        documents,
    }
}

fn settle(id: DecisionId, settlement: Settlement) -> Command {
    Command::SettleObjection(jonas(), ObjectionSettled { decision: id, objection: 1, settlement })
}
