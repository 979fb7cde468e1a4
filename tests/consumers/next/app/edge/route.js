import { logto } from "../../lib/logto.js";

export const runtime = "edge";

export async function GET() {
  return new Response(`${await logto().users.list().count()} users`);
}
