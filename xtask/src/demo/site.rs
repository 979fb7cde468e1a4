//! What is where on the demo's origin.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::response::Response;
use serde_json::{Value, json};
use tower::ServiceExt;

use super::guard::Guard;
use super::page::{self, Page};
use super::proxy::Proxy;
use super::refusal::Refusal;

/// Who answers the API.
pub(super) enum Backend {
    /// An emulated tenant, whose secret is no secret.
    Emulator(Router),
    /// A real one, behind the proxy.
    Tenant(Box<Proxy>),
}

/// The demo's origin.
pub(super) struct Site {
    page: Page,
    guard: Guard,
    backend: Backend,
    setup: Value,
}

impl Site {
    /// Puts the page before a tenant.
    pub(super) fn new(page: Page, guard: Guard, backend: Backend) -> Self {
        let setup = match &backend {
            Backend::Emulator(_) => json!({
                "mode": "emulator",
                "appId": emulator::ADMIN.app_id,
                "appSecret": emulator::ADMIN.app_secret,
            }),
            Backend::Tenant(proxy) => json!({
                "mode": "proxy",
                "endpoint": proxy.endpoint(),
                "token": guard.token(),
            }),
        };
        Self {
            page,
            guard,
            backend,
            setup,
        }
    }

    async fn answer(&self, request: Request) -> Result<Response, Refusal> {
        let path = request.uri().path();
        let below = |prefix: &str| {
            path.strip_prefix(prefix)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        match &self.backend {
            Backend::Emulator(router) if ["/api", "/oidc", "/_emulator"].into_iter().any(below) => {
                let answer = router.clone().oneshot(request).await;
                Ok(answer.unwrap_or_else(|never| match never {}))
            }
            Backend::Tenant(proxy) if below("/api") => {
                let (request, body) = request.into_parts();
                self.guard.check_call(&request)?;
                let mut response = proxy.forward(&request, body).await?;
                page::isolate(response.headers_mut());
                Ok(response)
            }
            _ => {
                let (request, _) = request.into_parts();
                self.guard.check_page(&request)?;
                self.page.answer(&request, &self.setup).await
            }
        }
    }
}

/// Serves a site.
pub(super) fn router(site: Site) -> Router {
    Router::new().fallback(answer).with_state(Arc::new(site))
}

async fn answer(State(site): State<Arc<Site>>, request: Request) -> Response {
    site.answer(request).await.unwrap_or_else(|refusal| {
        let mut response = refusal.into_response();
        page::isolate(response.headers_mut());
        response
    })
}
