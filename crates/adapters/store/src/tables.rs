//! What the store as a whole must know of each table. A family declares its own; nothing else lists them.

use crate::{
    checkpoint, commands, desk, directory, documents, drafts, jobs, journal, keys, numbers, register,
    residents, sign_in, vault_notes,
};

/// A table, and where its rows come from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Table {
    name: &'static str,
    kind: Kind,
    is_sealed: bool,
}

/// The part of `docs/retention.md` in which a table stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Rebuilt from the journal.
    Derived,
    /// Kept until somebody decides.
    Authoritative,
    /// Goes by itself.
    Ephemeral,
}

impl Table {
    /// A table that can be emptied and filled again from the journal.
    pub(crate) const fn derived(name: &'static str) -> Self {
        Self { name, kind: Kind::Derived, is_sealed: false }
    }

    /// A table that holds what stands nowhere else.
    pub(crate) const fn authoritative(name: &'static str) -> Self {
        Self { name, kind: Kind::Authoritative, is_sealed: false }
    }

    /// A table whose rows go by themselves.
    pub(crate) const fn ephemeral(name: &'static str) -> Self {
        Self { name, kind: Kind::Ephemeral, is_sealed: false }
    }

    /// The same, with rows that refer to the key by which they are sealed (`key_id`): while there is one, its key stays.
    pub(crate) const fn sealed(self) -> Self {
        Self { is_sealed: true, ..self }
    }
}

/// Every family.
const FAMILIES: [&[Table]; 14] = [
    journal::TABLES,
    checkpoint::TABLES,
    commands::TABLES,
    jobs::TABLES,
    directory::TABLES,
    register::TABLES,
    keys::TABLES,
    drafts::TABLES,
    documents::TABLES,
    residents::TABLES,
    sign_in::TABLES,
    desk::TABLES,
    numbers::TABLES,
    vault_notes::TABLES,
];

/// The names of the tables that can be emptied and filled again from the journal.
pub fn derived_tables() -> impl Iterator<Item = &'static str> {
    all().filter(|table| table.kind == Kind::Derived).map(|table| table.name)
}

/// The names of the tables whose rows refer to the key by which they are sealed.
pub(crate) fn sealed() -> impl Iterator<Item = &'static str> {
    all().filter(|table| table.is_sealed).map(|table| table.name)
}

fn all() -> impl Iterator<Item = &'static Table> {
    FAMILIES.into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        db::all as rows,
        migrations::{self, Target},
    };

    /// Every table of the schema but the list of migrations themselves, and whether it refers to keys.
    const SCHEMA: &str = "SELECT
        it.name,
        EXISTS (SELECT 1 FROM pragma_foreign_key_list(it.name) AS its WHERE its.\"table\" = 'data_key')
    FROM sqlite_schema AS it
    WHERE it.type = 'table'
        AND it.name <> 'migration'
        AND it.name NOT LIKE 'sqlite_%'
    ORDER BY it.name";

    #[tokio::test]
    async fn the_families_declare_what_the_migrations_make() {
        let folder = tempfile::tempdir().unwrap();
        let mut target = Target::sqlite(&folder.path().join("schema.db")).await.unwrap();
        migrations::run(&mut target).await.unwrap();
        let made: Vec<(String, bool)> = rows!(&mut target.tx(), SCHEMA).unwrap();
        let mut declared: Vec<_> = all().map(|table| (table.name.to_owned(), table.is_sealed)).collect();
        declared.sort();
        assert_eq!(declared, made);
    }

    #[test]
    fn each_table_stands_in_its_part_of_the_deletion_concept() {
        let concept = include_str!("../../../../docs/retention.md");
        for table in all() {
            let heading = format!("{:?}: ", table.kind);
            let part = concept.split("\n## ").find(|part| part.starts_with(&heading)).unwrap();
            assert!(part.contains(&format!("`{}`", table.name)), "{heading}{}", table.name);
        }
    }
}
