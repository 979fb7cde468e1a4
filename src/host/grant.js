// What a client asks for tokens with, and under which name a store has them.

/** A text in the `application/x-www-form-urlencoded` serialisation (WHATWG URL §5.2), which is ASCII. */
const encoded = (text) => String(new URLSearchParams({ "": text })).slice(1);

/**
 * `{ basic, secrets, tokenRequest, storeKey }`: the application's id and secret as HTTP Basic has them
 * (RFC 6749 §2.3.1), all that nobody must see of them, the body of a token request (§4.4.2), and the token's
 * name in a store, which is all that makes two tokens different, and no secret.
 */
function grantOf(endpoint, resource, { scope, appId = "", appSecret = "" }) {
  const request = { grant_type: "client_credentials", resource, ...(scope && { scope }) };
  const basic = btoa([appId, appSecret].map(encoded).join(":"));
  return {
    basic,
    secrets: [basic, appSecret, encoded(appSecret)],
    tokenRequest: String(new URLSearchParams(request)),
    // Encoded, so that no two lists of parts have one name.
    storeKey: ["logto-management", endpoint, appId, resource, scope].map(encoded).join("|"),
  };
}

export { grantOf };
