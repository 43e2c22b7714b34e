//! What residents intend in their own cases: look, answer, write, retrieve, choose how they are reached.

mod correct;
mod correspond;
mod follow_address;
mod link;
mod my_cases;
mod object_to_address;
mod overview;
mod reach;
mod responsible;

pub use correct::{OpenAnswers, Opened, correct_answers, open_answers};
pub use correspond::{reply, request_extension, retrieve_decision, withdraw, write_to_town};
pub use follow_address::change_address;
pub use link::link_account;
pub use my_cases::{my_cases, my_document, open_with_code, see_mine};
pub use object_to_address::object_to_address;
pub use overview::{
    DecisionText, MyCase, MyCaseLine, MyDecision, READ_CASES_MAX, WaitingCase, look_at_my_case,
    look_at_my_decision, my_case_lines, waiting_cases,
};
pub use reach::{
    LostCode, ask_address_code, ask_new_access_code, change_case_address, choose_delivery, confirm_address,
    renew_access_code,
};
pub use responsible::Responsible;
