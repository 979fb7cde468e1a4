// Runs the checks of `testing.mjs` in workerd.
import * as logto from "logto-management";
import * as testing from "logto-management/testing";
import { check } from "./testing.mjs";

export default {
  fetch: async () => Response.json(await check(logto, testing)),
};
