import { logto } from "./logto.js";

/** Copies one page of users, and asks for the next. */
export async function mirrorPage(env, number) {
  const page = await logto(env).users.list().page(number);
  await Promise.all(
    page.items.map((user) => env.MIRROR.put(`user:${user.id}`, JSON.stringify(user))),
  );
  await env.MIRROR.put("cursor", JSON.stringify({ page: number, total: page.total }));
  if (page.hasNext) await env.PAGES.send({ page: number + 1 });
}
