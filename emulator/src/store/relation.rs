//! Relations: sets of tuples of ids, in order of insertion.

use indexmap::IndexSet;

/// A set of `N`-tuples of ids.
#[derive(Clone, Debug)]
pub(crate) struct Relation<const N: usize>(IndexSet<[String; N]>);

impl<const N: usize> Default for Relation<N> {
    fn default() -> Self {
        Self(IndexSet::new())
    }
}

impl<const N: usize> Relation<N> {
    /// Whether the tuple was new.
    pub(crate) fn insert(&mut self, tuple: [&str; N]) -> bool {
        self.0.insert(tuple.map(str::to_owned))
    }

    pub(crate) fn has(&self, tuple: [&str; N]) -> bool {
        self.0.contains(&tuple.map(str::to_owned))
    }

    /// Whether the tuple was there.
    pub(crate) fn remove(&mut self, tuple: [&str; N]) -> bool {
        self.0.shift_remove(&tuple.map(str::to_owned))
    }

    /// Removes the tuples that hold `id` in `column`.
    pub(crate) fn remove_where(&mut self, column: usize, id: &str) {
        self.0.retain(|tuple| tuple[column] != id);
    }

    /// Removes the tuples that begin with `prefix`.
    pub(crate) fn remove_prefix(&mut self, prefix: &[&str]) {
        self.0.retain(|tuple| !begins(tuple, prefix));
    }

    /// What `column` holds where the tuple begins with `prefix`.
    pub(crate) fn under<'a, const M: usize>(
        &'a self,
        prefix: [&'a str; M],
        column: usize,
    ) -> impl Iterator<Item = &'a str> {
        let found = self.0.iter().filter(move |tuple| begins(*tuple, &prefix));
        found.map(move |tuple| tuple[column].as_str())
    }

    /// What `wanted` holds where `column` holds `id`.
    pub(crate) fn where_is<'a>(
        &'a self,
        column: usize,
        id: &'a str,
        wanted: usize,
    ) -> impl Iterator<Item = &'a str> {
        self.0
            .iter()
            .filter(move |tuple| tuple[column] == id)
            .map(move |tuple| tuple[wanted].as_str())
    }

    /// Replaces the tuples under a prefix of all but the last column.
    pub(crate) fn replace(&mut self, prefix: &[&str], last: &[String]) {
        self.remove_prefix(prefix);
        for id in last {
            let mut ids = prefix.iter().copied().chain([id.as_str()]);
            self.insert(std::array::from_fn(|_| ids.next().unwrap_or_default()));
        }
    }
}

fn begins(tuple: &[String], prefix: &[&str]) -> bool {
    tuple
        .iter()
        .zip(prefix)
        .all(|(held, wanted)| held == wanted)
}
