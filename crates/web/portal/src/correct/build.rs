//! Builds the page of the open questions.

use case::Inquiry;
use casework::mailbox::OpenAnswers;
use form::{
    Answers,
    page::{Item, page},
};
use kit::{
    frame::{Area, Crumb},
    parts::Field,
    refusal::Refusal,
    urls::{Url, portal},
};
use locale::Language;

use super::{Correct, Section};
use crate::{reading::Reading, texts::Say as _};

/// The page; `answers` are those that count, or what was typed if it is shown again.
pub(super) fn build(
    reading: &Reading,
    open: &OpenAnswers,
    inquiry: &Inquiry,
    answers: &Answers,
    refusal: &Refusal,
) -> Correct {
    let (language, case) = (reading.language(), &open.file.case);
    let here = portal::Case { case: case.id() };
    let crumbs = vec![
        Crumb::to(language.say("nav-cases").to_string(), portal::Cases.href()),
        Crumb::to_case(case.subject().as_str(), here.href()),
    ];
    let mut frame = reading.frame(language.say("correct-answers").to_string(), Area::Cases, crumbs);
    frame.title = refusal.title(language, &frame.title);
    let mut sections = sections(open, answers, reading);
    for section in &mut sections {
        section.fields = refusal.mark(std::mem::take(&mut section.fields));
    }
    let fields: Vec<&Field> = sections.iter().flat_map(|section| &section.fields).collect();
    Correct {
        frame,
        alert: refusal.alert.clone(),
        errors: refusal.summary(&fields),
        asked: inquiry.text.as_str().to_owned(),
        sections,
        action: portal::CorrectedAnswers { case: case.id(), inquiry: inquiry.id }.href(),
        csrf: reading.csrf_forms.fresh(),
        case: here.href(),
    }
}

fn sections(open: &OpenAnswers, answers: &Answers, reading: &Reading) -> Vec<Section> {
    let form = &open.service.form;
    let evaluation = open.evaluate(answers, reading.today);
    let mut asking = Asking { open, language: reading.language(), sections: Vec::new() };
    for step in evaluation.steps() {
        let language = reading.language();
        if let Some(page) = page(form, step, answers, &evaluation, language) {
            asking.take(page.title, &page.items);
        }
    }
    asking.sections
}

struct Asking<'a> {
    open: &'a OpenAnswers,
    language: Language,
    sections: Vec<Section>,
}

impl Asking<'_> {
    fn take(&mut self, heading: &str, items: &[Item<'_>]) {
        let questions = items.iter().filter_map(|item| match item {
            Item::Question(question) if !question.calculated && self.open.opened.holds(&question.path) => {
                Some(runner::question_field(question, self.language))
            }
            Item::Question(_) | Item::Group(_) | Item::Note { .. } => None,
        });
        let fields: Vec<Field> = questions.collect();
        if !fields.is_empty() {
            self.sections.push(Section { heading: heading.to_owned(), fields });
        }
        for item in items {
            let Item::Group(group) = item else { continue };
            for row in &group.rows {
                let heading = match &group.repeat {
                    Some(repeat) => format!("{} {}", repeat.row_label, row.index + 1),
                    None => group.label.to_owned(),
                };
                self.take(&heading, &row.items);
            }
        }
    }
}
