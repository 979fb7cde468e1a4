//! Operations that Logto has and the emulator does not have yet: `others.txt`, a line each.

use std::sync::OnceLock;

use crate::router::{Route, Verb};

const LINES: &str = include_str!("others.txt");

/// Their routes, without handlers. The lines are read when a request meets no table first.
pub(crate) fn not_emulated() -> &'static [Route] {
    static ROUTES: OnceLock<Vec<Route>> = OnceLock::new();
    ROUTES.get_or_init(|| LINES.lines().filter_map(route).collect())
}

fn route(line: &'static str) -> Option<Route> {
    let (method, path) = line.split_once(' ')?;
    Some(Route::missing(Verb::parse(method)?, path))
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::{LINES, not_emulated};
    use crate::handlers::TABLES;
    use crate::router::{Route, Verb};

    fn emulated() -> Vec<(Verb, &'static str)> {
        let routes = TABLES.iter().copied().flatten().copied().flatten();
        routes.map(|route| (route.verb, route.path)).collect()
    }

    #[test]
    fn every_operation_of_the_client_is_emulated() {
        let text = include_str!("../../../api/operations.json");
        let facts: Value = serde_json::from_str(text).unwrap();
        let operations = facts["operations"].as_object().unwrap();
        assert!(operations.len() >= 139, "{} operations", operations.len());
        for (name, operation) in operations {
            let verb = Verb::parse(operation["method"].as_str().unwrap()).unwrap();
            let path = operation["path"]
                .as_str()
                .unwrap()
                .strip_prefix("/api")
                .unwrap();
            assert!(
                emulated().contains(&(verb, path)),
                "{name}: {verb:?} {path}"
            );
        }
    }

    #[test]
    fn what_is_listed_as_missing_is_missing() {
        assert_eq!(not_emulated().len(), LINES.lines().count());
        for Route { verb, path, .. } in not_emulated() {
            assert!(!emulated().contains(&(*verb, *path)), "{verb:?} {path}");
        }
    }
}
