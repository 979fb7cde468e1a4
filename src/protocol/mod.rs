//! What the client knows about the wire, as functions and state machines over values.
