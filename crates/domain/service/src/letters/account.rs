//! The town's bank account as letters name it.

use form::read::{iban_compact, iban_is_valid};

/// A bank account that receives transfers; its IBAN has a right checksum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    holder: String,
    iban: String,
    bank: Option<String>,
}

/// Why there is no account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadAccount {
    /// The name of the holder is empty or longer than 70 characters.
    #[error("the holder of the account must have 1 to 70 characters")]
    Holder,
    /// The IBAN has a wrong shape or checksum.
    #[error("the IBAN is not valid")]
    Iban,
}

impl Account {
    /// Reads an account. Spaces and dashes in the IBAN do not matter.
    ///
    /// # Errors
    ///
    /// [`BadAccount`] says which part is wrong.
    pub fn new(holder: &str, iban: &str, bank: Option<String>) -> Result<Self, BadAccount> {
        let holder = holder.split_whitespace().collect::<Vec<_>>().join(" ");
        if holder.is_empty() || holder.chars().count() > 70 {
            return Err(BadAccount::Holder);
        }
        let iban = iban_compact(iban);
        if !iban_is_valid(&iban) {
            return Err(BadAccount::Iban);
        }
        Ok(Self { holder, iban, bank })
    }

    /// Who receives the money.
    #[must_use]
    pub fn holder(&self) -> &str {
        &self.holder
    }

    /// The IBAN without spaces.
    #[must_use]
    pub fn iban(&self) -> &str {
        &self.iban
    }

    /// The IBAN in groups of four, as people read it.
    #[must_use]
    pub fn iban_in_groups(&self) -> String {
        locale::iban_in_groups(&self.iban)
    }

    /// The name of the bank.
    #[must_use]
    pub fn bank(&self) -> Option<&str> {
        self.bank.as_deref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_right_iban_is_taken_with_spaces() {
        let account = Account::new("Stadt  Fördestadt", "de89 3704 0044 0532 0130 00", None).unwrap();
        assert_eq!(account.iban_in_groups(), "DE89 3704 0044 0532 0130 00");
        assert_eq!(account.holder(), "Stadt Fördestadt");
    }

    #[test]
    fn a_wrong_checksum_is_refused() {
        assert_eq!(Account::new("Stadt", "DE89370400440532013001", None), Err(BadAccount::Iban));
    }
}
