// The views of the demo, by the name that each has in the address.

/** What the heading of each says. */
export const VIEWS = {
  dashboard: "Dashboard",
  users: "Users",
  applications: "Applications",
  roles: "Roles",
  resources: "API resources",
  organizations: "Organizations",
  connectors: "Connectors",
  logs: "Audit logs",
  transfer: "Export and import",
  "user/new": "New user",
};

/** Opens a view and waits until nothing of it is loading. */
export async function open(page, view, title = VIEWS[view]) {
  await page.go(`#/${view}`);
  await page.until((heading) => {
    const headings = [...document.querySelectorAll("main h1")];
    const there = headings.some((h) => h.checkVisibility() && h.textContent.startsWith(heading));
    // Grey rows at a list's end stand for those that come as one scrolls.
    const busy = [...document.querySelectorAll("main [aria-busy], main .bone")].filter(
      (part) => part.checkVisibility() && !part.closest("#rows:not(:empty) + #placeholders"),
    );
    const started = document.querySelector("#mode").classList.length > 1;
    return started && there && busy.length === 0;
  }, title);
}
