import { NextResponse } from "next/server";
import { adminOf } from "./lib/credentials.js";

/** Lets the browser ask for the password. */
export function proxy(request) {
  if (adminOf(request.headers.get("authorization"))) return NextResponse.next();
  return new NextResponse("Who are you?\n", {
    status: 401,
    headers: { "www-authenticate": 'Basic realm="Users", charset="UTF-8"' },
  });
}

export const config = { matcher: "/((?!_next/static/).*)" };
