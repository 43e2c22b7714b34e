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

pub use account::{
    Profile, ask_address_change, ask_sign_in_code, change_address, parse_email, profile, sign_in_with_code,
};
pub use barrier::{BarrierReport, report_barrier};
pub use contact::{ContactEntries, ContactSaved, OfferedDelivery, offered_delivery, save_contact};
pub use correct::{OpenAnswers, Opened, correct_answers, open_answers};
pub use correspond::{
    PAPER_BYTES_MAX, Uploads, ask_more_time, optional_prose, reply, required_line, retrieve_decision,
    upload_rules, withdraw, write_to_town,
};
pub(crate) use correspond::{keep_for_case, named, with_rows};
pub use draft::{
    DRAFT_DAYS, DRAFT_PAPERS_MAX, OpenDraft, adopt_drafts, delete_draft, my_drafts, read_draft, remove_paper,
    save_draft, start_draft, upload_paper, warn_draft,
};
pub use draft_content::{
    DeliveryChoice, DraftContact, DraftContent, DraftPaper, Fingerprint, PORTAL_CONSENT, PageTrace,
};
pub(crate) use fill_in::filed_papers;
pub use fill_in::{
    FilledIn, answers_of, file_draft, filed_draft, filing_command, fill_in, may_apply, resume_at,
};
pub use link::link_account;
pub use my_cases::{act_on_mine, my_case, my_cases, my_paper, open_with_code, see_mine};
pub use overview::{
    DecisionText, MyCase, MyCaseLine, MyDecision, READ_CASES_MAX, Responsible, WaitingCase, look_at_my_case,
    look_at_my_decision, my_case_lines, waiting_cases,
};
pub(crate) use reach::ten_bytes;
pub use reach::{
    LostCode, ask_address_code, ask_new_access_code, change_case_address, choose_delivery, confirm_address,
    renew_access_code,
};
pub use save_step::{RowChange, StepEntries, StepSaved, preview_step, save_step, typed_answers};
pub use search::search;
