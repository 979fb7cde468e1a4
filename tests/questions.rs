//! What JavaScript asks and what the core answers are numbered alike.

/// The names and numbers of the constants that a file declares.
fn constants(source: &str) -> Vec<(&str, &str)> {
    source
        .lines()
        .filter_map(|line| line.split_once("const ")?.1.strip_suffix(';'))
        .filter_map(|constant| constant.split_once(" = "))
        .map(|(name, number)| (name.trim_end_matches(": u32"), number))
        .collect()
}

#[test]
fn both_sides_number_the_questions_alike() {
    let asked = constants(include_str!("../src/host/questions.js"));
    let answered = constants(include_str!("../src/exports/questions.rs"));
    assert_eq!(asked, answered);
    for (at, (name, number)) in asked.iter().enumerate() {
        assert_eq!(number.parse(), Ok(at), "{name}");
    }
    assert!(asked.len() > 30);
}
