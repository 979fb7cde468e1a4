//! What an emulated tenant is made with.

/// How an [`Emulator`](crate::Emulator) behaves. [`Config::default`] is the tenant that the tests
/// and the demo use.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Config {
    /// Seed of everything random: ids, keys, request ids, shares of faults.
    pub seed: u64,
    /// Origin of the tenant, the issuer's base. Links take their origin from `Host` instead.
    pub endpoint: String,
    /// Resource indicator of the Management API.
    pub resource: String,
    /// Life of an access token in seconds.
    pub token_lifetime: u64,
    /// Number of rows at which `enableCap=true` caps the total.
    pub page_cap: usize,
    /// Origin of the Admin Console: the only one that `/api` answers CORS for.
    pub admin_origin: String,
    /// Whether `X-Forwarded-Proto` and `X-Forwarded-Host` decide a link's origin.
    pub trust_proxy: bool,
    /// Milliseconds that every answer is held back.
    pub latency: u64,
    /// Shares of requests that go wrong, each from 0 to 1.
    pub shares: FaultShares,
}

/// Shares of requests that meet a fault without one having been ordered by the control API.
#[derive(Clone, Copy, Debug, Default)]
#[non_exhaustive]
pub struct FaultShares {
    /// 429 with `Retry-After: 1`.
    pub throttle: f64,
    /// 500, 502, 503 or 504.
    pub error: f64,
    /// A connection closed before the first byte of the answer.
    pub cut: f64,
    /// An answer that never comes.
    pub stall: f64,
    /// A 200 whose body is not JSON.
    pub garbage: f64,
}

impl FaultShares {
    /// The share of requests that meet any of them.
    pub fn sum(&self) -> f64 {
        self.throttle + self.error + self.cut + self.stall + self.garbage
    }
}

impl Default for Config {
    fn default() -> Self {
        Self {
            seed: 1,
            endpoint: "http://127.0.0.1:3001".into(),
            resource: "https://default.logto.app/api".into(),
            token_lifetime: 3600,
            page_cap: 10_000,
            admin_origin: "http://127.0.0.1:3002".into(),
            trust_proxy: false,
            latency: 0,
            shares: FaultShares::default(),
        }
    }
}

/// A machine-to-machine application that every seed has.
#[derive(Clone, Copy, Debug)]
pub struct Credentials {
    /// The application's id, the OAuth client id.
    pub app_id: &'static str,
    /// Its secret.
    pub app_secret: &'static str,
}

/// The application that may do everything.
pub const ADMIN: Credentials = Credentials {
    app_id: "m2m-admin",
    app_secret: "emulator-secret",
};
/// An application without the Management API role: its tokens carry no scope.
pub const NO_ROLE: Credentials = Credentials {
    app_id: "m2m-no-role",
    app_secret: "emulator-secret",
};
/// An application whose secret has expired.
pub const EXPIRED: Credentials = Credentials {
    app_id: "m2m-expired",
    app_secret: "emulator-secret",
};
/// An application that a page on [`CORS_ORIGIN`] may ask tokens with.
pub const CORS: Credentials = Credentials {
    app_id: "m2m-cors",
    app_secret: "emulator-secret",
};
/// What `corsAllowedOrigins` of [`CORS`] holds.
pub const CORS_ORIGIN: &str = "https://app.example.com";
/// Every application above.
pub const APPLICATIONS: [Credentials; 4] = [ADMIN, NO_ROLE, EXPIRED, CORS];
