//! Every operation of the API is answered.

use emulator::facts::Facts;

use crate::calls::{call, mistake};
use crate::tenant::Tenant;

#[test]
fn every_operation_answers_what_the_facts_say() {
    let base = Tenant::default();
    let mut wrong = Vec::new();
    for operation in Facts::get().operations() {
        let mut tenant = base.clone();
        let answer = call(&mut tenant, operation, false);
        if !answer.status.is_success() && !answer.status.is_redirection() {
            wrong.push(format!("{}: {} {}", operation.id, answer.status, answer.text()));
        } else if let Some(mistake) = mistake(operation, &answer) {
            wrong.push(format!("{}: {mistake}", operation.id));
        }
    }
    assert!(wrong.is_empty(), "{} {}", wrong.len(), wrong.join("\n"));
}
