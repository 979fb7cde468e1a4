// Runs the checks of `testing.mjs` in Node, Deno or Bun.
import * as logto from "logto-management";
import * as testing from "logto-management/testing";
import { check } from "./testing.mjs";

console.log(JSON.stringify(await check(logto, testing)));
