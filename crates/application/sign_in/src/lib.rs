//! How people and programs are recognised: accounts of residents, sign-in of staff, tokens of programs, one-time codes, delays
//! after failures, sessions, and the limit on mails that anybody can ask for.

pub mod account_check;
pub mod accounts;
pub mod address_objection;
pub mod attempts;
pub mod clients;
pub mod closing;
mod code_mails;
pub mod codes;
pub mod jobs;
pub mod mail_limit;
pub mod own_account;
pub mod sessions;
pub mod staff;
