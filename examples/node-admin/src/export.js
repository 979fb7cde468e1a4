import { open, rename, rm } from "node:fs/promises";
import { escapeLike } from "logto-management";
import { connect } from "./client.js";
import { STANDARD } from "./given.js";
import { print, progress, say } from "./output.js";
import { stopping } from "./stop.js";

/** Personal data: whoever exports it may read it, and nobody else. */
const PRIVATE = 0o600;

/** Writes all users to a file, which is there when it is whole, and before that not at all. */
export async function exportUsers({ file, search }) {
  const query = search === undefined ? {} : { search: `%${escapeLike(search)}%` };
  const list = connect().users.list(query, { signal: stopping });
  if (file === STANDARD) {
    await walk(list, { write: (user) => print(user, [], { json: true }), printing: true });
    return;
  }
  const part = `${file}.part`;
  const handle = await open(part, "w", PRIVATE);
  try {
    let lines = "";
    const count = await walk(list, {
      write(user) {
        lines += `${JSON.stringify(user)}\n`;
      },
      async endPage() {
        await handle.writeFile(lines);
        lines = "";
      },
    });
    await handle.sync();
    await handle.close();
    await rename(part, file);
    say(`${count} users are in ${file}.`);
  } catch (error) {
    await handle.close();
    await rm(part, { force: true });
    throw error;
  }
}

/**
 * Hands each user to `write`, once: a user who is created while pages are read moves the others to the
 * next page. (Prefetched pages, which can be read in another order, could then lose one.) A user who is
 * deleted moves them to the page before, which was read already; there is nothing to be done about it
 * but to say it.
 */
async function walk(list, { write, endPage, printing = false }) {
  const seen = new Set();
  let bar;
  let total = 0;
  let fell = false;
  try {
    for await (const page of list.pages()) {
      bar ??= progress(page.total, { printing });
      fell ||= page.total < total;
      total = page.total;
      for (const user of page) {
        if (seen.has(user.id)) continue;
        seen.add(user.id);
        await write(user);
      }
      await endPage?.();
      bar.to(seen.size);
    }
  } finally {
    bar?.end();
  }
  if (fell) say("Users were deleted meanwhile; some may be missing. Run it again.");
  return seen.size;
}
