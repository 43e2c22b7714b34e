//! What staff intend: find a case, take it, ask and write, register what came on paper, decide, deliver.
//!
//! Every use case authorises beside the read, in [`authorize`]; lists are scoped by [`access::ListScope`]. Nothing here answers with
//! the contents of a case that it has not authorised.

mod answers;
mod assign;
mod authorize;
mod case;
mod incoming_post;
mod inquiry;
mod message;
mod open_points;
mod queue;
mod special;

pub use answers::{AnswerRow, AnswerSection, Corrected, answer_sections, answer_versions};
pub use assign::{assign_case, close_case, hand_over, release_case, take_case};
pub use authorize::{case_facts, change_case, change_case_from, open_case};
pub use case::{
    OpenCase, broken_from, case_resource, department_at, mark_seen, news_since, read_as_staff, read_document,
    unchanged, view_case,
};
pub use incoming_post::{register_letter, register_reply, register_withdrawal};
pub use inquiry::{
    GAP_DE, GAP_EN, INQUIRY_DAYS, InquiryEntry, InquiryStart, OWN_DOCUMENTS_MAX, ask_inquiry,
    grant_extension, refuse_extension, settle_inquiry, start_inquiry,
};
pub use message::{add_documents, write_note, write_to_applicant};
pub use open_points::{OpenPoints, open_points};
pub use queue::{
    DUE_SOON_DAYS, Found, Listed, Listing, Neighbours, PAGE_ROWS, Queue, QueuePage, colleagues, count_queues,
    list_queue, neighbours, own_services, search_cases, service_names,
};
pub(crate) use special::open_texts;
pub use special::{has_special_answers, is_special_document};
