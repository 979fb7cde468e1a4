// A user's profile, to be edited: the page that Logto leaves for its users to build.
import { addressOf } from "../address.js";
import { confirmed } from "../confirm.js";
import { bone, element, pressed } from "../dom.js";
import { failAfter, failure } from "../failure.js";
import { firstOf, onlyFirst } from "../first.js";
import { form, jsonObject, textOrNull } from "../form.js";
import { displayName, statusOf, timeOf } from "../format.js";
import { t } from "../i18n.js";
import { go, routeTo } from "../router.js";
import { heading, loading, rename, section, titleOf } from "./parts.js";

/** Digits alone: Logto takes no other form. */
const phone = (text) => textOrNull(text.replace(/[+\s()-]/g, ""));

const IDENTITY = (user = {}) => [
  { name: "username", label: t("Username"), value: user.username, read: textOrNull },
  {
    name: "primaryEmail",
    label: t("Email"),
    type: "email",
    value: user.primaryEmail,
    read: textOrNull,
  },
  {
    name: "primaryPhone",
    label: t("Phone"),
    type: "tel",
    value: user.primaryPhone,
    hint: t("With the country's code."),
    read: phone,
  },
  { name: "name", label: t("Name"), value: user.name, read: textOrNull },
];

const PROFILE = [
  "givenName",
  "familyName",
  "nickname",
  "website",
  "birthdate",
  "locale",
  "zoneinfo",
];

const LABELS = {
  givenName: t("Given name"),
  familyName: t("Family name"),
  nickname: t("Nickname"),
  website: t("Website"),
  birthdate: t("Birth date"),
  locale: t("Locale"),
  zoneinfo: t("Time zone"),
};

const without = (values) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== ""));

export const user = {
  title: t("User"),
  async show(root, context) {
    const { id, logto, signal } = context;
    const back = element("a", { className: "back", href: routeTo("users") }, `← ${t("Users")}`);
    const body = element("div", { className: "item" }, bone("60%"));
    root.replaceChildren(element("section", { className: "card collection" }, back, body));
    if (id === "new") {
      body.replaceChildren(element("h1", {}, t("New user")), newUser(logto));
      return body.querySelector("input").focus();
    }
    try {
      const found = await logto.users.get(id, {}, { signal });
      if (!signal.aborted) body.replaceChildren(...edit(found, context));
    } catch (error) {
      if (signal.aborted) return;
      const retry = () => user.show(root, context);
      body.replaceChildren(failure(error, { retry }));
    }
  },
};

function newUser(logto) {
  const fields = [
    ...IDENTITY(),
    { name: "password", label: t("Password"), type: "password", autocomplete: "new-password" },
  ];
  return form(fields, {
    submit: t("Create user"),
    // Of what is empty the server takes no null here.
    send: (values) => logto.users.create(without(values)),
    onDone: ({ id }) => go(routeTo("user", id)),
  });
}

function edit(found, context) {
  const { logto } = context;
  const { id } = found;
  const profile = { ...found.profile };
  const title = heading(displayName(found), "users.get", statusOf(found), actions(found, context));
  return [
    title,
    section(
      t("Account"),
      "users.update",
      form(
        [
          ...IDENTITY(found),
          {
            name: "avatar",
            label: t("Avatar"),
            type: "url",
            value: found.avatar,
            hint: t("The address of a picture."),
            read: textOrNull,
          },
        ],
        {
          submit: t("Save"),
          send: (values) => logto.users.update(id, values),
          onDone: (changed) => rename(title, displayName(changed)),
        },
      ),
    ),
    section(
      t("Profile"),
      "users.updateProfile",
      form(
        PROFILE.map((name) => ({ name, label: LABELS[name], value: profile[name] })),
        {
          submit: t("Save"),
          async send(values) {
            // The server merges: a claim that was is emptied by "" alone.
            const given = Object.entries(values).filter(([name, text]) => text || profile[name]);
            const change = { profile: Object.fromEntries(given) };
            Object.assign(profile, await logto.users.updateProfile(id, change));
          },
        },
      ),
    ),
    section(
      t("Custom data"),
      "users.update",
      form(
        [
          {
            name: "customData",
            label: t("As JSON"),
            type: "json",
            value: JSON.stringify(found.customData ?? {}, null, 2),
            read: jsonObject,
          },
        ],
        { submit: t("Save"), send: (values) => logto.users.update(id, values) },
      ),
    ),
    section(
      t("Password"),
      "users.updatePassword",
      form(
        [
          {
            name: "password",
            label: t("New password"),
            type: "password",
            autocomplete: "new-password",
            required: true,
          },
        ],
        {
          submit: t("Set password"),
          send: (values) => logto.users.updatePassword(id, values),
          empties: true,
        },
      ),
    ),
    rolesOf(id, context),
    organizationsOf(id, context),
    sessionsOf(id, context),
  ];
}

function actions(found, { logto }) {
  const { id } = found;
  const suspend = element("button", { className: "button", type: "button" });
  const label = (isSuspended) => {
    suspend.textContent = isSuspended ? t("Activate") : t("Suspend");
    suspend.dataset.suspended = String(isSuspended);
  };
  label(found.isSuspended);
  const change = async () => {
    failAfter(suspend);
    try {
      const isSuspended = suspend.dataset.suspended !== "true";
      await logto.users.updateIsSuspended(id, { isSuspended });
      label(isSuspended);
      suspend.closest("header").querySelector(".badge").replaceWith(statusOf({ isSuspended }));
    } catch (error) {
      failAfter(suspend, error);
    }
  };
  suspend.addEventListener("click", () => pressed(suspend, change));
  const remove = element("button", { className: "button danger", type: "button" }, t("Delete"));
  remove.addEventListener("click", async () => {
    const agreed = await confirmed({
      title: t("Delete {what} “{name}”?", { what: t("the user") }),
      name: titleOf(remove),
      text: t("This cannot be undone."),
      action: t("Delete"),
    });
    if (!agreed) return remove.focus();
    failAfter(remove);
    try {
      await pressed(remove, () => logto.users.delete(id));
      go(routeTo("users"));
    } catch (error) {
      failAfter(remove, error);
    }
  });
  const view = element("a", { className: "button", href: addressOf(id) }, t("Show in the list"));
  return element("div", { className: "buttons" }, view, suspend, remove);
}

/** A list with a button to take each out, and a choice of more to put in. */
function changeable(title, operation, { signal, list, take, choices, put, item, none }) {
  const given = loading(title, operation, {
    list,
    signal,
    none,
    item(one) {
      const name = one.name ?? one.id;
      const button = element(
        "button",
        { className: "button small", type: "button", "aria-label": t("Remove {name}", { name }) },
        t("Remove"),
      );
      button.addEventListener("click", () => change(() => take(one)));
      return [item(one), button];
    },
  });
  const select = element("select", { "aria-label": t("Add to: {title}", { title }) });
  const add = element("button", { className: "button", type: "button" }, t("Add"));
  const problem = element("div");
  add.addEventListener("click", () => select.value && change(() => put(select.value)));
  async function change(run) {
    problem.replaceChildren();
    try {
      await run();
      await given.reload();
    } catch (error) {
      problem.replaceChildren(failure(error, { level: "h3" }));
    }
  }
  async function fill() {
    try {
      const { items, more } = await firstOf(choices());
      const options = items.map(({ id, name }) => element("option", { value: id }, name));
      if (more) options.push(element("option", { disabled: true }, onlyFirst()));
      select.replaceChildren(element("option", { value: "" }, t("Choose …")), ...options);
    } catch (error) {
      if (!signal.aborted) problem.replaceChildren(failure(error, { level: "h3", retry: fill }));
    }
  }
  fill();
  given.append(element("div", { className: "buttons" }, select, add), problem);
  return given;
}

function rolesOf(id, { logto, signal }) {
  return changeable(t("Roles"), "users.listRoles", {
    signal,
    list: () => logto.users.listRoles(id, {}, { signal }),
    choices: () => logto.roles.list({ type: "User" }, { signal }),
    put: (role) => logto.users.assignRoles(id, { roleIds: [role] }),
    take: (role) => logto.users.deleteRole(id, role.id),
    item: (role) => element("a", { href: routeTo("roles", role.id) }, role.name),
    none: t("No roles"),
  });
}

function organizationsOf(id, { logto, signal }) {
  return changeable(t("Organizations"), "users.listOrganizations", {
    signal,
    list: () => logto.users.listOrganizations(id, {}, { signal }),
    choices: () => logto.organizations.list({}, { signal }),
    put: (organization) => logto.organizations.addUsers(organization, { userIds: [id] }),
    take: (organization) => logto.organizations.deleteUser(organization.id, id),
    item: ({ id: organization, name }) =>
      element("a", { href: routeTo("organizations", organization) }, name),
    none: t("In no organization"),
  });
}

function sessionsOf(id, { logto, signal }) {
  const list = loading(t("Sessions"), "users.listSessions", {
    signal,
    list: () => logto.users.listSessions(id, {}, { signal }),
    none: t("No sessions"),
    item(session) {
      const sessionId = session.payload.uid;
      const end = element("button", { className: "button small", type: "button" }, t("End"));
      end.addEventListener("click", async () => {
        try {
          await logto.users.deleteSession(id, sessionId);
          await list.reload();
        } catch (error) {
          failAfter(end, error);
        }
      });
      const expires = timeOf(Number(session.expiresAt));
      return [element("code", {}, sessionId), element("span", {}, t("until"), " ", expires), end];
    },
  });
  return list;
}
