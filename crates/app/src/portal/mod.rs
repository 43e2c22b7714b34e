//! What residents intend: find a service, fill in a draft, file it, follow the case.

mod account;
mod draft;
mod draft_content;

pub use account::{
    Profile, ask_address_change, ask_sign_in_code, change_address, parse_email, profile, sign_in_with_code,
};
pub use draft::{
    DRAFT_DAYS, DRAFT_PAPERS_MAX, OpenDraft, adopt_drafts, delete_draft, my_drafts, read_draft, remove_paper,
    save_draft, start_draft, upload_paper, warn_draft,
};
pub use draft_content::{DeliveryChoice, DraftContact, DraftContent, DraftPaper};
