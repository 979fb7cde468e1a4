// Audit logs, filtered by time, key, user and application.
import { addressOf } from "../address.js";
import { element } from "../dom.js";
import { timeOf } from "../format.js";
import { t } from "../i18n.js";
import { routeTo } from "../router.js";
import { collection } from "./collection.js";
import { facts, heading, json, section } from "./parts.js";

const result = ({ payload }) =>
  payload?.result === "Success"
    ? element("span", { className: "badge good" }, t("Success"))
    : element("span", { className: "badge bad" }, payload?.result ?? "–");

/** Nothing where it is no date: an address may say anything. */
const date = (text) => {
  const read = new Date(text);
  return Number.isNaN(read.getTime()) ? undefined : read;
};

export const logs = collection({
  view: "logs",
  title: t("Audit logs"),
  none: t("No log entry."),
  filters: [
    { name: "start_time", label: t("From"), type: "datetime-local", read: date },
    { name: "end_time", label: t("Until"), type: "datetime-local", read: date },
    { name: "logKey", label: t("Key"), type: "search" },
    { name: "userId", label: t("User id"), type: "search" },
    { name: "applicationId", label: t("Application id"), type: "search" },
  ],
  // Beyond 10,000 the server stops counting, and answers at once.
  list: (logto, query, options) => logto.logs.list({ ...query, enableCap: true }, options),
  columns: [
    [t("Key"), ({ key }) => key],
    [t("Result"), result],
    [t("Time"), ({ createdAt }) => timeOf(createdAt)],
    [t("User id"), ({ payload }) => element("code", {}, payload?.userId ?? "")],
    [t("Address"), ({ payload }) => payload?.ip ?? ""],
  ],
  async detail({ logto, signal }, id) {
    const log = await logto.logs.get(id, {}, { signal });
    const { userId, applicationId, ip, userAgent } = log.payload ?? {};
    const link = (href, text) => text && element("a", { href }, text);
    return [
      heading(log.key, "logs.get"),
      facts([
        [t("Id"), element("code", {}, log.id)],
        [t("Result"), result(log)],
        [t("Time"), timeOf(log.createdAt)],
        [t("User"), link(addressOf(userId), userId)],
        [t("Application"), link(routeTo("applications", applicationId), applicationId)],
        [t("Address"), ip],
        [t("Browser"), userAgent],
      ]),
      section(t("Payload"), undefined, json(log.payload, t("Payload"))),
    ];
  },
});
