// Runs the checks of `testing.mjs` in a page.
import * as logto from "logto-management";
import * as testing from "logto-management/testing";
import { check } from "./testing.mjs";

globalThis.problems = await check(logto, testing);
