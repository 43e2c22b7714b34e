//! The words of the interface for people: `texts/de` and `texts/en`, over those of `kit`.

fluent_templates::static_loader! {
    static TEXTS = {
        locales: "./texts",
        fallback_language: "de",
        // Isolation marks around arguments would be read aloud and break copying.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}
kit::words!(TEXTS, kit::words::WORDS);
