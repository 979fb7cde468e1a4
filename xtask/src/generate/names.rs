//! Names in JavaScript, from the server's tags and operationIds.

use super::surface::Surface;

/// The words of a name in camel case, each with a capital: `SignInExp` → `Sign`, `In`, `Exp`.
pub(super) fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut begins = true;
    for letter in name.chars() {
        if !letter.is_alphanumeric() {
            begins = true;
            continue;
        }
        match words.last_mut() {
            Some(word) if !begins && !letter.is_uppercase() => word.push(letter),
            _ => words.push(letter.to_uppercase().collect()),
        }
        begins = false;
    }
    words
}

/// One of many: `Users` → `User`.
pub(super) fn singular(word: &str) -> String {
    if let Some(stem) = word.strip_suffix("ies") {
        return format!("{stem}y");
    }
    // `Status`, `Access`, `Exp` are no plurals.
    if word.ends_with("ss") || word.ends_with("us") {
        return word.to_string();
    }
    word.strip_suffix('s').unwrap_or(word).to_string()
}

/// Words as a name that begins with a small letter.
pub(super) fn camel(words: &[String]) -> String {
    let mut name = words.concat();
    if let Some(first) = name.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    name
}

/// Words as a name that begins with a capital, of one thing: `UserRoles` → `UserRole`.
pub(super) fn singular_pascal(words: &[String]) -> String {
    match words.split_last() {
        Some((last, others)) => others.concat() + &singular(last),
        None => String::new(),
    }
}

/// The name of the resource of a tag: `Sign-in experience` → `signInExperience`.
pub(super) fn resource(tag: &str, surface: &Surface) -> String {
    let named = surface.resources.get(tag).and_then(|r| r.name.clone());
    named.unwrap_or_else(|| {
        // `SSO`, `CIMD` are one word each in names.
        let parts = tag.split(|c: char| !c.is_alphanumeric());
        let words = parts.map(|part| words(&part.to_lowercase()).concat());
        camel(&words.collect::<Vec<_>>())
    })
}

/// What operationIds call one of a resource.
pub(super) fn noun(tag: &str, surface: &Surface) -> String {
    let named = surface.resources.get(tag).and_then(|r| r.noun.clone());
    named.unwrap_or_else(|| singular_pascal(&words(&resource(tag, surface))))
}

/// The name of a method: the surface's, or the rule's.
pub(super) fn method(id: &str, tag: &str, surface: &Surface) -> String {
    let named = surface.methods.get(id).cloned();
    named.unwrap_or_else(|| method_by_rule(id, tag, surface))
}

/// The operationId without the resource's noun, which stands behind the verb or at the end.
pub(super) fn method_by_rule(id: &str, tag: &str, surface: &Surface) -> String {
    let id = words(id);
    let noun = words(&noun(tag, surface));
    let is_noun = |part: &[String]| {
        let ends_alike = part.last().map(|word| singular(word)) == noun.last().cloned();
        ends_alike && part.iter().rev().skip(1).eq(noun.iter().rev().skip(1))
    };
    let without = |from: usize| {
        let part = id.get(from..from + noun.len())?;
        (!noun.is_empty() && is_noun(part))
            .then(|| camel(&[&id[..from], &id[from + noun.len()..]].concat()))
    };
    let at_end = id.len().saturating_sub(noun.len()).max(1);
    without(1)
        .or_else(|| without(at_end))
        .unwrap_or_else(|| camel(&id))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(id: &str, tag: &str) -> String {
        let surface = Surface::parse(
            r#"
            resources."Audit logs" = { name = "logs" }
            methods.CreateRoleUser = "assignUsers"
            "#,
        )
        .unwrap();
        format!("{}.{}", resource(tag, &surface), method(id, tag, &surface))
    }

    #[test]
    fn a_method_is_the_operation_id_without_the_noun() {
        assert_eq!(named("ListUsers", "Users"), "users.list");
        assert_eq!(named("ListUserRoles", "Users"), "users.listRoles");
        assert_eq!(
            named("AssignOrganizationRolesToUsers", "Organizations"),
            "organizations.assignRolesToUsers"
        );
        assert_eq!(
            named("UpdatePersonalAccessTokenName", "Users"),
            "users.updatePersonalAccessTokenName"
        );
        assert_eq!(
            named("GetOidcSessionConfig", "Configs"),
            "configs.getOidcSession"
        );
        assert_eq!(named("GetLog", "Audit logs"), "logs.get");
    }

    #[test]
    fn several_words_and_capitals_are_one_noun() {
        assert_eq!(
            named("CreateOrganizationRoleScope", "Organization roles"),
            "organizationRoles.createScope"
        );
        assert_eq!(
            named("ListSsoConnectors", "SSO connectors"),
            "ssoConnectors.list"
        );
        assert_eq!(named("GetStatus", "Status"), "status.get");
    }

    #[test]
    fn an_exception_wins() {
        assert_eq!(named("CreateRoleUser", "Roles"), "roles.assignUsers");
    }
}
