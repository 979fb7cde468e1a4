//! Writes what `request` and `paginate` know of paths: a type for each method and path, made of the
//! resource's method that asks for the same.

use std::collections::BTreeMap;
use std::fmt::Write;

use anyhow::Result;

use super::rows::Row;

/// A row with what its method's declaration says.
pub(super) struct Known<'a, 'b> {
    pub(super) row: &'a Row<'b>,
    /// The interface of its resource.
    pub(super) interface: String,
    /// Whether the method takes a query.
    pub(super) has_query: bool,
}

/// The declarations.
pub(super) fn write(known: &[Known]) -> Result<String> {
    let mut methods: BTreeMap<&str, BTreeMap<&str, String>> = BTreeMap::new();
    let mut lists: BTreeMap<&str, String> = BTreeMap::new();
    for one in known {
        let facts = one.row.facts;
        let paths = methods.entry(&facts.method).or_default();
        paths.insert(&facts.path, call(one));
        if one.row.list.is_some() {
            lists.insert(&facts.path, call(one));
        }
    }
    let mut text = String::from(
        "\n/** What `request` knows: a call for each method and path. */\nexport interface Requests {\n",
    );
    for (method, paths) in methods {
        writeln!(text, "  {method}: {{")?;
        for (path, call) in paths {
            writeln!(text, "    {path:?}: {call};")?;
        }
        text += "  };\n";
    }
    text += "}\n\n/** What `paginate` knows: a call for each path of a list. */\nexport interface Lists {\n";
    for (path, call) in lists {
        writeln!(text, "  {path:?}: {call};")?;
    }
    text += "}\n";
    Ok(text)
}

/// The method's type, the names of the path's parameters, and at which places the method takes the
/// body and the query; at last the key of a wrapped list.
fn call(known: &Known) -> String {
    let Known { row, interface, .. } = known;
    let names = row.facts.path_names();
    let mut next = names.len();
    let mut place = |there: bool| {
        let at = next;
        next += usize::from(there);
        if there {
            at.to_string()
        } else {
            "never".into()
        }
    };
    let mut arguments = vec![
        format!("{interface}[{:?}]", row.method_name),
        match names.as_slice() {
            [] => "never".into(),
            names => {
                let quoted: Vec<_> = names.iter().map(|name| format!("{name:?}")).collect();
                quoted.join(" | ")
            }
        },
        place(row.facts.body.is_some()),
        place(known.has_query),
    ];
    match row.wrapped_in {
        Some(key) => arguments.push(format!("{key:?}")),
        None => {
            while arguments.len() > 1 && arguments.last().is_some_and(|last| last == "never") {
                arguments.pop();
            }
        }
    }
    format!("Call<{}>", arguments.join(", "))
}
