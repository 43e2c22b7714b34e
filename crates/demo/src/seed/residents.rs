//! The residents of Fördestadt. All of them are invented.

/// Somebody who applies for something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Resident {
    pub(crate) first_name: &'static str,
    pub(crate) last_name: &'static str,
    pub(crate) street: &'static str,
    pub(crate) house_number: &'static str,
    /// The address of the account; without one they apply as a guest and get letters.
    pub(crate) email: Option<&'static str>,
}

const fn resident(
    first_name: &'static str,
    last_name: &'static str,
    street: &'static str,
    house_number: &'static str,
    email: Option<&'static str>,
) -> Resident {
    Resident { first_name, last_name, street, house_number, email }
}

impl Resident {
    /// First and last name.
    pub(crate) fn name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
    }
}

pub(crate) const HENRIKE: Resident =
    resident("Henrike", "Thomsen", "Lindenweg", "14", Some("henrike.thomsen@example.org"));
pub(crate) const MEHMET: Resident =
    resident("Mehmet", "Yıldız", "Hafenstraße", "7", Some("mehmet.yildiz@example.org"));
pub(crate) const SWANTJE: Resident =
    resident("Swantje", "Brodersen", "Am Strandholz", "3", Some("swantje.brodersen@example.org"));
pub(crate) const OLAF: Resident =
    resident("Olaf", "Petersen", "Kirchenstieg", "22", Some("olaf.petersen@example.org"));
pub(crate) const KAMILA: Resident =
    resident("Kamila", "Nowak", "Mühlenredder", "9", Some("kamila.nowak@example.org"));
pub(crate) const WOLFGANG: Resident = resident("Wolfgang", "Reimers", "Seeblick", "41", None);
pub(crate) const IMKE: Resident =
    resident("Imke", "Jessen", "Fischergang", "5", Some("imke.jessen@example.org"));
pub(crate) const DAVID: Resident =
    resident("David", "Okafor", "Speicherallee", "18", Some("david.okafor@example.org"));

/// Those whose mailboxes the demo offers to visit.
pub(crate) const TO_VISIT: [Resident; 3] = [HENRIKE, MEHMET, OLAF];
