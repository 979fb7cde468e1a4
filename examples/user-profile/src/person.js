import { createRemoteJWKSet, errors, jwtVerify } from "jose";

/** The token says nobody: none was sent, or it is not one of ours. */
export class Unauthenticated extends Error {}

/** The tenant's keys could not be had: nothing is known of the token. */
export class KeysUnavailable extends Error {}

/** What is wrong with a token. */
const REFUSALS = [
  errors.JOSEAlgNotAllowed,
  errors.JOSENotSupported,
  errors.JWKSNoMatchingKey,
  errors.JWSInvalid,
  errors.JWSSignatureVerificationFailed,
  errors.JWTClaimValidationFailed,
  errors.JWTExpired,
  errors.JWTInvalid,
];

/**
 * A function from an `Authorization` header to the id of the person whose access token it has. The
 * token must be signed by the tenant, be meant for this server, and not have expired.
 */
export function personOf({ issuer, audience }) {
  const keys = createRemoteJWKSet(new URL(`${issuer}/jwks`));
  const expected = {
    issuer,
    audience,
    // Logto signs with the one or the other. Never what the token itself names.
    algorithms: ["ES384", "RS256"],
    // RFC 9068: an ID token, which pages hand about, is no access token.
    typ: "at+jwt",
    requiredClaims: ["exp", "sub"],
  };
  return async (authorization) => {
    const token = authorization?.match(/^Bearer ([\w.-]+)$/)?.[1];
    if (token === undefined) throw new Unauthenticated("no bearer token");
    try {
      const { payload } = await jwtVerify(token, keys, expected);
      // A machine's own token has the machine as its subject.
      if (payload.sub === payload.client_id) throw new Unauthenticated("nobody's token");
      return payload.sub;
    } catch (error) {
      if (error instanceof Unauthenticated) throw error;
      const refused = REFUSALS.some((kind) => error instanceof kind);
      throw new (refused ? Unauthenticated : KeysUnavailable)(error.message, { cause: error });
    }
  };
}
