//! What a part of the tests came to.

use std::ops::AddAssign;

/// Counts of tests, and what the failed ones said.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    pub(crate) passed: usize,
    pub(crate) failed: usize,
    pub(crate) skipped: usize,
    /// Failures and reasons for what was skipped, to be said again at the end.
    pub(crate) notes: Vec<String>,
}

impl Tally {
    /// One test that passed.
    pub(crate) fn pass() -> Self {
        Self {
            passed: 1,
            ..Self::default()
        }
    }

    /// One test that failed.
    pub(crate) fn fail(note: impl Into<String>) -> Self {
        Self {
            failed: 1,
            notes: vec![note.into()],
            ..Self::default()
        }
    }

    /// Something that could not be run here.
    pub(crate) fn skip(note: impl Into<String>) -> Self {
        Self {
            skipped: 1,
            notes: vec![note.into()],
            ..Self::default()
        }
    }

    /// Passed if all is well, failed otherwise.
    pub(crate) fn of(result: anyhow::Result<()>) -> Self {
        match result {
            Ok(()) => Self::pass(),
            Err(error) => Self::fail(format!("{error:#}")),
        }
    }

    /// The last line of a run.
    pub(crate) fn summary(&self) -> String {
        format!(
            "{} passed, {} failed, {} skipped",
            self.passed, self.failed, self.skipped
        )
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
        self.notes.extend(other.notes);
    }
}
