//! Finding a service by a few words.

use std::sync::Arc;

use form::format::Text;
use kernel::catalogue::Published;
use service::pack::Texts;

/// The most characters of a search that count.
const QUERY_MAX: usize = 200;

/// The most words of a search that count.
const WORDS_MAX: usize = 10;

/// Shorter words find only what contains them; longer ones also what they contain: «Bäume» finds «Baum».
const STEM_MIN: usize = 4;

/// The services in which every word of the query occurs, best first; all of them in their order for a blank query.
///
/// Case, umlauts and ß do not matter, and «ae», «oe», «ue» count as umlauts. All languages are searched.
#[must_use]
pub fn search(services: &[Arc<Published>], query: &str) -> Vec<Arc<Published>> {
    let query: String = query.chars().take(QUERY_MAX).collect();
    let words: Vec<String> = words_of(&query).into_iter().take(WORDS_MAX).collect();
    let mut found: Vec<(u32, &Arc<Published>)> = services
        .iter()
        .filter_map(|service| {
            let file = &service.pack.service;
            let name = words_in(&file.name);
            let keywords = words_of_lists(&file.keywords);
            let summary = words_in(&file.summary);
            let rank = |word: &String| {
                let places = [(3, &name), (2, &keywords), (1, &summary)];
                places
                    .into_iter()
                    .find(|(_, place)| place.iter().any(|there| meets(there, word)))
                    .map(|(rank, _)| rank)
            };
            let ranks: Option<Vec<u32>> = words.iter().map(rank).collect();
            Some((ranks?.into_iter().sum(), service))
        })
        .collect();
    found.sort_by_key(|(rank, _)| std::cmp::Reverse(*rank));
    found.into_iter().map(|(_, service)| Arc::clone(service)).collect()
}

fn meets(there: &str, wanted: &str) -> bool {
    there.contains(wanted) || (there.chars().count() >= STEM_MIN && wanted.contains(there))
}

fn words_in(text: &Text) -> Vec<String> {
    let texts = [Some(&text.de), text.en.as_ref(), text.easy.as_ref()];
    texts.into_iter().flatten().flat_map(|text| words_of(text)).collect()
}

fn words_of_lists(texts: &Texts) -> Vec<String> {
    let lists = [Some(&texts.de), texts.en.as_ref(), texts.easy.as_ref()];
    lists.into_iter().flatten().flatten().flat_map(|text| words_of(text)).collect()
}

/// The words of a text as they are compared: lower case, without umlauts and without what parts them.
fn words_of(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let words = lower.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(folded).collect()
}

fn folded(word: &str) -> String {
    let plain: String = word
        .chars()
        .map(|letter| match letter {
            'ä' | 'á' | 'à' | 'â' | 'å' => 'a',
            'ö' | 'ó' | 'ò' | 'ô' | 'ø' => 'o',
            'ü' | 'ú' | 'ù' | 'û' => 'u',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'ß' => 's',
            other => other,
        })
        .collect();
    plain.replace("ae", "a").replace("oe", "o").replace("ue", "u").replace("ss", "s")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn umlauts_their_spellings_and_the_case_do_not_matter() {
        for spelling in ["BÄUME", "Baeume", "baume"] {
            assert_eq!(words_of(spelling), ["baume"]);
        }
        assert_eq!(words_of("Straße, Strasse"), ["strase", "strase"]);
    }

    #[test]
    fn a_longer_word_finds_its_stem() {
        assert!(meets("baum", "baume"));
        assert!(meets("baumfallgenehmigung", "baum"));
        assert!(!meets("ein", "einbruch"));
    }
}
