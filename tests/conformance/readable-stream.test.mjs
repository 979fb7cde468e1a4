/** `list.toReadableStream()`: a list as a stream, for a response's body or a file. */
import { assert, assertRejects, test } from "./harness.mjs";
import {
  apiError,
  collect,
  hang,
  json,
  paged,
  pageHeaders,
  rows,
  scriptedWithoutToken as scripted,
} from "./scripted-fetch.mjs";

const ALL = rows(45);
const lines = (items) => items.map((item) => `${JSON.stringify(item)}\n`).join("");

const listOf = (t, answers = paged(ALL)) => {
  const [logto, fetch] = scripted(t, answers);
  return [logto.users.list({ pageSize: 10 }), fetch];
};

test("format ndjson is a line for each item, and a chunk for each page", async (t) => {
  const [list, fetch] = listOf(t);
  const reader = list.toReadableStream({ format: "ndjson" }).getReader();
  const decoder = new TextDecoder();
  const chunks = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    assert.instanceOf(value, Uint8Array);
    chunks.push(decoder.decode(value));
  }
  assert.equal(chunks.length, 5);
  assert.equal(chunks.join(""), lines(ALL));
  assert.equal(fetch.api.length, 5);
});

test("it is the body of a Response", async (t) => {
  const [list] = listOf(t);
  assert.equal(await new Response(list.toReadableStream({ format: "ndjson" })).text(), lines(ALL));
});

test("without a format the items come as they are", async (t) => {
  const [list] = listOf(t);
  const reader = list.toReadableStream().getReader();
  const items = [];
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    items.push(read.value);
  }
  assert.deepEqual(items, ALL);
});

test("a page is asked for when it is read, and not before", async (t) => {
  const [list, fetch] = listOf(t);
  const reader = list.toReadableStream({ format: "ndjson" }).getReader();
  assert.equal(fetch.api.length, 0);
  await reader.read();
  assert.equal(fetch.api.length, 1);
  await reader.read();
  assert.equal(fetch.api.length, 2);
  await reader.cancel();
  assert.equal(fetch.api.length, 2);
});

test("from and prefetch are those of pages()", async (t) => {
  const [list, fetch] = listOf(t);
  const stream = list.toReadableStream({ format: "ndjson", from: 3, prefetch: 2 });
  assert.equal(await new Response(stream).text(), lines(ALL.slice(20)));
  assert.deepEqual(
    fetch.api.map(({ query }) => query.get("page")),
    ["3", "4", "5"],
  );
});

test("cancelling aborts the request under way", async (t) => {
  const [list, fetch] = listOf(t, hang);
  const reader = list.toReadableStream({ format: "ndjson" }).getReader();
  const read = reader.read();
  await fetch.reached(1);
  await reader.cancel("enough");
  assert.equal((await read).done, true);
  assert.equal(fetch.api[0].signal.aborted, true);
});

test("an error comes after what was there before it", async (t) => {
  const answer = paged(ALL);
  const [list] = listOf(t, (request) =>
    request.query.get("page") === "2" ? apiError(403, "auth.forbidden") : answer(request),
  );
  const reader = list.toReadableStream({ format: "ndjson" }).getReader();
  assert.equal(new TextDecoder().decode((await reader.read()).value), lines(ALL.slice(0, 10)));
  await assertRejects(reader.read(), t.logto.ForbiddenError);
});

test("an empty page in the middle does not end it", async (t) => {
  const pages = [rows(10), [], rows(5, 11)];
  const [list] = listOf(t, ({ query }) => {
    const page = Number(query.get("page"));
    return json(pages[page - 1], { headers: pageHeaders({ page, last: 3, total: 15, size: 10 }) });
  });
  const text = await new Response(list.toReadableStream({ format: "ndjson" })).text();
  assert.equal(text, lines(rows(15)));
});

test("an empty list is an empty stream", async (t) => {
  const [list] = listOf(t, paged([]));
  assert.equal(await new Response(list.toReadableStream({ format: "ndjson" })).text(), "");
  assert.deepEqual(await collect(list), []);
});

test("a wrong option is a TypeError at once", (t) => {
  const [list] = listOf(t);
  assert.throws(() => list.toReadableStream({ format: "csv" }), TypeError, /format/);
  assert.throws(() => list.toReadableStream({ pageSize: 3 }), TypeError, /pageSize/);
  assert.throws(() => list.toReadableStream({ from: 0 }), RangeError);
});
