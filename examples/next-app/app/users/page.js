import Form from "next/form";
import { Suspense } from "react";
import { requireAdmin } from "../../lib/admin.js";
import { Loading, Users } from "./users.js";

/** The first of the values that an address gives a name. */
const one = (value) => (Array.isArray(value) ? value[0] : (value ?? ""));

export default async function UsersPage({ searchParams }) {
  await requireAdmin();
  const given = await searchParams;
  const search = one(given.search).trim();
  const page = /^[1-9]\d{0,6}$/.test(one(given.page)) ? Number(one(given.page)) : 1;
  return (
    <>
      <h1>Users</h1>
      <Form action="/users" role="search" className="search">
        <label htmlFor="search">Id, name, email, phone or username</label>
        <input key={search} id="search" name="search" type="search" defaultValue={search} />
        <button type="submit">Search</button>
      </Form>
      {/* With a key, another page shows that it is loading. */}
      <Suspense key={`${page} ${search}`} fallback={<Loading />}>
        <Users search={search} page={page} />
      </Suspense>
    </>
  );
}
