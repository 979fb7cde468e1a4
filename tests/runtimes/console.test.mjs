// The demo as an admin console, in Chromium and in Firefox, as a person uses it. What is tried of each
// of its parts is in console/. `cargo xtask test` starts it; by hand:
//
//   node tests/runtimes/console.test.mjs --browser chromium --program PATH --emulator PATH
//     [--filter TEXT] [--pictures FOLDER] [--users N]
//
// `--filter` runs the tests whose name has the text; `--pictures` keeps a picture of each view, in both
// themes and narrow; `--users` exports so many.
import { parseArgs } from "node:util";
import { activityTests } from "./console/activity.mjs";
import { collectionsTests } from "./console/collections.mjs";
import { dashboardTests } from "./console/dashboard.mjs";
import { languagesTests } from "./console/languages.mjs";
import { looksTests } from "./console/looks.mjs";
import { navigationTests } from "./console/navigation.mjs";
import { transferTests } from "./console/transfer.mjs";
import { userTests } from "./console/user.mjs";
import { usersTests } from "./console/users.mjs";
import { startDemo } from "./demo.mjs";
import { openConsole } from "./person.mjs";
import { suite } from "./suite.mjs";

const { values } = parseArgs({
  options: {
    browser: { type: "string" },
    program: { type: "string" },
    emulator: { type: "string" },
    filter: { type: "string", default: "" },
    pictures: { type: "string" },
    users: { type: "string", default: "3000" },
  },
});
const tenant = await startDemo(values.emulator);
const browser = await openConsole(values.browser, values.program, tenant.endpoint);

const demo = {
  ...tenant,

  /** Opens a page at an address. It fails where the page has an error. */
  browse: browser.visit,

  /** A visit: a fresh tenant, and a page. */
  visit: (address, body, options) => async () => {
    await tenant.control("reset");
    await browser.visit(address, body, options);
  },
};

const PARTS = [
  navigationTests,
  usersTests,
  userTests,
  collectionsTests,
  dashboardTests,
  transferTests,
  activityTests,
  languagesTests,
  looksTests,
];
const tests = PARTS.flatMap((part) => Object.entries(part(demo, values)));
const wanted = tests.filter(([name]) => name.includes(values.filter));

try {
  await suite(`console.test.mjs in ${values.browser}`, Object.fromEntries(wanted));
} finally {
  await browser.close();
  await tenant.stop();
}
