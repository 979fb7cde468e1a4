import { logto } from "../lib/server/logto.js";

export async function load() {
  return { users: await logto().users.list().count() };
}
