// Writing users to a file, page by page.
import { FORMATS } from "./records.js";

/** Page requests under way. */
const PREFETCH = 4;

/**
 * Writes all users of a query.
 *
 * @param {object} logto
 * @param {{ query: object, format: "ndjson" | "csv", sink: object, signal: AbortSignal,
 *   onProgress: (done: number, total: number | undefined) => void }} order
 */
export async function exportUsers(logto, { query, format, sink, signal, onProgress }) {
  const { head, write } = FORMATS[format];
  let done = 0;
  try {
    await sink.write(head());
    const list = logto.users.list({ ...query, pageSize: 100 }, { signal });
    for await (const page of list.pages({ prefetch: PREFETCH })) {
      // Waits for the disk, so that no more is read than is written.
      if (page.items.length > 0) await sink.write(write(page.items));
      done += page.items.length;
      onProgress(done, page.total);
    }
    await sink.close();
  } catch (error) {
    await sink.abort();
    throw error;
  }
  return done;
}
