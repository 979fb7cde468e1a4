/** What the next requests meet instead of their answers. */
export type Fault =
  /** Another answer, `body` as JSON or text; the request is not carried out unless it is `handled`. */
  | {
      kind: "status";
      status: number;
      retryAfter?: string | undefined;
      body?: unknown;
      contentType?: string | undefined;
      handled?: boolean | undefined;
    }
  /** The connection ends before the answer. */
  | { kind: "cut"; handled?: boolean | undefined }
  /**
   * The connection ends within the body; no answer ever comes; a 200 that says JSON and is not; a 200
   * with a page; the right answer without its items.
   */
  | { kind: "truncate" | "stall" | "garbage" | "html" | "emptyPage" }
  /** A 307. */
  | { kind: "redirect"; location: string }
  /** The right answer, so many milliseconds late. */
  | { kind: "delay"; ms: number }
  /** The right answer with other headers; null takes one away. */
  | { kind: "headers"; set: Record<string, string | string[] | null> };

/** A request that the emulator has seen. */
export interface SeenRequest {
  /** `"GET"`. */
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** What stood behind the path's `?`; empty where nothing did. */
  readonly query: string;
  /** Their names alone. */
  readonly headers: readonly string[];
  /** The body's `Content-Type`; null where there was none. */
  readonly contentType: string | null;
  /** In bytes. */
  readonly bodyLength: number;
  /** Whether it carried an access token (`Authorization: Bearer`). */
  readonly hasToken: boolean;
  /** Whether it carried the id and the secret (`Authorization: Basic`). */
  readonly hasBasic: boolean;
  /** The answer's; it was not delivered where the fault was an answer that never came. */
  readonly status: number;
  /** Whether it met a fault. */
  readonly fault: boolean;
}

/** A scope of a resource or of organizations. */
export interface SeedScope {
  /** Made up where it is left out, the same each time. */
  id?: string | undefined;
  /** Without a space. */
  name: string;
  /** What the scope allows, in words. */
  description?: string | null | undefined;
}

/** An API resource with its scopes. */
export interface SeedResource {
  /** Made up where it is left out, the same each time. */
  id?: string | undefined;
  /** What the Console calls it. */
  name: string;
  /** The API's identifier, an absolute URL. */
  indicator: string;
  /** Seconds; default 3600. */
  accessTokenTtl?: number | undefined;
  /** Whether tokens are for it where none is asked for. */
  isDefault?: boolean | undefined;
  /** Names, or objects. */
  scopes?: readonly (string | SeedScope)[] | undefined;
}

/** A role of users or of machines. */
export interface SeedRole {
  /** Made up where it is left out, the same each time. */
  id?: string | undefined;
  /** By which other rows may refer to it. */
  name: string;
  /** Default: the name. */
  description?: string | undefined;
  /** Default `"User"`. */
  type?: "User" | "MachineToMachine" | undefined;
  /** Whether users who sign up get it; the users of a seed do not. */
  isDefault?: boolean | undefined;
  /** Scopes of resources, by name or id. */
  scopes?: readonly string[] | undefined;
}

/** A role that members of organizations may have. */
export interface SeedOrganizationRole {
  /** Made up where it is left out, the same each time. */
  id?: string | undefined;
  /** By which other rows may refer to it. */
  name: string;
  /** What the role is for. */
  description?: string | null | undefined;
  /** Default `"User"`. */
  type?: "User" | "MachineToMachine" | undefined;
  /** Organization scopes, by name or id. */
  scopes?: readonly string[] | undefined;
  /** Scopes of resources, by name or id. */
  resourceScopes?: readonly string[] | undefined;
}

/** An application. */
export interface SeedApplication {
  /** The app ID. Made up where it is left out, the same each time. */
  id?: string | undefined;
  /** By which other rows may refer to it. */
  name: string;
  /** What the application is for. */
  description?: string | null | undefined;
  /** `"MachineToMachine"` is one that gets tokens by `appId` and `appSecret`. */
  type: "Native" | "SPA" | "Traditional" | "MachineToMachine" | "Protected" | "SAML";
  /** Of a traditional or machine-to-machine application; made up where it is left out. */
  secret?: string | undefined;
  /** Whether somebody else made it. */
  isThirdParty?: boolean | undefined;
  /** Redirect URIs and the like. */
  oidcClientMetadata?: object | undefined;
  /** Lifetimes of tokens, allowed origins and the like. */
  customClientMetadata?: object | undefined;
  /** Whatever you like. */
  customData?: object | undefined;
  /** Milliseconds since the epoch. */
  createdAt?: number | undefined;
  /** Roles of machines, by name or id. `"Logto Management API access"` is in every tenant. */
  roles?: readonly string[] | undefined;
}

/** A user. */
export interface SeedUser {
  /** Made up where it is left out, the same each time. */
  id?: string | undefined;
  /** Letters, digits and `_`, no digit first. */
  username?: string | null | undefined;
  /** No two users have the same. */
  primaryEmail?: string | null | undefined;
  /** Digits alone, the country's first. */
  primaryPhone?: string | null | undefined;
  /** The full name. */
  name?: string | null | undefined;
  /** The address of a picture. */
  avatar?: string | null | undefined;
  /** In the clear; the API never shows it. */
  password?: string | undefined;
  /** Whatever you like. */
  customData?: object | undefined;
  /** Claims of OpenID Connect: `givenName`, `locale` and more. */
  profile?: object | undefined;
  /** Of social connectors, by their target. */
  identities?: object | undefined;
  /** Whether the user may not sign in. */
  isSuspended?: boolean | undefined;
  /** Milliseconds since the epoch. */
  lastSignInAt?: number | null | undefined;
  /** Milliseconds since the epoch. */
  createdAt?: number | undefined;
  /** Roles, by name or id. */
  roles?: readonly string[] | undefined;
}

/** An organization with those who are in it. */
export interface SeedOrganization {
  /** Made up where it is left out, the same each time. */
  id?: string | undefined;
  /** What the Console calls it. */
  name: string;
  /** What the organization is. */
  description?: string | null | undefined;
  /** Whatever you like. */
  customData?: object | undefined;
  /** Whether members need a second factor. */
  isMfaRequired?: boolean | undefined;
  /** Milliseconds since the epoch. */
  createdAt?: number | undefined;
  /** Users, by id, username, e-mail address or phone number, with organization roles, by name or id. */
  members?:
    | readonly (string | { user: string; roles?: readonly string[] | undefined })[]
    | undefined;
  /** Machine-to-machine applications, by name or id, with organization roles. */
  applications?:
    | readonly (string | { application: string; roles?: readonly string[] | undefined })[]
    | undefined;
}

/**
 * Rows of a tenant. They are made in this order, and refer to what is there or came before. An `id` that
 * is left out is made up, the same each time.
 */
export interface Seed {
  /** API resources, with their scopes. */
  resources?: readonly SeedResource[] | undefined;
  /** Names, or objects. */
  organizationScopes?: readonly (string | SeedScope)[] | undefined;
  /** Roles that members of organizations may have. */
  organizationRoles?: readonly SeedOrganizationRole[] | undefined;
  /** Roles of users or of machines. */
  roles?: readonly SeedRole[] | undefined;
  /** Applications of every type. */
  applications?: readonly SeedApplication[] | undefined;
  /** Users, with their roles. */
  users?: readonly SeedUser[] | undefined;
  /** Organizations, with their members. */
  organizations?: readonly SeedOrganization[] | undefined;
}

/** A row that was added: its id, and what else the API shows of it. */
export interface SeededRow {
  /** As it was given, or made up. */
  id: string;
  [field: string]: unknown;
}

/** What was added, in the order in which it was given. */
export interface Seeded {
  /** With the scopes of each. */
  resources: (SeededRow & { scopes: SeededRow[] })[];
  /** Scopes of organizations. */
  organizationScopes: SeededRow[];
  /** Roles of members. */
  organizationRoles: SeededRow[];
  /** Roles of users or of machines. */
  roles: SeededRow[];
  /** Applications. */
  applications: SeededRow[];
  /** Users. */
  users: SeededRow[];
  /** Organizations. */
  organizations: SeededRow[];
}

/** Options of an emulator. */
export interface EmulatorOptions {
  /** The tenant's origin; default `https://logto.example`. */
  endpoint?: string | undefined;
  /**
   * What the tenant begins with, beside the Management API, the role for it, and the application of
   * `options`; `{}` is an empty tenant. Where it is left out, 217 users, 45 roles, 32 applications, 33
   * organizations and 12,000 audit logs are there, the same each time.
   */
  seed?: Seed | undefined;
  /** Of what is made up: ids, keys, secrets. Default 1. */
  randomSeed?: number | undefined;
  /** Of an access token, in seconds; default 3600. */
  tokenLifetime?: number | undefined;
  /** The time in milliseconds since the epoch; default `Date.now`. */
  now?: (() => number) | undefined;
}

/**
 * An emulated Logto behind a `fetch` function: unit tests of an application run with no network and
 * no server, in every runtime. It answers every operation of the Management API.
 *
 * ```js
 * const emulator = new Emulator({ seed: { users: [{ username: "ada" }] } });
 * const logto = new ManagementClient({ ...emulator.options, fetch: emulator.fetch });
 * ```
 */
export declare class Emulator {
  /** @throws {TypeError} an option is unknown or wrong; the message names it, or the field of `seed` */
  constructor(options?: EmulatorOptions);
  /** Options of a `ManagementClient` that may do everything. */
  readonly options: { endpoint: string; appId: string; appSecret: string };
  /**
   * For the client's option `fetch`, or in the place of the host's own. It needs no `this`, and rejects
   * with a `TypeError` what is not for the tenant's origin.
   */
  readonly fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
  /**
   * Adds rows, all or none, until a reset.
   *
   * @throws {TypeError} naming the field that is wrong: `users[0].roles[0]`
   */
  seed(rows: Seed): Seeded;
  /** Adds so many users, made up, until a reset. */
  addUsers(count: number): void;
  /** Puts the tenant's clock forward, in milliseconds: tokens expire. */
  advance(ms: number): void;
  /**
   * Lets the next requests fail: `times` of them, 1 where it is left out, of this method and path
   * (`*` at its end stands for anything).
   */
  fail(
    fault: Fault,
    where?: {
      times?: number | undefined;
      method?: string | undefined;
      path?: string | undefined;
    },
  ): void;
  /** Lets the server refuse every token that it has given. */
  revokeTokens(): void;
  /** The requests since the start or the last reset, oldest first. */
  requests(): SeenRequest[];
  /** Everything as it was at the start, the clock too. */
  reset(): void;
}
