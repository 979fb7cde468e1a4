import { logto } from "../lib/logto.js";

export const dynamic = "force-dynamic";

export default async function Page() {
  return <p>{`${await logto().users.list().count()} users`}</p>;
}
