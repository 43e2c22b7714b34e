//! From XML to the model, for both versions. Elements are found by local name within the standard's namespace.

mod field;

use form::{
    format::LegalBasis,
    limits::{ELEMENTS_MAX, GROUP_DEPTH_MAX},
};
use roxmltree::{Document, Node};

use super::{
    ImportError,
    messages::Code,
    model::{About, Block, Group, Position, Rule, Schema, Standard, Times},
    report::{Report, SchemaName},
    xml::{child, child_text, children, code, own_text},
};

const NAMESPACE_V2: &str = "urn:xoev-de:fim:standard:xdatenfelder_2";
const NAMESPACE_V3: &str = "urn:xoev-de:fim:standard:xdatenfelder_3.0.0";

/// Reads the schema of a document; single groups and fields count as a schema of one element.
pub(super) fn read(document: &Document<'_>, report: &mut Report) -> Result<Schema, ImportError> {
    let root = document.root_element();
    let standard = match root.tag_name().namespace() {
        Some(NAMESPACE_V2) => Standard::V2,
        Some(NAMESPACE_V3) => Standard::V3,
        Some(other) => {
            return Err(ImportError::NotXDatenfelder(format!("the namespace is `{}`", clipped(other))));
        }
        None => return Err(ImportError::NotXDatenfelder("the root element has no namespace".into())),
    };
    let mut reader = Reader { standard, report, positions: 0, lists: std::collections::BTreeSet::new() };
    let schema = reader.root(root)?;
    let lists = reader.lists.len();
    report.counts.code_lists = lists;
    let About { id, version, name, .. } = &schema.about;
    report.schema =
        SchemaName { id: id.clone(), version: version.clone().unwrap_or_default(), name: name.clone() };
    Ok(schema)
}

struct Reader<'a> {
    standard: Standard,
    report: &'a mut Report,
    positions: usize,
    lists: std::collections::BTreeSet<String>,
}

impl Reader<'_> {
    fn root(&mut self, root: Node<'_, '_>) -> Result<Schema, ImportError> {
        if let Some(node) = child(root, "stammdatenschema") {
            let about = self.about(node, "", 'S');
            let path = about.id.clone();
            let rules = self.rules(node, &path);
            let children = self.positions(node, "", 0)?;
            if children.is_empty() {
                self.report.message(Code::GroupEmpty, &path, "");
            }
            return Ok(Schema { about, rules, children });
        }
        // A group or field on its own, as the portal exports building blocks.
        if !["datenfeldgruppe", "datenfeld"].iter().any(|name| child(root, name).is_some()) {
            let name = clipped(root.tag_name().name());
            return Err(ImportError::NotXDatenfelder(format!("`{name}` holds no schema, group or field")));
        }
        let block = self.block(root, "", 0)?;
        let block = block.ok_or_else(|| ImportError::NotXDatenfelder("nothing to import".into()))?;
        let about = About { basis: Vec::new(), help: None, ..block.about().clone() };
        let path = about.id.clone();
        let position = Position { path, times: Times::ONCE, basis: Vec::new(), block };
        Ok(Schema { about, rules: Vec::new(), children: vec![position] })
    }

    fn positions(
        &mut self,
        node: Node<'_, '_>,
        outer: &str,
        depth: usize,
    ) -> Result<Vec<Position>, ImportError> {
        let mut positions = Vec::new();
        for place in children(node, "struktur") {
            let Some(content) = child(place, "enthaelt") else { continue };
            let Some(block) = self.block(content, outer, depth)? else {
                self.report.open(outer, "Ein Unterelement ist weder Feld noch Gruppe; es wurde weggelassen.");
                continue;
            };
            let path = joined(outer, &block.about().id);
            let times = self.times(place, &path);
            positions.push(Position { times, basis: self.basis(place), path, block });
        }
        Ok(positions)
    }

    /// The group or field within a node.
    fn block(&mut self, node: Node<'_, '_>, outer: &str, depth: usize) -> Result<Option<Block>, ImportError> {
        self.positions += 1;
        // Steps, choices and wrapped fields need room of their own.
        if self.positions > ELEMENTS_MAX / 2 {
            return Err(ImportError::TooLarge(format!("more than {} fields and groups", ELEMENTS_MAX / 2)));
        }
        if depth > GROUP_DEPTH_MAX - 2 {
            return Err(ImportError::TooLarge(format!(
                "groups are nested more than {} deep",
                GROUP_DEPTH_MAX - 2
            )));
        }
        if let Some(field) = child(node, "datenfeld") {
            self.report.counts.fields += 1;
            return Ok(Some(Block::Field(Box::new(self.field(field, outer)))));
        }
        let Some(group) = child(node, "datenfeldgruppe") else { return Ok(None) };
        self.report.counts.groups += 1;
        self.group(group, outer, depth).map(|group| Some(Block::Group(group)))
    }

    fn group(&mut self, node: Node<'_, '_>, outer: &str, depth: usize) -> Result<Group, ImportError> {
        let about = self.about(node, outer, 'G');
        let path = joined(outer, &about.id);
        let rules = self.rules(node, &path);
        let children = self.positions(node, &path, depth + 1)?;
        let is_choice = code(node, "art").is_some_and(|art| art == "X");
        if children.is_empty() {
            self.report.message(Code::GroupEmpty, &path, "");
        }
        if is_choice && children.len() < 2 {
            self.report.message(Code::ChoiceTooSmall, &path, "");
        }
        for child in
            children.iter().filter(|child| is_choice && child.times != Times { min: 0, max: Some(1) })
        {
            self.report.message(Code::ChoiceChild, &child.path, "");
        }
        Ok(Group { about, is_choice, rules, children })
    }

    fn about(&mut self, node: Node<'_, '_>, outer: &str, letter: char) -> About {
        let identification = child(node, "identifikation");
        let id = identification.and_then(|node| child_text(node, "id"));
        let version = identification.and_then(|node| child_text(node, "version"));
        let path = joined(outer, id.as_deref().unwrap_or_default());
        match id.as_deref() {
            None => self.report.message(Code::IdMissing, &path, ""),
            Some(id) if !self.is_well_formed(id, letter) => {
                self.report.message(Code::IdMalformed, &path, &clipped(id));
            }
            Some(_) => {}
        }
        let id = id.unwrap_or_default();
        let name = child_text(node, "name");
        if name.is_none() {
            self.report.message(Code::NameMissing, &path, "");
        }
        let label = child_text(node, "bezeichnungEingabe").or_else(|| child_text(node, "bezeichnung"));
        if label.is_none() {
            self.report.message(Code::LabelMissing, &path, "");
        }
        let basis = self.basis(node);
        if basis.is_empty() && code(node, "schemaelementart").is_some_and(|art| art == "RNG") {
            self.report.message(Code::BasisMissing, &path, "");
        }
        self.status(node, &path);
        let name = name.unwrap_or_else(|| id.clone());
        let label = label
            .unwrap_or_else(|| if name.is_empty() { "Ohne Bezeichnung".to_owned() } else { name.clone() });
        let help = child_text(node, "hilfetextEingabe").or_else(|| child_text(node, "hilfetext"));
        About { id, version, name, label, help, basis }
    }

    fn status(&mut self, node: Node<'_, '_>, path: &str) {
        let known = match self.standard {
            Standard::V2 => code(node, "status")
                .is_some_and(|code| ["inVorbereitung", "aktiv", "inaktiv"].contains(&code.as_str())),
            Standard::V3 => {
                code(node, "freigabestatus").is_some_and(|code| matches!(code.as_bytes(), [b'1'..=b'8']))
            }
        };
        if !known {
            self.report.message(Code::StatusUnknown, path, "");
        }
    }

    fn rules(&mut self, node: Node<'_, '_>, path: &str) -> Vec<Rule> {
        let mut rules = Vec::new();
        for rule in children(node, "regel") {
            self.report.counts.rules += 1;
            let id =
                child(rule, "identifikation").and_then(|node| child_text(node, "id")).unwrap_or_default();
            let name = child_text(rule, "name").unwrap_or_default();
            let text = match self.standard {
                Standard::V2 => child_text(rule, "definition"),
                Standard::V3 => child_text(rule, "freitextRegel"),
            };
            if text.is_none() {
                self.report.message(Code::RuleEmpty, &joined(path, &id), "");
            }
            rules.push(Rule { id, name, text: text.unwrap_or_default() });
        }
        rules
    }

    fn times(&mut self, place: Node<'_, '_>, path: &str) -> Times {
        let Some(text) = child_text(place, "anzahl") else {
            self.report.message(Code::MultiplicityMissing, path, "");
            return Times::ONCE;
        };
        let number = |text: &str| text.trim().parse::<u32>().ok();
        let times = text.split_once(':').and_then(|(min, max)| {
            let max = if max.trim() == "*" { None } else { Some(number(max)?) };
            Some(Times { min: number(min)?, max })
        });
        match times {
            None => {
                self.report.message(Code::MultiplicityMalformed, path, &clipped(&text));
                Times::ONCE
            }
            Some(Times { min, max: Some(max) }) if min > max => {
                self.report.message(Code::MultiplicityReversed, path, &clipped(&text));
                Times { min: max, max: Some(min) }
            }
            Some(times) => times,
        }
    }

    /// Version 3 repeats the element, version 2 parts one text by `;` and puts links into brackets.
    fn basis(&self, node: Node<'_, '_>) -> Vec<LegalBasis> {
        let mut found: Vec<LegalBasis> = Vec::new();
        for basis in children(node, "bezug") {
            let Some(text) = own_text(basis) else { continue };
            match self.standard {
                Standard::V3 => {
                    let link = basis.attribute("link").map(str::to_owned).filter(|link| !link.is_empty());
                    found.push(LegalBasis { text, link });
                }
                Standard::V2 => found.extend(text.split(';').filter_map(linked)),
            }
        }
        found
    }

    fn is_well_formed(&self, id: &str, letter: char) -> bool {
        let digits = match self.standard {
            Standard::V2 => 8,
            Standard::V3 => 11,
        };
        id.strip_prefix(letter)
            .is_some_and(|rest| rest.len() == digits && rest.bytes().all(|byte| byte.is_ascii_digit()))
    }
}

fn linked(part: &str) -> Option<LegalBasis> {
    let part = part.trim();
    let (text, link) = match part.strip_suffix(')').and_then(|rest| rest.rsplit_once(" (http")) {
        Some((text, rest)) => (text.trim(), Some(format!("http{rest}"))),
        None => (part, None),
    };
    (!text.is_empty()).then(|| LegalBasis { text: text.to_owned(), link })
}

fn joined(outer: &str, id: &str) -> String {
    if outer.is_empty() { id.to_owned() } else { format!("{outer}/{id}") }
}

/// Foreign text as it may stand in a message.
fn clipped(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(80).collect()
}
