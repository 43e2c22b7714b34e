//! The messages of the FIM quality check that an import notices by itself, and a few of our own.
//!
//! Numbers as in the catalogue XDFM 1.8; the sentences are ours. The whole check is another matter.

/// What is wrong with a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Code {
    NameMissing,
    BasisMissing,
    LabelMissing,
    SelectNotText,
    LengthOnOther,
    RangeOnOther,
    ListOnOther,
    ListMissing,
    MultiplicityMissing,
    GroupEmpty,
    RuleEmpty,
    FieldKindUnknown,
    DataTypeUnknown,
    StatusUnknown,
    IdMissing,
    IdMalformed,
    ChoiceTooSmall,
    ListTooShort,
    OptionTwice,
    MultiplicityMalformed,
    MultiplicityReversed,
    LengthReversed,
    ChoiceChild,
    PatternOnFile,
    Limits,
    Pattern,
    ListUnreadable,
    LabelsGuessed,
    ListTooLong,
    Uncoded,
    TextTooLong,
}

impl Code {
    /// Number, severity and sentence.
    pub(super) const fn describe(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::NameMissing => ("1002", "critical", "Das Element hat keinen Namen."),
            Self::BasisMissing => (
                "1006",
                "critical",
                "Ein rechtsnormgebundenes Element braucht einen Bezug zur Handlungsgrundlage.",
            ),
            Self::LabelMissing => ("1009", "critical", "Die „Bezeichnung Eingabe“ fehlt."),
            Self::SelectNotText => ("1011", "critical", "Ein Auswahlfeld muss den Datentyp „Text“ haben."),
            Self::LengthOnOther => ("1015", "critical", "Eine Feldlänge ist nur bei Text möglich."),
            Self::RangeOnOther => {
                ("1016", "critical", "Ein Wertebereich ist nur bei Zahlen und Zeiten möglich.")
            }
            Self::ListOnOther => ("1017", "critical", "Eine Liste ist nur bei einem Auswahlfeld möglich."),
            Self::ListMissing => ("1018", "warning", "Dem Auswahlfeld ist keine Liste zugeordnet."),
            Self::MultiplicityMissing => ("1021", "critical", "Es ist keine Multiplizität angegeben."),
            Self::GroupEmpty => ("1023", "critical", "Die Gruppe hat keine Unterelemente."),
            Self::RuleEmpty => ("1024", "error", "Die Regel hat keinen Text."),
            Self::FieldKindUnknown => ("1027", "critical", "Die Feldart fehlt oder ist unbekannt."),
            Self::DataTypeUnknown => ("1028", "critical", "Der Datentyp fehlt oder ist unbekannt."),
            Self::StatusUnknown => ("1032", "critical", "Der Status fehlt oder ist unbekannt."),
            Self::IdMissing => ("1038", "critical", "Das Element hat keine ID."),
            Self::IdMalformed => ("1039", "critical", "Die ID hat nicht die vorgeschriebene Form."),
            Self::ChoiceTooSmall => {
                ("1043", "error", "Eine Auswahlgruppe braucht mindestens zwei Unterelemente.")
            }
            Self::ListTooShort => ("1044", "error", "Eine Liste braucht mindestens zwei Einträge."),
            Self::OptionTwice => ("1045", "critical", "Ein Code kommt in der Liste mehrfach vor."),
            Self::MultiplicityMalformed => {
                ("1046", "critical", "Die Multiplizität hat nicht die vorgeschriebene Form.")
            }
            Self::MultiplicityReversed => {
                ("1047", "critical", "Die kleinste Anzahl ist größer als die größte.")
            }
            Self::LengthReversed => ("1061", "critical", "Die kleinste Feldlänge ist größer als die größte."),
            Self::ChoiceChild => {
                ("1118", "critical", "Unterelemente einer Auswahlgruppe müssen die Multiplizität 0:1 haben.")
            }
            Self::PatternOnFile => ("1120", "error", "Bei Anlagen ist kein Muster möglich."),
            Self::Limits => (
                "bounds",
                "error",
                "Die Grenzen der Präzisierung sind unlesbar oder verkehrt; sie wurden weggelassen.",
            ),
            Self::Pattern => {
                ("pattern", "error", "Das Muster ist kein regulärer Ausdruck; es wurde weggelassen.")
            }
            Self::ListUnreadable => {
                ("code_list", "warning", "Die Datei ist keine lesbare Codeliste; sie wurde übergangen.")
            }
            Self::ListTooLong => (
                "list_length",
                "error",
                "Die Liste hat mehr Einträge, als ein Formular halten kann; sie wurde weggelassen.",
            ),
            Self::Uncoded => ("list_code", "warning", "Zeilen einer Liste ohne Code wurden weggelassen."),
            Self::TextTooLong => ("text_length", "error", "Ein Text ist zu lang und wurde gekürzt."),
            Self::LabelsGuessed => (
                "label_column",
                "hint",
                "Das Schema nennt keine Spalte für die Namen der Codeliste; genommen wurde die, die am besten passt.",
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The page for people who read reports names every code with its severity, and no other.
    #[test]
    fn the_page_lists_every_message() {
        let page = include_str!("../../../../docs/formats/import.md");
        let listed: Vec<&str> = page.lines().filter(|line| line.starts_with("| `")).collect();
        let all = [
            Code::NameMissing,
            Code::BasisMissing,
            Code::LabelMissing,
            Code::SelectNotText,
            Code::LengthOnOther,
            Code::RangeOnOther,
            Code::ListOnOther,
            Code::ListMissing,
            Code::MultiplicityMissing,
            Code::GroupEmpty,
            Code::RuleEmpty,
            Code::FieldKindUnknown,
            Code::DataTypeUnknown,
            Code::StatusUnknown,
            Code::IdMissing,
            Code::IdMalformed,
            Code::ChoiceTooSmall,
            Code::ListTooShort,
            Code::OptionTwice,
            Code::MultiplicityMalformed,
            Code::MultiplicityReversed,
            Code::LengthReversed,
            Code::ChoiceChild,
            Code::PatternOnFile,
            Code::Limits,
            Code::Pattern,
            Code::ListUnreadable,
            Code::LabelsGuessed,
            Code::ListTooLong,
            Code::Uncoded,
            Code::TextTooLong,
        ];
        for code in all {
            let (number, severity, _) = code.describe();
            let row = format!("| `{number}` | {severity} | ");
            assert!(listed.iter().any(|line| line.starts_with(&row)), "{row}");
        }
        let rows = listed.iter().filter(|line| {
            ["critical", "error", "warning", "hint"]
                .iter()
                .any(|severity| line.contains(&format!("| {severity} |")))
        });
        assert_eq!(rows.count(), all.len());
    }
}
