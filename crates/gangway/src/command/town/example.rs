//! `gangway town example`.

use crate::answer::Answer;

/// Settings of a town, all of them, with an explanation each.
const EXAMPLE: &str = include_str!("example.toml");

pub(super) fn run() -> Answer {
    Answer::text(EXAMPLE.trim_end())
}

#[cfg(test)]
mod tests {
    use toml::{Table, Value};
    use town::Settings;

    use super::*;

    #[test]
    fn the_example_reads_back_and_lacks_nothing() {
        let settings: Settings = toml::from_str(EXAMPLE).unwrap();
        settings.check().unwrap();
        assert_eq!(settings.missing(), []);
    }

    /// A name that there is not is refused with those that there are: each of them stands in the example, in its place or, where every
    /// text may have it, once at the top.
    #[test]
    fn the_example_names_every_setting() {
        let example: Table = toml::from_str(EXAMPLE).unwrap();
        let mut paths = vec![Vec::new()];
        tables(&example, &mut Vec::new(), &mut paths);
        assert!(paths.len() > 12, "{paths:?}");
        for path in paths {
            let mut changed = example.clone();
            let table = at(&mut changed, &path);
            let there: Vec<String> = table.keys().cloned().collect();
            table.insert("no_setting".to_owned(), Value::Boolean(true));
            let told = changed.try_into::<Settings>().unwrap_err().to_string();
            for name in expected(&told) {
                let explained = EXAMPLE.contains(&format!("(`{name}`)"));
                assert!(there.contains(&name) || explained, "{}: {name} is missing ({told})", path.join("."));
            }
        }
    }

    /// The paths of all tables within a table; of a list its first element.
    fn tables(table: &Table, path: &mut Vec<String>, paths: &mut Vec<Vec<String>>) {
        for (key, value) in table {
            let inner = match value {
                Value::Table(inner) => inner,
                Value::Array(list) => list[0].as_table().unwrap(),
                _ => continue,
            };
            path.push(key.clone());
            paths.push(path.clone());
            tables(inner, path, paths);
            path.pop();
        }
    }

    fn at<'a>(table: &'a mut Table, path: &[String]) -> &'a mut Table {
        path.iter().fold(table, |table, key| match table.get_mut(key).unwrap() {
            Value::Table(inner) => inner,
            Value::Array(list) => list[0].as_table_mut().unwrap(),
            other => panic!("{other:?}"),
        })
    }

    /// The names in «expected one of `a`, `b`».
    fn expected(told: &str) -> Vec<String> {
        let (_, list) = told.split_once("expected").unwrap_or_else(|| panic!("{told}"));
        let list = list.lines().next().unwrap();
        list.split('`').skip(1).step_by(2).map(str::to_owned).collect()
    }
}
