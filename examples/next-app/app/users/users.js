import { escapeLike } from "logto-management";
import Link from "next/link";
import { logto } from "../../lib/logto.js";

const PAGE_SIZE = 20;

/** A page of users. Only what is shown goes to the browser. */
export async function Users({ search, page }) {
  const query = search === "" ? {} : { search: `%${escapeLike(search)}%` };
  const { items, total, hasNext } = await logto()
    .users.list({ ...query, pageSize: PAGE_SIZE })
    .page(page);
  const first = (page - 1) * PAGE_SIZE + 1;
  const range = items.length === 0 ? "None" : `${first}–${first + items.length - 1}`;
  const address = (to) => `/users?${new URLSearchParams({ ...(search && { search }), page: to })}`;
  return (
    <>
      <p role="status">
        {range} of {total} users
      </p>
      {items.length > 0 && (
        <div className="table">
          <table>
            <thead>
              <tr>
                <th scope="col">User</th>
                <th scope="col">Email</th>
                <th scope="col">Last sign-in</th>
                <th scope="col">State</th>
              </tr>
            </thead>
            <tbody>
              {items.map((user) => (
                <tr key={user.id}>
                  <td>
                    <Link href={`/users/${encodeURIComponent(user.id)}`} prefetch={false}>
                      {user.name || user.username || user.primaryEmail || user.id}
                    </Link>
                  </td>
                  <td>{user.primaryEmail}</td>
                  <td data-label="Last sign-in">{day(user.lastSignInAt) ?? "never"}</td>
                  <td data-label="State">{user.isSuspended ? "suspended" : "active"}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <nav aria-label="Pages">
        {page > 1 && (
          <Link href={address(items.length > 0 ? page - 1 : 1)} prefetch={false}>
            {items.length > 0 ? "Previous" : "First"}
          </Link>
        )}
        {hasNext && (
          <Link href={address(page + 1)} prefetch={false}>
            Next
          </Link>
        )}
      </nav>
    </>
  );
}

/** A day in UTC, so that servers and browsers agree on it. */
export function day(time) {
  return time === null ? undefined : new Date(time).toISOString().slice(0, 10);
}

export function Loading() {
  return <p role="status">Loading …</p>;
}
