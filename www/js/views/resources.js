// API resources and their scopes.
import { element } from "../dom.js";
import { form } from "../form.js";
import { t } from "../i18n.js";
import { go, routeTo } from "../router.js";
import { collection } from "./collection.js";
import { deleteButton, facts, heading, loading, section } from "./parts.js";

const VIEW = "resources";

export const resources = collection({
  view: VIEW,
  title: t("API resources"),
  none: t("No API resource."),
  list: (logto, query, options) => logto.resources.list(query, options),
  columns: [
    [t("Name"), ({ name }) => name],
    [t("Identifier"), ({ indicator }) => element("code", {}, indicator)],
    [t("Token lifetime"), ({ accessTokenTtl }) => `${accessTokenTtl} s`],
  ],
  create: ({ logto }) =>
    form(
      [
        { name: "name", label: t("Name"), required: true },
        {
          name: "indicator",
          label: t("Identifier"),
          type: "url",
          hint: t("A URI that names the API; it cannot be changed later."),
          required: true,
        },
      ],
      {
        submit: t("Create API resource"),
        send: (values) => logto.resources.create(values),
        onDone: ({ id }) => go(routeTo(VIEW, id)),
      },
    ),
  async detail({ logto, signal }, id) {
    const resource = await logto.resources.get(id, {}, { signal });
    const scopes = loading(t("Scopes"), "resources.listScopes", {
      list: () => logto.resources.listScopes(id, {}, { signal }),
      item: ({ name, description }) => [
        element("b", {}, name),
        element("span", {}, description ?? ""),
      ],
      none: t("No scopes"),
      signal,
    });
    return [
      heading(resource.name, "resources.get"),
      facts([
        [t("Id"), element("code", {}, resource.id)],
        [t("Identifier"), element("code", {}, resource.indicator)],
        [t("Token lifetime"), `${resource.accessTokenTtl} s`],
      ]),
      scopes,
      section(
        t("New scope"),
        "resources.createScope",
        form(
          [
            { name: "name", label: t("Name"), required: true, hint: "read:orders" },
            { name: "description", label: t("Description") },
          ],
          {
            submit: t("Add scope"),
            send: (values) => logto.resources.createScope(id, values),
            onDone: () => scopes.reload(),
            empties: true,
          },
        ),
      ),
      deleteButton({
        what: t("the API resource"),
        view: VIEW,
        run: () => logto.resources.delete(id),
      }),
    ];
  },
});
