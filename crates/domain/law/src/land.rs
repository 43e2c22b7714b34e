//! The sixteen Länder and the name of their law of administrative procedure.

use std::{fmt, str::FromStr};

/// A Land of Germany; its law decides which rules and holidays apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Land {
    /// Baden-Württemberg.
    BW,
    /// Bayern.
    BY,
    /// Berlin.
    BE,
    /// Brandenburg.
    BB,
    /// Bremen.
    HB,
    /// Hamburg.
    HH,
    /// Hessen.
    HE,
    /// Mecklenburg-Vorpommern.
    MV,
    /// Niedersachsen.
    NI,
    /// Nordrhein-Westfalen.
    NW,
    /// Rheinland-Pfalz.
    RP,
    /// Saarland.
    SL,
    /// Sachsen.
    SN,
    /// Sachsen-Anhalt.
    ST,
    /// Schleswig-Holstein.
    SH,
    /// Thüringen.
    TH,
}

/// A text that names no Land.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("«{0}» is no Land; expected one of BW BY BE BB HB HH HE MV NI NW RP SL SN ST SH TH")]
pub struct UnknownLand(pub String);

/// The parts of administrative procedure that are cited by the Land's own numbers.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Section {
    /// Announcement: § 41 VwVfG.
    Announcement,
    /// Computing periods: § 31 VwVfG.
    Periods,
}

impl Land {
    /// Every Land.
    pub const ALL: [Self; 16] = [
        Self::BW,
        Self::BY,
        Self::BE,
        Self::BB,
        Self::HB,
        Self::HH,
        Self::HE,
        Self::MV,
        Self::NI,
        Self::NW,
        Self::RP,
        Self::SL,
        Self::SN,
        Self::ST,
        Self::SH,
        Self::TH,
    ];

    /// The two letters by which the Land is known.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::BW => "BW",
            Self::BY => "BY",
            Self::BE => "BE",
            Self::BB => "BB",
            Self::HB => "HB",
            Self::HH => "HH",
            Self::HE => "HE",
            Self::MV => "MV",
            Self::NI => "NI",
            Self::NW => "NW",
            Self::RP => "RP",
            Self::SL => "SL",
            Self::SN => "SN",
            Self::ST => "ST",
            Self::SH => "SH",
            Self::TH => "TH",
        }
    }

    /// The German name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::BW => "Baden-Württemberg",
            Self::BY => "Bayern",
            Self::BE => "Berlin",
            Self::BB => "Brandenburg",
            Self::HB => "Bremen",
            Self::HH => "Hamburg",
            Self::HE => "Hessen",
            Self::MV => "Mecklenburg-Vorpommern",
            Self::NI => "Niedersachsen",
            Self::NW => "Nordrhein-Westfalen",
            Self::RP => "Rheinland-Pfalz",
            Self::SL => "Saarland",
            Self::SN => "Sachsen",
            Self::ST => "Sachsen-Anhalt",
            Self::SH => "Schleswig-Holstein",
            Self::TH => "Thüringen",
        }
    }

    /// A place in the Land's law of procedure, for example «§ 110 Abs. 2 LVwG» for `Announcement`, «Abs. 2».
    pub(crate) fn cite(self, section: Section, place: &str) -> String {
        let (sign, number) = match (self, section) {
            (Self::SH, Section::Announcement) => ("§", 110),
            (Self::SH, Section::Periods) => ("§", 89),
            (Self::BY, Section::Announcement) => ("Art.", 41),
            (Self::BY, Section::Periods) => ("Art.", 31),
            (_, Section::Announcement) => ("§", 41),
            (_, Section::Periods) => ("§", 31),
        };
        format!("{sign} {number} {place} {}", self.procedure_code())
    }

    /// The short title of the law of procedure; Länder without a text of their own refer to that of the federation.
    const fn procedure_code(self) -> &'static str {
        match self {
            Self::BW => "LVwVfG BW",
            Self::BY => "BayVwVfG",
            Self::HB => "BremVwVfG",
            Self::HH => "HmbVwVfG",
            Self::HE => "HVwVfG",
            Self::MV => "VwVfG M-V",
            Self::NW => "VwVfG NRW",
            Self::SL => "SVwVfG",
            Self::SH => "LVwG SH",
            Self::TH => "ThürVwVfG",
            Self::BE | Self::BB | Self::NI | Self::RP | Self::SN | Self::ST => "VwVfG",
        }
    }
}

/// Against which text a rule was compared, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Checked {
    /// The law that was read, for example «LVwG SH».
    pub text: &'static str,
    /// The month in which it was read, for example «11/2026».
    pub month: &'static str,
}

impl fmt::Display for Checked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "geprüft {} an {}", self.month, self.text)
    }
}

impl Checked {
    /// The laws of the federation, as the Postrechtsmodernisierungsgesetz left them.
    pub(crate) const FEDERAL: Self = Self { text: "Bundesrecht", month: "11/2026" };
}

impl Land {
    /// Against which text the rules of announcement of this Land were compared; `None` if nobody read its own text.
    #[must_use]
    pub const fn checked(self) -> Option<Checked> {
        match self {
            Self::SH => Some(Checked { text: "LVwG SH", month: "11/2026" }),
            Self::HE => Some(Checked { text: "HVwVfG", month: "09/2026" }),
            Self::BY => Some(Checked { text: "BayVwVfG", month: "09/2026" }),
            // They refer to the law of the federation.
            Self::BE | Self::BB | Self::NI | Self::RP | Self::SN | Self::ST => {
                Some(Checked { text: "VwVfG", month: "11/2026" })
            }
            Self::BW | Self::HB | Self::HH | Self::MV | Self::NW | Self::SL | Self::TH => None,
        }
    }
}

impl fmt::Display for Land {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Land {
    type Err = UnknownLand;

    fn from_str(text: &str) -> Result<Self, UnknownLand> {
        Self::ALL.into_iter().find(|land| land.code() == text).ok_or_else(|| UnknownLand(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_read_back() {
        for land in Land::ALL {
            assert_eq!(land.to_string().parse(), Ok(land));
        }
        assert!("DE".parse::<Land>().is_err());
    }

    #[test]
    fn schleswig_holstein_has_numbers_of_its_own() {
        assert_eq!(Land::SH.cite(Section::Announcement, "Abs. 2a Satz 3"), "§ 110 Abs. 2a Satz 3 LVwG SH");
        assert_eq!(Land::BY.cite(Section::Announcement, "Abs. 2 Satz 1"), "Art. 41 Abs. 2 Satz 1 BayVwVfG");
        assert_eq!(Land::SN.cite(Section::Periods, "Abs. 3"), "§ 31 Abs. 3 VwVfG");
    }
}
