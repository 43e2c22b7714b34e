//! What residents intend: find a service, fill in a draft, file it, follow the case.

mod account;
mod barrier;
mod contact;
mod correct;
mod correspond;
mod draft;
mod draft_content;
mod fill_in;
mod follow_address;
mod link;
mod my_cases;
mod overview;
mod reach;
mod save_step;
mod search;
mod sign_in;

pub use account::{
    Profile, ask_address_change, ask_sign_in_code, enter_address_code, enter_sign_in_code, moved_account,
    parse_email, profile,
};
pub use barrier::{BarrierReport, report_barrier};
pub use contact::{ContactEntries, ContactSaved, OfferedDelivery, offered_delivery, save_contact};
pub use correct::{OpenAnswers, Opened, correct_answers, open_answers};
pub use correspond::{ask_more_time, reply, retrieve_decision, withdraw, write_to_town};
pub use draft::{
    DRAFT_DAYS, DRAFT_PAPERS_MAX, OpenDraft, adopt_drafts, delete_draft, my_drafts, read_draft, remove_paper,
    save_draft, start_draft, upload_paper, warn_draft,
};
pub use draft_content::{DraftContact, DraftContent, DraftPaper, Fingerprint, PageTrace};
pub(crate) use fill_in::filed_papers;
pub use fill_in::{
    FilledIn, answers_of, file_draft, filed_draft, filing_command, fill_in, may_apply, resume_at,
};
pub use follow_address::change_address;
pub use link::link_account;
pub use my_cases::{my_cases, my_paper, open_with_code, see_mine};
pub use overview::{
    DecisionText, MyCase, MyCaseLine, MyDecision, READ_CASES_MAX, Responsible, WaitingCase, look_at_my_case,
    look_at_my_decision, my_case_lines, waiting_cases,
};
pub use reach::{
    LostCode, ask_address_code, ask_new_access_code, change_case_address, choose_delivery, confirm_address,
    renew_access_code,
};
pub use save_step::{RowChange, StepEntries, StepSaved, preview_step, save_step, typed_answers};
pub use search::search;
pub use sign_in::sign_in_with_code;
