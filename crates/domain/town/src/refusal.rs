//! Why a town refuses a change: typed, and a plain sentence that says what to do next.

use locale::Language;

/// Why a town refuses a change in its present state. Nothing has happened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// A version of the notice on remedies that letters may carry would change or go.
    #[error(
        "version «{version}» of the notice on remedies must stay as it is; give a new text a new version"
    )]
    NoticeRewritten {
        /// Which one.
        version: String,
    },
}

impl Refused {
    /// The refusal for people: what is in the way and what to do next.
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        match (self, language) {
            (Self::NoticeRewritten { version }, Language::German) => format!(
                "Die Fassung „{version}“ der Rechtsbehelfsbelehrung kann schon in Bescheiden stehen und muss so bleiben. \
                 Geben Sie einem neuen Text bitte eine neue Fassung."
            ),
            (Self::NoticeRewritten { version }, Language::English) => format!(
                "Version “{version}” of the notice on remedies may stand in decisions already and must stay as it is. \
                 Please give a new text a new version."
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_names_the_version_and_a_way_out() {
        let refused = Refused::NoticeRewritten { version: "2026-11".to_owned() };
        let told = Language::ALL.map(|language| refused.sentence(language));
        for sentence in &told {
            assert!(sentence.contains("2026-11") && sentence.ends_with('.'), "{sentence}");
        }
        assert_ne!(told[0], told[1]);
    }
}
