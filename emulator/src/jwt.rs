//! Access tokens: JWTs signed with ES384 (RFC 7515, RFC 7518 §3.4, RFC 9068).

use std::cell::{OnceCell, RefCell};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use es384::KeyPair;
use indexmap::IndexMap;
use serde_json::{Map, Value, json};

use crate::store::random::Random;

/// Tokens of which the signature is not checked again.
const REMEMBERED: usize = 100;

/// The tenant's current signing key. It is computed when first needed.
#[derive(Clone, Debug)]
pub(crate) struct Keys {
    random: Random,
    kid: String,
    secret: [u8; 48],
    pair: OnceCell<KeyPair>,
    /// Claims of tokens whose signature was found good: a check costs a millisecond or two.
    good: RefCell<IndexMap<String, Map<String, Value>>>,
}

/// Why a token is not one of this tenant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Invalid {
    Malformed,
    UnknownKey,
    Signature,
}

impl Keys {
    pub(crate) fn new(seed: u64) -> Self {
        let mut keys = Self {
            random: Random::new(seed, "signing keys"),
            kid: String::new(),
            secret: [0; 48],
            pair: OnceCell::new(),
            good: RefCell::default(),
        };
        keys.rotate();
        keys
    }

    /// Replaces the key: no token signed so far is accepted any more.
    pub(crate) fn rotate(&mut self) {
        self.random.fill(&mut self.secret);
        // Below the order of the curve, which begins with 192 one bits.
        self.secret[0] &= 0x7f;
        self.kid = self.random.token(43);
        self.pair = OnceCell::new();
        self.good.take();
    }

    fn pair(&self) -> &KeyPair {
        self.pair.get_or_init(|| {
            KeyPair::from_scalar(&self.secret)
                .unwrap_or_else(|| unreachable!("the scalar is in range and not zero"))
        })
    }

    /// Signs claims.
    pub(crate) fn sign(&self, claims: &Map<String, Value>) -> String {
        let header = json!({ "alg": "ES384", "typ": "at+jwt", "kid": self.kid });
        let encode = |value: String| URL_SAFE_NO_PAD.encode(value);
        let payload = Value::Object(claims.clone());
        let signed = format!(
            "{}.{}",
            encode(header.to_string()),
            encode(payload.to_string())
        );
        let signature = self.pair().sign(signed.as_bytes());
        format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature))
    }

    /// The claims of a token that this tenant signed. Says nothing of their truth.
    pub(crate) fn verify(&self, token: &str) -> Result<Map<String, Value>, Invalid> {
        if let Some(claims) = self.good.borrow().get(token) {
            return Ok(claims.clone());
        }
        let claims = self.check(token)?;
        let mut good = self.good.borrow_mut();
        if good.len() == REMEMBERED {
            good.clear();
        }
        good.insert(token.to_owned(), claims.clone());
        Ok(claims)
    }

    fn check(&self, token: &str) -> Result<Map<String, Value>, Invalid> {
        let (signed, signature) = token.rsplit_once('.').ok_or(Invalid::Malformed)?;
        let (header, payload) = signed.split_once('.').ok_or(Invalid::Malformed)?;
        let header = decode(header)?;
        let known = header.get("alg").is_some_and(|alg| alg == "ES384")
            && header.get("kid").is_some_and(|kid| *kid == self.kid);
        if !known {
            return Err(Invalid::UnknownKey);
        }
        let signature = URL_SAFE_NO_PAD
            .decode(signature)
            .map_err(|_| Invalid::Malformed)?;
        if !self.pair().verify(signed.as_bytes(), &signature) {
            return Err(Invalid::Signature);
        }
        decode(payload)
    }

    /// The public key as a JWK set (RFC 7517).
    pub(crate) fn jwks(&self) -> Value {
        let (x, y) = self.pair().point();
        json!({ "keys": [{
            "kty": "EC",
            "use": "sig",
            "kid": self.kid,
            "alg": "ES384",
            "crv": "P-384",
            "x": URL_SAFE_NO_PAD.encode(x),
            "y": URL_SAFE_NO_PAD.encode(y),
        }] })
    }
}

fn decode(part: &str) -> Result<Map<String, Value>, Invalid> {
    let bytes = URL_SAFE_NO_PAD
        .decode(part)
        .map_err(|_| Invalid::Malformed)?;
    serde_json::from_slice(&bytes).map_err(|_| Invalid::Malformed)
}
