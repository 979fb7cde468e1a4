//! A tenant to ask in tests.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use emulator::{ADMIN, Config, Credentials, Emulator};
use http::{HeaderMap, Method, Request, StatusCode};
use serde_json::Value;

/// When tests begin: a moment after everything that is seeded.
pub(crate) const NOW: u64 = 1_795_458_000_000;
pub(crate) const HOST: &str = "127.0.0.1:3001";
pub(crate) const RESOURCE: &str = "https://default.logto.app/api";

/// An emulator, a clock, and a token of the administrator.
#[derive(Clone)]
pub(crate) struct Tenant {
    pub(crate) emulator: Emulator,
    pub(crate) now: u64,
    pub(crate) token: String,
}

/// An answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Default for Tenant {
    fn default() -> Self {
        Self::new(Config::default())
    }
}

impl Tenant {
    pub(crate) fn new(config: Config) -> Self {
        Self::of(Emulator::new(config))
    }

    /// A tenant that holds what `seed` describes.
    pub(crate) fn with_seed(seed: Value) -> Self {
        Self::of(Emulator::with_seed(Config::default(), seed).unwrap())
    }

    fn of(emulator: Emulator) -> Self {
        let mut tenant = Self {
            emulator,
            now: NOW,
            token: String::new(),
        };
        tenant.token = tenant.issue(ADMIN, &[("resource", RESOURCE), ("scope", "all")]);
        tenant
    }

    /// Sends a request as it is, with `Host`.
    pub(crate) fn send(&mut self, mut request: Request<Bytes>) -> Answer {
        request
            .headers_mut()
            .entry("host")
            .or_insert(HOST.parse().unwrap());
        let (parts, body) = self.emulator.handle(request, self.now).into_parts();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body,
        }
    }

    /// Sends a request with the token, and a JSON body unless it is null.
    pub(crate) fn call(&mut self, method: Method, path: &str, body: Value) -> Answer {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header("authorization", format!("Bearer {}", self.token));
        let bytes = if body.is_null() {
            Bytes::new()
        } else {
            request = request.header("content-type", "application/json");
            body.to_string().into()
        };
        self.send(request.body(bytes).unwrap())
    }

    pub(crate) fn get(&mut self, path: &str) -> Answer {
        self.call(Method::GET, path, Value::Null)
    }

    pub(crate) fn post(&mut self, path: &str, body: Value) -> Answer {
        self.call(Method::POST, path, body)
    }

    pub(crate) fn put(&mut self, path: &str, body: Value) -> Answer {
        self.call(Method::PUT, path, body)
    }

    pub(crate) fn patch(&mut self, path: &str, body: Value) -> Answer {
        self.call(Method::PATCH, path, body)
    }

    pub(crate) fn delete(&mut self, path: &str) -> Answer {
        self.call(Method::DELETE, path, Value::Null)
    }

    /// Asks the token endpoint with HTTP Basic.
    pub(crate) fn ask(&mut self, client: (&str, &str), parameters: &[(&str, &str)]) -> Answer {
        let credentials = STANDARD.encode(format!("{}:{}", client.0, client.1));
        let body = form(parameters);
        let request = Request::post("/oidc/token")
            .header("authorization", format!("Basic {credentials}"))
            .header("content-type", "application/x-www-form-urlencoded");
        self.send(request.body(body.into()).unwrap())
    }

    /// A token of an application.
    pub(crate) fn issue(&mut self, client: Credentials, parameters: &[(&str, &str)]) -> String {
        let all = [&[("grant_type", "client_credentials")], parameters].concat();
        let answer = self.ask((client.app_id, client.app_secret), &all);
        answer.json()["access_token"].as_str().unwrap().to_owned()
    }

    /// The ids of a list's first page.
    pub(crate) fn ids(&mut self, path: &str) -> Vec<String> {
        let list = self.get(path).json();
        let rows = list.as_array().unwrap();
        rows.iter()
            .map(|row| row["id"].as_str().unwrap().to_owned())
            .collect()
    }

    /// The id of the row of a list whose `name` or `username` is given.
    pub(crate) fn id_of(&mut self, path: &str, name: &str) -> String {
        let list = self.get(path).json();
        let named = |row: &&Value| row["name"] == name || row["username"] == name;
        let row = list.as_array().unwrap().iter().find(named);
        row.unwrap_or_else(|| panic!("no {name} in {path}"))["id"]
            .as_str()
            .unwrap()
            .to_owned()
    }

    /// A user by name; names are those of the seed.
    pub(crate) fn user(&mut self, username: &str) -> String {
        self.id_of(
            &format!("/api/users?search.username={username}&mode=exact"),
            username,
        )
    }

    pub(crate) fn role(&mut self, name: &str) -> String {
        self.id_of("/api/roles?page_size=100", name)
    }

    pub(crate) fn organization(&mut self, name: &str) -> String {
        self.id_of("/api/organizations?page_size=100", name)
    }
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        let text = String::from_utf8_lossy(&self.body);
        serde_json::from_str(&text)
            .unwrap_or_else(|error| panic!("{error}: {} {text}", self.status))
    }

    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    /// Lines of a header.
    pub(crate) fn lines(&self, name: &str) -> Vec<&str> {
        self.headers
            .get_all(name)
            .iter()
            .map(|value| value.to_str().unwrap())
            .collect()
    }

    /// Status and `code` of a refusal.
    pub(crate) fn refusal(&self) -> (u16, String) {
        (
            self.status.as_u16(),
            self.json()["code"].as_str().unwrap_or_default().to_owned(),
        )
    }

    /// The names of a list's rows.
    pub(crate) fn names(&self) -> Vec<String> {
        let rows = self.json();
        let name = |row: &Value| row["name"].as_str().unwrap().to_owned();
        rows.as_array().unwrap().iter().map(name).collect()
    }
}

pub(crate) fn form(parameters: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new())
        .extend_pairs(parameters)
        .finish()
}
