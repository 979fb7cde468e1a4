use std::collections::BTreeMap;

use super::*;

/// An operation as `host/resources.js` reads it.
struct Read {
    name: String,
    path: String,
    flags: String,
    columns: BTreeMap<char, String>,
    since: &'static str,
}

impl Read {
    fn column(&self, letter: char) -> &str {
        self.columns.get(&letter).map_or("", String::as_str)
    }
}

/// All operations of the text, in order.
fn read() -> Vec<Read> {
    let mut lines = table().lines();
    let versions: Vec<&str> = lines.next().unwrap().split(';').collect();
    let (mut all, mut segments, mut resource) = (Vec::new(), Vec::new(), String::new());
    for line in lines {
        let kept = line.len() - line.trim_start().len();
        let mut cells = line.trim_start().split(' ');
        let mut place = cells.next().unwrap().split('=');
        let (path, given) = (place.next().unwrap(), place.next());
        segments.truncate(kept);
        segments.extend(path.split('/'));
        if kept == 0 {
            resource = given.map_or_else(|| words(segments[0]), str::to_owned);
        }
        for cell in cells {
            let mut parts = cell.split(';');
            let flags = parts.next().unwrap();
            let columns: BTreeMap<char, String> = parts
                .map(|part| (part.chars().next().unwrap(), part[1..].to_owned()))
                .collect();
            let version = flags.trim_start_matches(|letter: char| !letter.is_numeric());
            let name = columns
                .get(&'=')
                .cloned()
                .unwrap_or_else(|| named(flags, &segments[1..]));
            all.push(Read {
                name: format!("{resource}.{name}"),
                path: format!("/api/{}", segments.join("/")),
                flags: flags.to_owned(),
                columns,
                since: versions[version.parse().unwrap_or(0)],
            });
        }
    }
    all
}

/// A method's name by its flags and the segments behind the resource's.
fn named(flags: &str, segments: &[&str]) -> String {
    let letter = flags.as_bytes()[0];
    let &(_, _, verb) = METHODS.iter().find(|(one, ..)| *one == letter).unwrap();
    let is_list = flags.contains('w') || flags.contains('l');
    let mut name = if is_list { "list" } else { verb }.to_owned();
    for (at, segment) in segments.iter().enumerate() {
        if segment.starts_with('{') {
            continue;
        }
        let next = segments.get(at + 1);
        let of_one = next.map_or(name.starts_with("create"), |next| next.starts_with('{'));
        let word = words(&format!("-{segment}"));
        name += &match word.strip_suffix("ies") {
            Some(stem) if of_one => format!("{stem}y"),
            _ if of_one && !word.ends_with("ss") && !word.ends_with("us") => {
                word.strip_suffix('s').unwrap_or(&word).to_owned()
            }
            _ => word,
        };
    }
    name
}

fn words(text: &str) -> String {
    let mut parts = text.split(['-', '.']);
    let first = parts.next().unwrap().to_owned();
    parts.fold(first, |all, part| {
        let (head, tail) = part.split_at(part.len().min(1));
        all + &head.to_uppercase() + tail
    })
}

#[test]
fn the_text_says_what_the_rows_say() {
    let all = read();
    assert_eq!(all.len(), OPERATIONS.len());
    for (read, operation) in all.iter().zip(OPERATIONS) {
        assert_eq!(read.name, operation.name);
        assert_eq!(read.path, operation.path);
        assert_eq!(read.column('k'), operation.wrapped_in);
        assert_eq!(read.column('q'), operation.query);
        assert_eq!(read.column('n'), operation.required);
        assert_eq!(read.column('s'), operation.search);
        assert_eq!(read.since, operation.since);
        let letter = read.flags.as_bytes()[0];
        let &(_, method, _) = METHODS.iter().find(|(one, ..)| *one == letter).unwrap();
        assert_eq!(method, operation.method);
        let has = |flag: char| read.flags.contains(flag);
        assert_eq!(has('p'), operation.public);
        assert_eq!(has('r'), operation.raw);
        assert_eq!(has('a'), operation.answers);
        assert_eq!(has('w'), operation.list == List::Whole);
        let paged = matches!(operation.list, List::Optional | List::Always);
        assert_eq!(has('l'), paged);
        assert_eq!(has('b'), operation.body == Body::Required);
        assert_eq!(has('o'), operation.body == Body::Optional);
        assert_eq!(has('m'), operation.body == Body::Multipart);
    }
}

#[test]
fn a_first_segment_is_that_of_one_resource() {
    let mut resources = BTreeMap::new();
    let mut segments = BTreeMap::new();
    for operation in OPERATIONS {
        let (resource, _) = operation.name.split_once('.').unwrap();
        let segment = operation.path.split('/').nth(2).unwrap();
        assert_eq!(*resources.entry(segment).or_insert(resource), resource);
        assert_eq!(*segments.entry(resource).or_insert(segment), segment);
    }
}

#[test]
fn lists_are_called_so() {
    for operation in OPERATIONS {
        let (_, method) = operation.name.split_once('.').unwrap();
        let called = method
            .strip_prefix("list")
            .is_some_and(|rest| !rest.starts_with(|letter: char| letter.is_lowercase()));
        assert_eq!(called, operation.list != List::No, "{}", operation.name);
    }
}
