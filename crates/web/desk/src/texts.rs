//! The words of the desk: `texts/de` and `texts/en`, over those of `runner`.

fluent_templates::static_loader! {
    static TEXTS = {
        locales: "./texts",
        fallback_language: "de",
        // Isolation marks around arguments would be read aloud and break copying.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}
kit::words!(TEXTS, runner::WORDS);
