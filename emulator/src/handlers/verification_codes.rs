//! `/verification-codes`: codes that would be sent by e-mail or SMS. As nothing is sent, all are the
//! same.

use super::connectors;
use crate::context::{Context, Outcome};
use crate::failure::Failure;
use crate::reply::Reply;
use crate::router::Route;

/// The code that is sent (README.md).
const CODE: &str = "000000";
/// Life of a code in ms.
const LIFETIME: u64 = 10 * 60 * 1000;

pub(crate) const ROUTES: &[Route] = &[
    Route::post("/verification-codes", create).documented(),
    Route::post("/verification-codes/verify", verify).documented(),
];

/// To whom a code goes, and the kind of connector that sends it.
fn receiver(cx: &Context<'_>) -> Result<(String, &'static str), Failure> {
    let email = cx.text("email").map(|email| (email, "Email"));
    let phone = || cx.text("phone").map(|phone| (phone, "Sms"));
    email.or_else(phone).ok_or_else(Failure::internal)
}

fn create(cx: &mut Context<'_>) -> Outcome {
    let (receiver, kind) = receiver(cx)?;
    let mut connectors = cx.store.connectors.iter();
    if !connectors.any(|connector| connectors::kind(connector) == kind) {
        return Err(Failure::with(501, "connector.not_found", &[kind]));
    }
    cx.store
        .verification_codes
        .insert(receiver, cx.now + LIFETIME);
    Ok(Reply::no_content())
}

/// A code is good once.
fn verify(cx: &mut Context<'_>) -> Outcome {
    let (receiver, _) = receiver(cx)?;
    let refuse = |code| Err(Failure::new(400, code));
    let Some(ends) = cx.store.verification_codes.get(&receiver) else {
        return refuse("verification_code.not_found");
    };
    if *ends <= cx.now {
        return refuse("verification_code.expired");
    }
    if cx.text("verificationCode").as_deref() != Some(CODE) {
        return refuse("verification_code.code_mismatch");
    }
    cx.store.verification_codes.shift_remove(&receiver);
    Ok(Reply::no_content())
}
