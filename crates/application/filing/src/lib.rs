//! From the first answer to the filed application: drafts, the use cases of the form runner, and filing, for residents, for
//! staff who type in what came by post, and for programs.

pub mod application;
pub mod clients;
mod close_account;
mod contact;
mod draft;
mod draft_content;
mod fill_in;
pub mod jobs;
mod postal_application;
mod save_step;
mod search;
mod sign_in;

pub use close_account::{
    CASES_PER_COMMIT, ClosingPreview, REMAINING_MAX, RemainingCase, close_account, preview_closing,
};
pub use contact::{ContactEntries, ContactSaved, OfferedDelivery, offered_delivery, save_contact};
pub use draft::{
    DRAFT_DAYS, DRAFT_DOCUMENTS_MAX, DraftContext, OpenDraft, adopt_drafts, delete_draft, my_drafts,
    read_draft, remove_document, save_draft, start_draft, upload_document, warn_draft,
};
pub use draft_content::{DraftContact, DraftContent, DraftDocument, Fingerprint, PageTrace};
pub use fill_in::{
    FilledIn, answers_of, file_draft, filed_documents, filed_draft, filing_command, fill_in, may_apply,
    resume_at,
};
pub use postal_application::{
    PostalReceipt, TypedDraft, discard_typed, file_postal_application, start_postal_application,
    typeable_services, typed_application, typed_drafts,
};
pub use save_step::{RowChange, StepEntries, StepSaved, preview_step, save_step, typed_answers};
pub use search::search;
pub use sign_in::sign_in_with_code;
