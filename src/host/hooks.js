// Telling the caller's hooks what happens. A hook that throws, or rejects, changes nothing.

function tell(hooks, name, event) {
  try {
    hooks[name]?.(event)?.catch?.(() => {});
  } catch {}
}

/** The fields that every event of an attempt has; `operation` is left out where there is none. */
function attemptOf(id, operation, method, path, attempt) {
  return operation === ""
    ? { id, method, path, attempt }
    : { id, operation, method, path, attempt };
}

function tellRequest(hooks, ...attempt) {
  tell(hooks, "onRequest", attemptOf(...attempt));
}

function tellResponse(hooks, id, operation, method, path, attempt, status, requestId, durationMs) {
  const event = attemptOf(id, operation, method, path, attempt);
  tell(hooks, "onResponse", { ...event, status, requestId, durationMs });
}

function tellRetry(hooks, id, operation, method, path, attempt, error, delayMs) {
  const event = attemptOf(id, operation, method, path, attempt);
  tell(hooks, "onRetry", { ...event, error, delayMs });
}

function tellWait(hooks, id, reason, delayMs) {
  tell(hooks, "onWait", { id, reason, delayMs });
}

function tellToken(hooks, source, expiresAt, durationMs) {
  tell(hooks, "onToken", { source, expiresAt, durationMs });
}

export { tellRequest, tellResponse, tellRetry, tellToken, tellWait };
