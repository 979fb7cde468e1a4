// The sign-in of a tenant, which the emulator does not have: an OpenID provider that issues end users'
// tokens, by the library that Logto itself is built on.
import { createServer } from "node:http";
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from "jose";
import { Provider } from "oidc-provider";

const HOUR = 3_600;

/**
 * Starts it under `/oidc`. Whoever signs in gives their id as the login. `token(claims, options)`
 * signs an access token as Logto would, with what is wrong with it.
 */
export async function startProvider({ resource, appId }) {
  const { privateKey, publicKey } = await generateKeyPair("ES384", { extractable: true });
  const stranger = await generateKeyPair("ES384");
  const kid = "tenant";
  const jwk = { ...(await exportJWK(privateKey)), kid, use: "sig", alg: "ES384" };
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const endpoint = `http://127.0.0.1:${server.address().port}`;
  const issuer = `${endpoint}/oidc`;
  let answer = (_request, response) => response.writeHead(404).end();
  const counts = { keys: 0 };
  server.on("request", (request, response) => {
    if (!request.url.startsWith("/oidc")) return response.writeHead(404).end();
    if (request.url === "/oidc/jwks") counts.keys += 1;
    // As a library that is mounted under a path wants it.
    request.originalUrl = request.url;
    request.url = request.url.slice("/oidc".length) || "/";
    answer(request, response);
  });

  function token(
    sub,
    { key = privateKey, alg = "ES384", typ = "at+jwt", header = {}, ...claims } = {},
  ) {
    const now = Math.floor(Date.now() / 1000);
    const payload = {
      sub,
      iss: issuer,
      aud: resource,
      client_id: appId,
      iat: now,
      exp: now + HOUR,
    };
    return new SignJWT({ ...payload, ...claims })
      .setProtectedHeader({ alg, typ, kid, ...header })
      .sign(key);
  }
  return {
    endpoint,
    issuer,
    counts,
    /** Lets people sign in for the page at this address. */
    serve(address) {
      const provider = makeProvider({ issuer, jwk, appId, address, resource });
      answer = provider.callback();
    },
    stranger: stranger.privateKey,
    publicKey,
    token,
    unsigned: (sub) =>
      new UnsecuredJWT({ sub })
        .setIssuer(issuer)
        .setAudience(resource)
        .setExpirationTime("1h")
        .encode(),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function makeProvider({ issuer, jwk, appId, address, resource }) {
  return new Provider(issuer, {
    jwks: { keys: [jwk] },
    clients: [
      {
        client_id: appId,
        token_endpoint_auth_method: "none",
        application_type: "native",
        grant_types: ["authorization_code", "refresh_token"],
        response_types: ["code"],
        redirect_uris: [`${address}/callback`],
        post_logout_redirect_uris: [`${address}/`],
        id_token_signed_response_alg: "ES384",
      },
    ],
    clientBasedCORS: () => true,
    cookies: { keys: ["not a secret"] },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
    scopes: ["openid", "offline_access", "profile"],
    claims: { openid: ["sub"], profile: ["name"] },
    routes: {
      authorization: "/auth",
      end_session: "/session/end",
      jwks: "/jwks",
      revocation: "/token/revocation",
      token: "/token",
    },
    enabledJWA: { idTokenSigningAlgValues: ["ES384"] },
    features: {
      revocation: { enabled: true, allowedPolicy: () => true },
      rpInitiatedLogout: {
        logoutSource(context, form) {
          context.body = `<!doctype html>${form}`;
        },
      },
      resourceIndicators: {
        enabled: true,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          audience: resource,
          scope: "",
          accessTokenTTL: HOUR,
          accessTokenFormat: "jwt",
          jwt: { sign: { alg: "ES384" } },
        }),
      },
    },
    ttl: {
      AccessToken: HOUR,
      Grant: HOUR,
      IdToken: HOUR,
      Interaction: HOUR,
      RefreshToken: HOUR,
      Session: HOUR,
    },
    pkce: { required: () => true },
  });
}
