//! Letters of the demo town. All facts are invented.

use std::sync::LazyLock;

use documents::LetterPress;
use jiff::civil::{Date, date};
use kernel::ports::RenderedPdf;
use locale::Language;
use rust_decimal::Decimal;
use service::letters::{
    Account, AnswerSection, AnswerTable, Block, Change, Closing, Content, Correction, Decision, Fee, Inquiry,
    Letter, Letterhead, Logo, LogoFormat, Receipt, Reference, RichText, Run, SealNote,
};

const CREST: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 42" width="36" height="42"><path fill="#0f4c5c" d="M2 2h32v19c0 10.5-7.4 16-16 19C9.4 37 2 31.5 2 21z"/><path fill="#fff" d="M17 7v15H8.5C12 18.5 15.2 13.5 17 7zM19.5 9.5c1.2 5.2 3.5 9.5 6.5 12.5h-6.5z"/><path fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round" d="M8 26.5c2.5 0 2.5 2 5 2s2.5-2 5-2 2.5 2 5 2 2.5-2 5-2M11.5 32c2.2 0 2.2 1.8 4.3 1.8S18 32 20.1 32s2.2 1.8 4.3 1.8"/></svg>"##;

static PRESS: LazyLock<LetterPress> = LazyLock::new(|| LetterPress::new(2));

pub(crate) fn print(letter: &Letter) -> RenderedPdf {
    PRESS.render_here(letter).unwrap()
}

pub(crate) fn press() -> &'static LetterPress {
    &PRESS
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}

fn letterhead() -> Letterhead {
    Letterhead {
        authority: "Stadt Fördestadt".into(),
        lines: lines("Die Oberbürgermeisterin\nGrünflächenamt"),
        sender: "Stadt Fördestadt · Grünflächenamt · 24900 Fördestadt".into(),
        footer: vec![
            lines("Stadt Fördestadt\nRathausplatz 1\n24900 Fördestadt"),
            lines("Telefon 040 66969-0\nstadt@foerdestadt.example\nfoerdestadt.example"),
            lines("Öffnungszeiten\nMo. bis Fr. 8 bis 12 Uhr\nDo. 14 bis 18 Uhr"),
            lines("Bank von Fördestadt\nIBAN DE89 3704 0044 0532 0130 00"),
        ],
        brand: [0x0f, 0x4c, 0x5c],
        logo: Some(Logo {
            format: LogoFormat::Svg,
            bytes: CREST.into(),
            alternative: "Wappen der Stadt Fördestadt: ein Segelschiff über Wellen".into(),
        }),
    }
}

fn letter(day: Date, subject: &str, content: Content) -> Letter {
    Letter {
        language: Language::German,
        date: day,
        letterhead: letterhead(),
        recipient: lines("Frau\nHenrike Thomsen\nLindenweg 14\n24900 Fördestadt"),
        reference: Reference {
            file_number: Some("67.2-B-0417/26".into()),
            case_number: "B-2026-0417".into(),
            writer: Some("Jonas Petersen".into()),
            phone: Some("040 66969 900-214".into()),
            email: Some("baeume@foerdestadt.example".into()),
            room: Some("214".into()),
        },
        subject: subject.into(),
        salutation: "Sehr geehrte Frau Thomsen,".into(),
        content,
        closing: Closing { name: "Jonas Petersen".into(), role: None, by_order: true },
        seal: Some(SealNote::Demonstration),
        enclosures: Vec::new(),
    }
}

fn plain(words: &str) -> Vec<Run> {
    vec![Run::plain(words)]
}

fn remedies() -> RichText {
    RichText::sentence(
        "Gegen diesen Bescheid können Sie innerhalb eines Monats nach seiner Bekanntgabe Widerspruch erheben. Der \
         Widerspruch ist bei der Stadt Fördestadt, Rathausplatz 1, 24900 Fördestadt, schriftlich, in elektronischer \
         Form nach § 3a Absatz 2 des Verwaltungsverfahrensgesetzes oder zur Niederschrift einzulegen.",
    )
}

pub(crate) fn decision() -> Letter {
    let decision = Decision {
        opening: RichText::sentence(
            "auf Ihren Antrag vom 3. November 2026 ergeht für die Hänge-Birke (Baum 2) folgender Bescheid:",
        ),
        rulings: vec![
            plain(
                "Sie dürfen die Hänge-Birke mit 96 cm Stammumfang auf dem Grundstück Lindenweg 14 (Gemarkung Förde, \
                 Flur 7, Flurstück 112/4) fällen.",
            ),
            plain("Die Genehmigung gilt bis zum 28. Februar 2027."),
            plain("Über die Winterlinde (Baum 1) entscheiden wir gesondert."),
            plain("Für diesen Bescheid erheben wir eine Gebühr von 70,00 Euro."),
        ],
        ancillary_provisions: vec![
            plain(
                "Sie pflanzen bis zum 30. November 2027 auf demselben Grundstück einen heimischen Laubbaum, Hochstamm, \
                 mindestens 12 bis 14 cm Stammumfang. Geht er innerhalb von drei Jahren ein, ersetzen Sie ihn.",
            ),
            plain(
                "Unmittelbar vor der Fällung prüfen Sie den Baum auf Nester und Höhlen. Finden Sie welche, darf nicht \
                 gefällt werden; rufen Sie uns an.",
            ),
        ],
        reasons: RichText::read(
            "Die Birke ist nach § 2 Absatz 1 der Baumschutzsatzung geschützt, denn ihr Stamm misst in einem Meter Höhe \
             96 cm. Sie zu fällen ist nach § 4 verboten. Eine Ausnahme nach § 6 Absatz 1 Nummer 2 ist möglich, wenn \
             von einem Baum eine Gefahr ausgeht, die sich anders nicht abwenden lässt.\n\n\
             So liegt es hier. Beim Ortstermin am 12. November 2026 war der Stamm um 14 Grad zum Haus geneigt, die \
             Wurzeln waren auf der Gegenseite gekappt. Ein Rückschnitt würde die Standsicherheit nicht \
             wiederherstellen. Die Ersatzpflanzung beruht auf § 7 der Satzung und gleicht den Verlust aus. Die \
             Befristung schützt brütende Vögel (§ 39 Absatz 5 Bundesnaturschutzgesetz).\n\n\
             Die Gebühr ergibt sich aus Tarifstelle 4.1 der Gebührensatzung.",
        ),
        fee: Some(fee()),
        remedies: Some(remedies()),
    };
    let subject = "Genehmigung zur Fällung einer Hänge-Birke, Lindenweg 14 (Teilbescheid)";
    letter(date(2026, 11, 16), subject, Content::Decision(Box::new(decision)))
}

fn fee() -> Fee {
    Fee {
        amount: Decimal::new(7000, 2),
        due_days: 30,
        account: Account::new(
            "Stadt Fördestadt",
            "DE89370400440532013000",
            Some("Bank von Fördestadt".into()),
        )
        .unwrap(),
        purpose: "B-2026-0417".into(),
    }
}

pub(crate) fn receipt() -> Letter {
    let row = |label: &str, value: &str| (label.to_owned(), value.to_owned());
    let tree = |title: &str, kind: &str, girth: &str, why: &str| AnswerSection {
        title: title.to_owned(),
        rows: vec![
            row("Baumart", kind),
            row("Stammumfang in 1 m Höhe", girth),
            row("Warum soll der Baum weg?", why),
        ],
    };
    let receipt = Receipt {
        opening: RichText::read(
            "Ihr Antrag ist am 3. November 2026 um 9:14 Uhr bei uns eingegangen. Er hat das Zeichen **B-2026-0417**.\n\n\
             Als Nächstes prüft das Grünflächenamt Ihre Angaben. Wenn etwas fehlt, fragen wir nach; sonst hören Sie bis \
             zum 1. Dezember 2026 von uns.",
        ),
        answers: AnswerTable {
            sections: vec![
                AnswerSection {
                    title: "Wo stehen die Bäume?".into(),
                    rows: vec![
                        row("Grundstück", "Lindenweg 14\n24900 Fördestadt"),
                        row("Gehört Ihnen das Grundstück?", "Ja"),
                    ],
                },
                tree("Baum 1", "Winterlinde", "132 cm", "Er nimmt dem Wohnzimmer das Licht."),
                tree(
                    "Baum 2",
                    "Hänge-Birke",
                    "96 cm",
                    "Der Stamm neigt sich seit dem Sturm im Oktober deutlich zum Haus. Auf der anderen Seite sind die \
                     Wurzeln beim Bau der Garage gekappt worden. #strong[nicht] $x$ 🌳",
                ),
            ],
        },
        documents: vec!["Lageplan.pdf (412 kB)".into(), "Foto der Birke.jpg (2,1 MB)".into()],
        answers_json: "{\n  \"trees\": [{ \"kind\": \"Winterlinde\", \"girth\": 132 }, { \"kind\": \"Hänge-Birke\" }]\n}\n"
            .into(),
        ending: RichText::sentence("Sie müssen jetzt nichts tun. Bitte heben Sie dieses Schreiben auf."),
    };
    Letter {
        closing: Closing { name: "Stadt Fördestadt, Grünflächenamt".into(), role: None, by_order: false },
        ..letter(
            date(2026, 11, 3),
            "Ihr Antrag auf Baumfällgenehmigung ist angekommen",
            Content::Receipt(receipt),
        )
    }
}

pub(crate) fn inquiry() -> Letter {
    let inquiry = Inquiry {
        opening: RichText::sentence(
            "danke für Ihren Antrag. Damit wir über die Winterlinde entscheiden können, fehlt uns noch etwas: Aus den \
             Fotos geht nicht hervor, wie nah der Baum am Haus steht.",
        ),
        documents: vec![
            "ein Lageplan mit dem Abstand zum Haus".into(),
            "ein Foto vom Fuß des Stammes".into(),
        ],
        due: Some(date(2026, 12, 2)),
        ending: RichText::read(
            "Am einfachsten antworten Sie in Ihrem Postfach unter foerdestadt.example. Brauchen Sie mehr Zeit? Dann \
             schreiben Sie uns kurz; wir verlängern gern.",
        ),
    };
    letter(
        date(2026, 11, 18),
        "Eine Frage zu Ihrem Antrag: Winterlinde, Lindenweg 14",
        Content::Inquiry(inquiry),
    )
}

pub(crate) fn correction() -> Letter {
    let correction = Correction {
        opening: RichText::sentence(
            "in unserem Bescheid vom 16. November 2026 steht eine falsche Zahl. Wir berichtigen sie:",
        ),
        changes: vec![Change { wrong: "Flurstück 112/4".into(), right: "Flurstück 114/2".into() }],
        ending: RichText::sentence(
            "Es war ein Schreibfehler (§ 42 Verwaltungsverfahrensgesetz). Alles andere bleibt, wie es ist; auch die \
             Frist für den Widerspruch ändert sich nicht.",
        ),
        remedies: None,
    };
    letter(
        date(2026, 11, 20),
        "Berichtigung unseres Bescheids vom 16. November 2026",
        Content::Correction(correction),
    )
}

pub(crate) fn cover() -> Letter {
    Letter {
        seal: None,
        enclosures: vec!["Bescheid vom 16. November 2026 (2 Seiten)".into()],
        ..letter(
            date(2026, 11, 27),
            "Ihr Bescheid vom 16. November 2026",
            Content::Cover(RichText::sentence(
                "Ihr Bescheid lag zehn Tage in Ihrem Postfach, ohne dass er abgerufen wurde. Deshalb schicken wir ihn \
                 Ihnen hiermit mit der Post.",
            )),
        )
    }
}

pub(crate) fn english_decision() -> Letter {
    let decision = Decision {
        opening: RichText::sentence("we have decided on your application of 3 November 2026 as follows."),
        rulings: vec![plain("Your application is rejected.")],
        ancillary_provisions: Vec::new(),
        reasons: RichText {
            blocks: vec![
                Block::Heading("Facts".into()),
                Block::Paragraph(plain("The lime tree is healthy.")),
                Block::Heading("Law".into()),
                Block::Bullets(vec![
                    plain("Section 4 of the by-law protects it."),
                    plain("No exception applies."),
                ]),
            ],
        },
        fee: None,
        remedies: None,
    };
    Letter {
        language: Language::English,
        salutation: "Dear Ms Thomsen,".into(),
        seal: Some(SealNote::Plain {
            owner: "Stadt Fördestadt".into(),
            check_at: Some("foerdestadt.example/siegel".into()),
        }),
        ..letter(date(2026, 12, 1), "Lime tree, Lindenweg 14: refusal", Content::Decision(Box::new(decision)))
    }
}

pub(crate) fn all() -> [(&'static str, Letter); 6] {
    [
        ("receipt", receipt()),
        ("inquiry", inquiry()),
        ("decision", decision()),
        ("correction", correction()),
        ("cover", cover()),
        ("english-decision", english_decision()),
    ]
}
