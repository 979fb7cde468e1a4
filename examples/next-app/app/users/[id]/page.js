import { NotFoundError } from "logto-management";
import { notFound } from "next/navigation";
import { requireAdmin } from "../../../lib/admin.js";
import { logto } from "../../../lib/logto.js";
import { day } from "../users.js";
import { setSuspended } from "./actions.js";
import { Suspension } from "./suspension.js";

export const metadata = { title: "One" };

async function find(id) {
  try {
    return await logto().users.get(id);
  } catch (error) {
    // Nobody has this id, or nobody could: `..`, say.
    if (error instanceof NotFoundError || error instanceof TypeError) notFound();
    throw error;
  }
}

export default async function UserPage({ params }) {
  await requireAdmin();
  const user = await find(decodeURIComponent((await params).id));
  const name = user.name || user.username || user.id;
  const facts = {
    Id: user.id,
    Username: user.username,
    Email: user.primaryEmail,
    Phone: user.primaryPhone,
    Created: day(user.createdAt),
    "Last sign-in": day(user.lastSignInAt) ?? "never",
    State: user.isSuspended ? "suspended" : "active",
  };
  return (
    <>
      <h1>{name}</h1>
      <dl>
        {Object.entries(facts).map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value ?? "–"}</dd>
          </div>
        ))}
      </dl>
      <Suspension
        name={name}
        isSuspended={user.isSuspended}
        action={setSuspended.bind(null, user.id, !user.isSuspended)}
      />
    </>
  );
}
