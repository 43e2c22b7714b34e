//! The real binary, called as people and programs call it.

#[cfg(test)]
mod account_address;
#[cfg(test)]
mod account_closing;
#[cfg(test)]
mod addresses;
#[cfg(test)]
mod api;
#[cfg(test)]
mod attempts;
#[cfg(test)]
mod audit;
#[cfg(test)]
mod bombs;
#[cfg(test)]
mod budgets;
#[cfg(test)]
mod call;
#[cfg(test)]
mod consent;
#[cfg(test)]
mod coverage;
#[cfg(test)]
mod crash;
#[cfg(test)]
mod demo;
#[cfg(test)]
mod downloads;
#[cfg(test)]
mod filing;
#[cfg(test)]
mod form;
#[cfg(test)]
mod golden;
#[cfg(test)]
mod instance;
#[cfg(test)]
mod law;
#[cfg(test)]
mod official;
#[cfg(test)]
mod once;
#[cfg(test)]
mod operate;
#[cfg(test)]
mod pack;
#[cfg(test)]
mod postgres;
#[cfg(test)]
mod rebuild;
#[cfg(test)]
mod receipt;
#[cfg(test)]
mod remedies;
#[cfg(test)]
mod seal;
#[cfg(test)]
mod serve;
#[cfg(test)]
mod served;
#[cfg(test)]
mod server;
#[cfg(test)]
mod sessions;
#[cfg(test)]
mod slots;
#[cfg(test)]
mod tampering;
#[cfg(test)]
mod time;
#[cfg(test)]
mod trouble;
#[cfg(test)]
mod waiting;
