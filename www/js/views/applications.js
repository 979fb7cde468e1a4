// Applications: those that sign users in, and those of machines.
import { escapeLike } from "logto-management";
import { element } from "../dom.js";
import { form, textOrNull } from "../form.js";
import { dayOf, timeOf } from "../format.js";
import { t } from "../i18n.js";
import { go, routeTo } from "../router.js";
import { collection } from "./collection.js";
import { deleteButton, facts, heading, loading, rename, section } from "./parts.js";

const TYPES = ["Native", "SPA", "Traditional", "MachineToMachine", "Protected", "SAML"];
const VIEW = "applications";

export const applications = collection({
  view: VIEW,
  title: t("Applications"),
  none: t("No application."),
  filters: [
    { name: "search", label: t("Name contains"), type: "search" },
    {
      name: "types",
      label: t("Type"),
      options: [["", t("All")], ...TYPES.map((type) => [type, type])],
    },
  ],
  toQuery: ({ search, ...query }) =>
    search === undefined ? query : { ...query, search: `%${escapeLike(search)}%` },
  list: (logto, query, options) => logto.applications.list(query, options),
  columns: [
    [t("Name"), ({ name }) => name],
    [t("Type"), ({ type }) => element("span", { className: "badge" }, type)],
    [t("Id"), ({ id }) => element("code", {}, id)],
    [t("Created"), ({ createdAt }) => dayOf(createdAt)],
  ],
  create: ({ logto }) =>
    form(
      [
        { name: "name", label: t("Name"), required: true },
        {
          name: "type",
          label: t("Type"),
          type: "select",
          value: "SPA",
          options: TYPES.slice(0, 4).map((type) => [type, type]),
        },
        { name: "description", label: t("Description"), read: textOrNull },
      ],
      {
        submit: t("Create application"),
        send: (values) => logto.applications.create(values),
        onDone: ({ id }) => go(routeTo(VIEW, id)),
      },
    ),
  async detail({ logto, signal }, id) {
    const app = await logto.applications.get(id, {}, { signal });
    const title = heading(app.name, "applications.get");
    // The server changes those for SAML by their own API alone.
    const api = app.type === "SAML" ? "samlApplications" : "applications";
    const parts = [
      title,
      facts([
        [t("Id"), element("code", {}, app.id)],
        [t("Type"), app.type],
        [t("Description"), app.description],
        [t("Created"), timeOf(app.createdAt)],
        [t("Redirect URIs"), app.oidcClientMetadata?.redirectUris?.join("\n")],
      ]),
      section(
        t("Settings"),
        `${api}.update`,
        form(
          [
            { name: "name", label: t("Name"), value: app.name, required: true },
            {
              name: "description",
              label: t("Description"),
              value: app.description,
              read: textOrNull,
            },
          ],
          {
            submit: t("Save"),
            send: (values) => logto[api].update(id, values),
            onDone: ({ name }) => rename(title, name),
          },
        ),
      ),
    ];
    if (app.type === "MachineToMachine") {
      parts.push(
        loading(t("Roles"), "applications.listRoles", {
          list: () => logto.applications.listRoles(id, {}, { signal }),
          item: ({ id: role, name }) => element("a", { href: routeTo("roles", role) }, name),
          none: t("No roles"),
          signal,
        }),
      );
    }
    const what = t("the application");
    const run = () => logto[api].delete(id);
    parts.push(deleteButton({ what, view: VIEW, run }));
    return parts;
  },
});
