"use server";

import { LogtoError, NotFoundError } from "logto-management";
import { revalidatePath } from "next/cache";
import { requireAdmin } from "../../../lib/admin.js";
import { logto } from "../../../lib/logto.js";

/** Suspends a user, or lets them in again; answers what the page shows. */
export async function setSuspended(id, isSuspended) {
  const admin = await requireAdmin();
  try {
    await logto().users.updateIsSuspended(id, { isSuspended });
  } catch (error) {
    if (!(error instanceof LogtoError)) throw error;
    console.error(`${error.name}: ${error.message}`);
    const gone = error instanceof NotFoundError;
    return { error: gone ? "This user is gone." : "Logto did not answer as it should. Try again." };
  }
  console.info(`${admin} ${isSuspended ? "suspended" : "unsuspended"} ${id}`);
  revalidatePath("/users", "layout");
  return {};
}
