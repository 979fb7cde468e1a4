// Connectors: how codes are sent, and by whom users sign in.
import { element } from "../dom.js";
import { form, jsonObject } from "../form.js";
import { t } from "../i18n.js";
import { collection } from "./collection.js";
import { deleteButton, facts, heading, section } from "./parts.js";

const VIEW = "connectors";

/** The connector's own name in the page's language, or the first that it has. */
const nameOf = ({ name, metadata, target, connectorId }) => {
  const names = typeof name === "object" && name !== null ? name : (metadata?.name ?? {});
  return (
    metadata?.target || names[document.documentElement.lang] || names.en || target || connectorId
  );
};

export const connectors = collection({
  view: VIEW,
  title: t("Connectors"),
  none: t("No connector."),
  filters: [{ name: "target", label: t("Target") }],
  list: (logto, { pageSize, ...query }, options) => logto.connectors.list(query, options),
  columns: [
    [t("Name"), nameOf],
    [t("Type"), ({ type }) => element("span", { className: "badge" }, type)],
    [t("Target"), ({ target }) => target],
    [t("Connector"), ({ connectorId }) => element("code", {}, connectorId)],
  ],
  async detail({ logto, signal }, id) {
    const connector = await logto.connectors.get(id, {}, { signal });
    return [
      heading(nameOf(connector), "connectors.get"),
      facts([
        [t("Id"), element("code", {}, connector.id)],
        [t("Type"), connector.type],
        [t("Target"), connector.target],
        [t("Platform"), connector.platform],
        [t("Connector"), element("code", {}, connector.connectorId)],
      ]),
      section(
        t("Configuration"),
        "connectors.update",
        form(
          [
            {
              name: "config",
              label: t("As JSON"),
              type: "json",
              value: JSON.stringify(connector.config ?? {}, null, 2),
              read: jsonObject,
            },
          ],
          { submit: t("Save"), send: (values) => logto.connectors.update(id, values) },
        ),
      ),
      deleteButton({
        what: t("the connector"),
        view: VIEW,
        run: () => logto.connectors.delete(id),
      }),
    ];
  },
});
