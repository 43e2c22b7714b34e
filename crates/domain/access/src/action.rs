//! What staff and the operator of the instance can intend: one name per thing that the policies allow or refuse.
//!
//! No action is there that nothing asks: a route or a use case does, which `cargo xtask tidy` counts.

use std::{fmt, str::FromStr};

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident = $text:literal on $kind:ident;)+) => {
        /// Something that a member of staff, or the operator of the instance, may want to do.
        ///
        /// Each action is for one kind of [`Resource`](crate::Resource); asked for another kind, it is refused.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Action {
            $($(#[$doc])* $name,)+
        }

        impl Action {
            /// Every action.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The name in the policies, for example `ask_inquiry`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)+
                }
            }

            /// The kind of resource that the action is for.
            #[must_use]
            pub const fn on(self) -> ResourceKind {
                match self {
                    $(Self::$name => ResourceKind::$kind,)+
                }
            }
        }
    };
}

/// The kinds of things that actions are done to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum ResourceKind {
    Case,
    Department,
    Service,
    Town,
}

actions! {
    /// See the queue of a department.
    ListCases = "list_cases" on Department;
    /// Register an application that came on paper.
    RegisterApplication = "register_application" on Department;

    /// See that a case exists, with the facts of its row in the queue.
    SeeCase = "see_case" on Case;
    /// Read a case with its answers, messages and documents.
    OpenCase = "open_case" on Case;
    /// Read documents and answers that are marked as special (Art. 9 DSGVO).
    SeeSensitive = "see_sensitive" on Case;
    /// Mark the news of a case as seen.
    MarkSeen = "mark_seen" on Case;
    /// Take over an unassigned case, or give one's own back.
    TakeCase = "take_case" on Case;
    /// Give a case to another person.
    AssignCase = "assign_case" on Case;
    /// Hand a case over to another department.
    HandOver = "hand_over" on Case;
    /// Ask the applicant.
    AskInquiry = "ask_inquiry" on Case;
    /// Close an inquiry, or grant more time for it.
    SettleInquiry = "settle_inquiry" on Case;
    /// Ask for corrected answers.
    RequestCorrection = "request_correction" on Case;
    /// Write to the applicant.
    SendMessage = "send_message" on Case;
    /// Write an internal note.
    WriteNote = "write_note" on Case;
    /// Register a reply, a document or a withdrawal that came by post.
    RegisterPost = "register_post" on Case;
    /// Write a decision, or change the draft of one.
    DraftDecision = "draft_decision" on Case;
    /// Sign a decision off, as the first of two or the only one.
    SignOff = "sign_off" on Case;
    /// Sign a decision off after another person did.
    SignOffSecond = "sign_off_second" on Case;
    /// Provide a signed-off decision, or recall it before that.
    Provide = "provide" on Case;
    /// Say that a letter was posted.
    MarkPosted = "mark_posted" on Case;
    /// Record that a letter or a mail came back, or how a service was proven.
    RecordDelivery = "record_delivery" on Case;
    /// Correct an obvious error in a decision.
    CorrectDecision = "correct_decision" on Case;
    /// Register an objection that came in, and what became of it.
    RecordObjection = "record_objection" on Case;
    /// Close a case, or mark its decision as final.
    CloseCase = "close_case" on Case;

    /// Put a revision of a service into force, or take it offline.
    PublishService = "publish_service" on Service;

    /// Come to the desk: the start page, one's own account, the way out.
    UseDesk = "use_desk" on Town;
    /// See the queues of all departments at once.
    ListAllCases = "list_all_cases" on Town;
    /// Take a pack over as a service of the town.
    InstallPack = "install_pack" on Town;
    /// Invite somebody, change roles, end an account.
    ManageStaff = "manage_staff" on Town;
    /// See who works here with which role.
    SeeStaff = "see_staff" on Town;
    /// Change letterhead, branding, hosts and other settings.
    ChangeSettings = "change_settings" on Town;
    /// See what is set for the town.
    SeeSettings = "see_settings" on Town;
    /// Read what happened in the town as a whole.
    ReadJournal = "read_journal" on Town;
    /// Put what no row names into the vault's trash although something speaks against it, or take it out again.
    SweepVault = "sweep_vault" on Town;
    /// See jobs, also dead ones: ids and errors, never contents.
    SeeJobs = "see_jobs" on Town;
    /// Run a dead job again or give it up.
    SettleJobs = "settle_jobs" on Town;
    /// Take checkpoints of the journal out of the house.
    ExportCheckpoints = "export_checkpoints" on Town;
    /// Compute the registers of the town anew from its journal.
    RebuildRegisters = "rebuild_registers" on Town;
    /// Destroy again the keys that were destroyed before a backup was restored.
    DestroyKeys = "destroy_keys" on Town;
    /// Make the keys of the instance, or put others in their place: the town's own are wrapped with them.
    ManageKeys = "manage_keys" on Town;
}

/// A text that names no action.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no action is called «{0}»")]
pub struct UnknownAction(pub String);

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Action {
    type Err = UnknownAction;

    fn from_str(text: &str) -> Result<Self, UnknownAction> {
        Self::ALL
            .iter()
            .copied()
            .find(|action| action.name() == text)
            .ok_or_else(|| UnknownAction(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_back() {
        for action in Action::ALL {
            assert_eq!(action.to_string().parse(), Ok(*action));
        }
    }
}
