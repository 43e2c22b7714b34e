//! Registers beside the journal: where the rows of derived tables are not what the events say.

use std::{collections::BTreeMap, fmt};

use ids::TownId;
use kernel::{
    commit::{Change, DirectoryChange, RegisterChange},
    context::TownContext,
    ports::StoreError,
    rows::{CaseRow, DirectoryRows, Finding, PrintRow, RegisteredCase, RoleRow, StreamId},
};

/// A row of a derived table that is not what the journal says.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Difference {
    pub town: TownId,
    pub table: String,
    /// Its key.
    pub row: String,
    pub how: How,
}

/// How a row differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// The journal gives it, the table lacks it.
    Missing,
    /// The table holds it, nothing in the journal gives it.
    Added,
    /// It is another one.
    Changed,
}

impl How {
    /// Its name in reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Added => "added",
            Self::Changed => "changed",
        }
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let how = match self.how {
            How::Missing => "is missing",
            How::Added => "stands in the table, and nothing in the journal gives it",
            How::Changed => "is not what the journal says",
        };
        write!(f, "the row {} {how}", self.row)
    }
}

impl From<Difference> for Finding {
    fn from(difference: Difference) -> Self {
        let reason = difference.to_string();
        Self { town: difference.town, stream: difference.table, seq: 0, reason }
    }
}

/// Compares the rows that the journal gives with those that a table holds; `key` tells rows apart.
fn compare_rows<T: PartialEq>(
    found: &mut Vec<Difference>,
    (town, table): (TownId, &str),
    (given, there): (&[T], &[T]),
    key: impl Fn(&T) -> String,
) {
    let mut differs = |row: String, how| {
        found.push(Difference { town, table: table.to_owned(), row, how });
    };
    let mut there: BTreeMap<String, &T> = there.iter().map(|row| (key(row), row)).collect();
    for row in given {
        match there.remove(&key(row)) {
            None => differs(key(row), How::Missing),
            Some(kept) if kept != row => differs(key(row), How::Changed),
            Some(_) => {}
        }
    }
    for (row, _) in there {
        differs(row, How::Added);
    }
}

/// Compares the tables of a town's directory with the rows that its journal gives.
pub(super) async fn compare_directory(
    ctx: TownContext<'_>,
    given: &[Change],
) -> Result<Vec<Difference>, StoreError> {
    let town = ctx.town;
    let mut found = Vec::new();
    let there = match ctx.ports.store.directory(town).await {
        Ok(there) => there,
        // A row that does not read back is none that the journal gives.
        Err(StoreError::BadRow { table, row, .. }) => {
            return Ok(vec![Difference { town, table: table.to_owned(), row, how: How::Changed }]);
        }
        Err(error) => return Err(error),
    };
    let given = directory_of(given);
    let id = |table| (town, table);
    compare_rows(&mut found, id("town"), (&given.towns, &there.towns), |row| row.town.to_string());
    compare_rows(&mut found, id("department"), (&given.departments, &there.departments), |row| {
        row.department.to_string()
    });
    compare_rows(&mut found, id("person"), (&given.people, &there.people), |row| row.person.to_string());
    compare_rows(&mut found, id("person_role"), (&given.roles, &there.roles), role);
    compare_rows(&mut found, id("service"), (&given.services, &there.services), |row| {
        row.service.to_string()
    });
    compare_rows(&mut found, id("revision"), (&given.revisions, &there.revisions), |row| {
        format!("{} {}", row.service, row.revision)
    });
    Ok(found)
}

/// Compares what the registers hold of a case with the rows that its stream gives.
pub(super) async fn compare_case(
    ctx: TownContext<'_>,
    (case, letters): (&CaseRow, &[PrintRow]),
) -> Result<Vec<Difference>, StoreError> {
    let town = ctx.town;
    let changed = |table: &str| Difference {
        town,
        table: table.to_owned(),
        row: case.case.to_string(),
        how: How::Changed,
    };
    let there = match ctx.ports.store.registered(town, case.case).await {
        Ok(there) => there,
        Err(StoreError::BadRow { table, .. }) => return Ok(vec![changed(table)]),
        Err(error) => return Err(error),
    };
    let RegisteredCase { case: row, is_folded, letters: listed } = there;
    let mut found = Vec::new();
    let row: Vec<CaseRow> = row.into_iter().collect();
    let given = std::slice::from_ref(case);
    compare_rows(&mut found, (town, "case_register"), (given, &row), |row| row.case.to_string());
    compare_rows(&mut found, (town, "print_list"), (letters, &listed), |row| {
        format!("{} {}", row.case, row.decision)
    });
    if found.is_empty() && !is_folded {
        found.push(changed("case_register"));
    }
    Ok(found)
}

/// Compares all derived tables of a town with the rows that its journal gives.
pub(super) async fn compare(ctx: TownContext<'_>, given: &[Change]) -> Result<Vec<Difference>, StoreError> {
    let mut found = compare_directory(ctx, given).await?;
    let mut letters: BTreeMap<_, Vec<PrintRow>> = BTreeMap::new();
    for change in given {
        if let Change::Register(RegisterChange::PutPrint(row)) = change {
            letters.entry(row.case).or_default().push(row.clone());
        }
    }
    for change in given {
        if let Change::Register(RegisterChange::PutCase(row)) = change {
            let letters = letters.get(&row.case).map_or(&[][..], Vec::as_slice);
            found.extend(compare_case(ctx, (row, letters)).await?);
        }
    }
    let stray = ctx.ports.store.rows_without_case(ctx.town).await?.into_iter();
    let derived = stray.filter(|(table, _)| matches!(table.as_str(), "case_register" | "print_list"));
    found.extend(derived.map(|(table, case)| stray_row(ctx.town, table, case)));
    Ok(found)
}

/// A row that names a case without a stream.
pub(super) fn stray_row(town: TownId, table: String, case: ids::CaseId) -> Difference {
    Difference { town, table, row: StreamId::Case(case).to_string(), how: How::Added }
}

fn role(row: &RoleRow) -> String {
    let place = row.role.department().map(|department| format!("@{department}"));
    format!("{} {}{}", row.person, row.role.name(), place.unwrap_or_default())
}

fn directory_of(changes: &[Change]) -> DirectoryRows {
    let mut rows = DirectoryRows::default();
    for change in changes {
        let Change::Directory(change) = change else { continue };
        match change.clone() {
            DirectoryChange::PutTown(row) => rows.towns.push(row),
            DirectoryChange::PutDepartment(row) => rows.departments.push(row),
            DirectoryChange::PutPerson(row) => rows.people.push(row),
            DirectoryChange::PutRole(row) => rows.roles.push(row),
            DirectoryChange::PutService(row) => rows.services.push(row),
            DirectoryChange::AddRevision(row) => rows.revisions.push(row),
            DirectoryChange::DeleteRole(_) => {}
        }
    }
    rows
}
