// Organizations and their members.
import { addressOf } from "../address.js";
import { element } from "../dom.js";
import { form, jsonObject, textOrNull } from "../form.js";
import { dayOf, displayName, timeOf } from "../format.js";
import { t } from "../i18n.js";
import { go, routeTo } from "../router.js";
import { collection } from "./collection.js";
import { deleteButton, facts, heading, loading, rename, section } from "./parts.js";

const VIEW = "organizations";

export const organizations = collection({
  view: VIEW,
  title: t("Organizations"),
  none: t("No organization."),
  filters: [{ name: "q", label: t("Name contains"), type: "search" }],
  list: (logto, query, options) => logto.organizations.list(query, options),
  columns: [
    [t("Name"), ({ name }) => name],
    [t("Description"), ({ description }) => description ?? ""],
    [t("Created"), ({ createdAt }) => dayOf(createdAt)],
  ],
  create: ({ logto }) =>
    form(
      [
        { name: "name", label: t("Name"), required: true },
        { name: "description", label: t("Description") },
      ],
      {
        submit: t("Create organization"),
        send: (values) => logto.organizations.create(values),
        onDone: ({ id }) => go(routeTo(VIEW, id)),
      },
    ),
  async detail({ logto, signal }, id) {
    const organization = await logto.organizations.get(id, {}, { signal });
    const title = heading(organization.name, "organizations.get");
    return [
      title,
      facts([
        [t("Id"), element("code", {}, organization.id)],
        [t("Created"), timeOf(organization.createdAt)],
      ]),
      section(
        t("Settings"),
        "organizations.update",
        form(
          [
            { name: "name", label: t("Name"), value: organization.name, required: true },
            {
              name: "description",
              label: t("Description"),
              value: organization.description,
              read: textOrNull,
            },
            {
              name: "customData",
              label: t("Custom data"),
              type: "json",
              value: JSON.stringify(organization.customData ?? {}, null, 2),
              read: jsonObject,
            },
          ],
          {
            submit: t("Save"),
            send: (values) => logto.organizations.update(id, values),
            onDone: ({ name }) => rename(title, name),
          },
        ),
      ),
      loading(t("Members"), "organizations.listUsers", {
        list: () => logto.organizations.listUsers(id, {}, { signal }),
        item: (user) => [
          element("a", { href: addressOf(user.id) }, displayName(user)),
          ...(user.organizationRoles ?? []).map(({ name }) =>
            element("span", { className: "badge" }, name),
          ),
        ],
        none: t("No members"),
        signal,
      }),
      deleteButton({
        what: t("the organization"),
        view: VIEW,
        run: () => logto.organizations.delete(id),
      }),
    ];
  },
});
