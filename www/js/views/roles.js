// Roles, their scopes and who has them.
import { escapeLike } from "logto-management";
import { addressOf } from "../address.js";
import { element } from "../dom.js";
import { form } from "../form.js";
import { displayName } from "../format.js";
import { t } from "../i18n.js";
import { go, routeTo } from "../router.js";
import { collection } from "./collection.js";
import { deleteButton, facts, heading, loading, rename, section } from "./parts.js";

const VIEW = "roles";

const fields = (role = {}) => [
  { name: "name", label: t("Name"), value: role.name, required: true },
  { name: "description", label: t("Description"), value: role.description, required: true },
];

export const roles = collection({
  view: VIEW,
  title: t("Roles"),
  none: t("No role."),
  filters: [
    { name: "search", label: t("Name or description contains"), type: "search" },
    {
      name: "type",
      label: t("For"),
      options: [
        ["", t("All")],
        ["User", t("Users")],
        ["MachineToMachine", t("Machines")],
      ],
    },
  ],
  toQuery: ({ search, ...query }) =>
    search === undefined ? query : { ...query, search: `%${escapeLike(search)}%` },
  list: (logto, query, options) => logto.roles.list(query, options),
  columns: [
    [t("Name"), ({ name }) => name],
    [t("Description"), ({ description }) => description],
    [t("For"), ({ type }) => element("span", { className: "badge" }, type)],
    [t("Users"), ({ usersCount }) => `${usersCount ?? ""}`],
  ],
  create: ({ logto }) =>
    form(
      [
        ...fields(),
        {
          name: "type",
          label: t("For"),
          type: "select",
          value: "User",
          options: [
            ["User", t("Users")],
            ["MachineToMachine", t("Machines")],
          ],
        },
      ],
      {
        submit: t("Create role"),
        send: (values) => logto.roles.create(values),
        onDone: ({ id }) => go(routeTo(VIEW, id)),
      },
    ),
  async detail({ logto, signal }, id) {
    const role = await logto.roles.get(id, {}, { signal });
    const options = { signal };
    const holders =
      role.type === "MachineToMachine"
        ? loading(t("Applications"), "roles.listApplications", {
            list: () => logto.roles.listApplications(id, {}, options),
            item: (app) => element("a", { href: routeTo("applications", app.id) }, app.name),
            none: t("No application has it."),
            signal,
          })
        : loading(t("Users"), "roles.listUsers", {
            list: () => logto.roles.listUsers(id, {}, options),
            item: (user) => element("a", { href: addressOf(user.id) }, displayName(user)),
            none: t("No user has it."),
            signal,
          });
    const title = heading(role.name, "roles.get");
    return [
      title,
      facts([
        [t("Id"), element("code", {}, role.id)],
        [t("For"), role.type],
        [t("Given by default"), role.isDefault ? t("yes") : t("no")],
      ]),
      section(
        t("Settings"),
        "roles.update",
        form(fields(role), {
          submit: t("Save"),
          send: (values) => logto.roles.update(id, values),
          onDone: ({ name }) => rename(title, name),
        }),
      ),
      loading(t("Scopes"), "roles.listScopes", {
        list: () => logto.roles.listScopes(id, {}, options),
        item: ({ name, resource }) => [
          element("b", {}, name),
          element("span", {}, resource?.name ?? ""),
        ],
        none: t("No scopes"),
        signal,
      }),
      holders,
      deleteButton({
        what: t("the role"),
        view: VIEW,
        run: () => logto.roles.delete(id),
      }),
    ];
  },
});
