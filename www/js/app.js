// Puts the parts together: what the address says goes to the form, the list and the detail.
import { Activity } from "./activity.js";
import { readAddress, writeAddress } from "./address.js";
import { connect } from "./client.js";
import { Detail } from "./detail.js";
import { SearchForm } from "./search-form.js";
import { Users } from "./users.js";

/** Connects, and shows what the address asks for. */
export function start() {
  const activity = new Activity(document.querySelector("#activity"));
  const { logto, setup } = connect(activity.hooks);
  showTenant(setup);

  const form = new SearchForm(document.querySelector("#search"));
  const users = new Users(document.querySelector("#users"), logto, activity);
  const detail = new Detail(document.querySelector("#detail"), logto, activity);
  if (setup.mode === "emulator") activity.offerFaults(() => users.search(form.search));

  form.onChange = (search) => {
    writeAddress({ search });
    users.search(search);
  };
  users.onOpen = (user) => {
    if (user.id !== detail.userId) writeAddress({ userId: user.id }, "push");
    detail.open(user.id, user);
  };
  detail.onClose = (userId) => {
    writeAddress({ userId: undefined });
    users.select(undefined);
    users.focus(userId);
  };

  const follow = () => {
    const { search, userId } = readAddress();
    if (form.show(search) || !users.started) users.search(search);
    users.select(userId);
    if (userId === undefined) detail.close();
    else if (userId !== detail.userId) detail.open(userId, users.find(userId));
  };
  addEventListener("hashchange", follow);
  addEventListener("popstate", follow);
  follow();
}

function showTenant({ mode, endpoint }) {
  const badge = document.querySelector("#mode");
  badge.textContent = mode === "emulator" ? "Emulator" : "Live tenant";
  badge.classList.add(mode === "emulator" ? "warn" : "good");
  badge.title =
    mode === "emulator"
      ? "An emulated Logto on this origin, with made-up users"
      : "Calls go through a proxy on this origin, which adds the access token";
  const address = endpoint ?? location.origin;
  document.querySelector("#endpoint").textContent = address.replace(/^https?:\/\//, "");
}
