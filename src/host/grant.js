// What a client asks for tokens with, and under which name a store has them.

/** A text in the `application/x-www-form-urlencoded` serialisation (WHATWG URL §5.2), which is ASCII. */
const encoded = (text) => String(new URLSearchParams({ "": text })).slice(1);

/**
 * `{ credentials, tokenRequest, storeKey }`: the application's id and secret as HTTP Basic has them, before
 * base64 (RFC 6749 §2.3.1), the body of a token request (§4.4.2), and the token's name in a store, which is
 * all that makes two tokens different, and no secret.
 */
function grantOf(endpoint, resource, { scope, appId = "", appSecret = "" }) {
  const request = { grant_type: "client_credentials", resource, ...(scope && { scope }) };
  return {
    credentials: [appId, appSecret].map(encoded).join(":"),
    tokenRequest: String(new URLSearchParams(request)),
    // Encoded, so that no two lists of parts have one name.
    storeKey: ["logto-management", endpoint, appId, resource, scope].map(encoded).join("|"),
  };
}

export { grantOf };
