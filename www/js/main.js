// Starts the page. The application is imported here, so that what hinders the package from loading
// (an old browser, a policy without 'wasm-unsafe-eval', a package that was not built) is shown.
import { failure } from "./failure.js";
import { t } from "./i18n.js";

try {
  const { start } = await import("./app.js");
  start();
} catch (error) {
  console.error(error);
  document.querySelector("#mode").textContent = t("not connected");
  document.querySelector("#notice").replaceChildren(failure(error));
}
