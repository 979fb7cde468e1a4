//! Operations that Logto has and the emulator does not, from the table of all operations.

use std::sync::OnceLock;

use indexmap::IndexMap;
use serde::Deserialize;

use crate::router::{Route, Verb};

const OPERATIONS: &str = include_str!("../../../api/operations.json");

#[derive(Deserialize)]
struct Facts {
    operations: IndexMap<String, Operation>,
}

#[derive(Deserialize)]
struct Operation {
    method: Verb,
    path: String,
}

/// Routes of all operations, without handlers. Read when a request meets no table first.
pub(crate) fn not_emulated() -> &'static [Route] {
    static ROUTES: OnceLock<Vec<Route>> = OnceLock::new();
    ROUTES.get_or_init(|| {
        let facts: Facts = serde_json::from_str(OPERATIONS)
            .unwrap_or_else(|error| unreachable!("a test reads api/operations.json: {error}"));
        let operations = facts.operations.into_values();
        operations
            .filter_map(|operation| {
                let path = operation.path.strip_prefix("/api")?.to_owned();
                Some(Route::missing(operation.method, path.leak()))
            })
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::not_emulated;
    use crate::handlers::TABLES;
    use crate::router::Route;

    #[test]
    fn every_emulated_route_is_an_operation_of_logto() {
        let known: Vec<_> = not_emulated()
            .iter()
            .map(|route| (route.verb, route.path))
            .collect();
        assert!(known.len() > 250, "{} operations", known.len());
        for route in TABLES.iter().copied().flatten().copied().flatten() {
            assert!(
                known.contains(&(route.verb, route.path)),
                "{:?} {}",
                route.verb,
                route.path
            );
        }
    }

    #[test]
    fn every_operation_of_the_seven_resources_is_emulated() {
        let resources = [
            "users",
            "roles",
            "applications",
            "organizations",
            "resources",
            "logs",
            "connectors",
        ];
        let ours = |route: &&Route| {
            let first = route.path.split('/').nth(1).unwrap_or_default();
            resources.contains(&first)
        };
        let emulated: Vec<_> = TABLES
            .iter()
            .copied()
            .flatten()
            .copied()
            .flatten()
            .map(|route| (route.verb, route.path))
            .collect();
        let wanted: Vec<_> = not_emulated().iter().filter(ours).collect();
        assert_eq!(wanted.len(), 139);
        for route in wanted {
            assert!(
                emulated.contains(&(route.verb, route.path)),
                "{:?} {}",
                route.verb,
                route.path
            );
        }
    }
}
