// Compiled, never run: an application's tests on the emulator, and what the compiler must refuse.
import { ManagementClient } from "logto-management";
import { Emulator, type Fault, type Seed, type SeenRequest } from "logto-management/testing";

const seed: Seed = {
  resources: [
    { name: "Orders", indicator: "https://o.example", scopes: ["read", { name: "write" }] },
  ],
  organizationScopes: ["invite:member"],
  organizationRoles: [{ name: "admin", scopes: ["invite:member"], resourceScopes: ["read"] }],
  roles: [{ name: "clerk", type: "User", scopes: ["read"] }],
  applications: [{ name: "Robot", type: "MachineToMachine", secret: "s" }],
  users: [{ id: "ada", primaryEmail: "ada@example.com", customData: { plan: "pro" }, name: null }],
  organizations: [{ name: "Acme", members: ["ada", { user: "ada", roles: ["admin"] }] }],
} as const;
interface Plan {
  name: string;
}
const plan: Plan = { name: "pro" };
export const withPlan: Seed = { users: [{ username: "b", customData: plan }] };
const emulator = new Emulator({ seed, randomSeed: 2, tokenLifetime: 60, now: () => 0 });

// In both places where it is wanted.
const logto = new ManagementClient({ ...emulator.options, fetch: emulator.fetch });
globalThis.fetch = emulator.fetch;
const given: typeof globalThis.fetch = emulator.fetch;

const id: string | undefined = emulator.seed({ users: [{ username: "b" }] }).users[0]?.id;
const faults: Fault[] = [
  { kind: "status", status: 429, retryAfter: "1", body: { code: "x" } },
  { kind: "headers", set: { link: null, "x-y": ["a", "b"] } },
  { kind: "delay", ms: 5 },
];
for (const fault of faults) emulator.fail(fault, { times: 2, path: "/api/users*" });
const seen: SeenRequest | undefined = emulator.requests()[0];
export default [logto, given, id, seen];

// @ts-expect-error a field of users that does not exist
new Emulator({ seed: { users: [{ emial: "a@b.c" }] } });
// @ts-expect-error an application has a type
emulator.seed({ applications: [{ name: "x" }] });
// @ts-expect-error a fault that does not exist
emulator.fail({ kind: "gone" });
// @ts-expect-error a delay has its length
emulator.fail({ kind: "delay" });
