//! Authorization of requests to `/api` (WIRE.md, Authorization).

use http::{HeaderMap, header};
use serde_json::{Map, Value, json};

use crate::failure::Failure;
use crate::jwt::{Invalid, Keys};

/// Whom a token must be for.
pub(crate) struct Expected<'a> {
    pub(crate) issuer: String,
    pub(crate) audience: &'a str,
    /// Epoch ms.
    pub(crate) now: u64,
}

/// Checks that a request has a good token and that its scope has `all`.
pub(crate) fn check(
    headers: &HeaderMap,
    keys: &Keys,
    expected: &Expected<'_>,
) -> Result<(), Failure> {
    let claims = claims(headers, keys, expected)?;
    let scope = claims
        .get("scope")
        .and_then(Value::as_str)
        .unwrap_or_default();
    if !scope.split(' ').any(|scope| scope == "all") {
        return Err(Failure::new(403, "auth.forbidden"));
    }
    Ok(())
}

/// The claims of a request's token, checked as the jose library does: form, key, signature, issuer,
/// audience, expiry without tolerance.
pub(crate) fn claims(
    headers: &HeaderMap,
    keys: &Keys,
    expected: &Expected<'_>,
) -> Result<Map<String, Value>, Failure> {
    let header = headers
        .get(header::AUTHORIZATION)
        .map(|value| String::from_utf8_lossy(value.as_bytes()))
        .filter(|value| !value.is_empty())
        .ok_or_else(|| Failure::new(401, "auth.authorization_header_missing"))?;
    let token = match header.strip_prefix("Bearer") {
        Some("") => "",
        Some(rest) if rest.starts_with(' ') => rest.trim(),
        _ => {
            return Err(
                Failure::new(401, "auth.authorization_token_type_not_supported")
                    .data(json!({ "supportedTypes": ["Bearer"] })),
            );
        }
    };
    let claims = keys.verify(token).map_err(|invalid| {
        let (code, name) = match invalid {
            Invalid::Malformed => ("ERR_JWS_INVALID", "JWSInvalid"),
            Invalid::UnknownKey => ("ERR_JWKS_NO_MATCHING_KEY", "JWKSNoMatchingKey"),
            Invalid::Signature => (
                "ERR_JWS_SIGNATURE_VERIFICATION_FAILED",
                "JWSSignatureVerificationFailed",
            ),
        };
        unauthorized(json!({ "code": code, "name": name }))
    })?;
    if claims
        .get("iss")
        .is_none_or(|issuer| *issuer != expected.issuer)
    {
        return Err(claim(
            "ERR_JWT_CLAIM_VALIDATION_FAILED",
            "JWTClaimValidationFailed",
            "iss",
            &claims,
        ));
    }
    if claims
        .get("aud")
        .is_none_or(|audience| *audience != expected.audience)
    {
        return Err(claim(
            "ERR_JWT_CLAIM_VALIDATION_FAILED",
            "JWTClaimValidationFailed",
            "aud",
            &claims,
        ));
    }
    if claims
        .get("exp")
        .and_then(Value::as_u64)
        .unwrap_or_default()
        <= expected.now / 1000
    {
        return Err(claim("ERR_JWT_EXPIRED", "JWTExpired", "exp", &claims));
    }
    Ok(claims)
}

fn unauthorized(data: Value) -> Failure {
    Failure::new(401, "auth.unauthorized").data(data)
}

fn claim(code: &str, name: &str, claim: &str, payload: &Map<String, Value>) -> Failure {
    unauthorized(json!({
        "code": code, "name": name, "claim": claim, "reason": "check_failed", "payload": payload,
    }))
}
