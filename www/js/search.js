// A search as plain data, as a query of the client, and as the JavaScript that makes that query.
import { escapeLike } from "logto-management";

/** The fields that users are searched by. */
export const FIELDS = ["name", "username", "primaryEmail", "primaryPhone", "id"];

export const MODES = ["like", "exact", "similarTo", "posix"];

/** What is searched for where nothing was entered: every user. */
export const EVERYONE = {
  text: "",
  mode: "like",
  /** No field stands for all of them. */
  fields: [],
  joint: "or",
  caseSensitive: false,
};

/** The server knows SIMILAR TO only with case. */
export function isCaseSensitive({ mode, caseSensitive }) {
  return mode === "similarTo" || caseSensitive;
}

/** The query for `users.list`. */
export function toQuery(search) {
  if (search.text === "") return {};
  return shape(
    search,
    term(search, (pattern) => `%${escapeLike(pattern)}%`),
  );
}

/** The code that does the search. */
export function toCode(search) {
  const pattern = (text) => new Source(`\`%\${escapeLike(${JSON.stringify(text)})}%\``);
  const query = search.text === "" ? {} : shape(search, term(search, pattern));
  const like = search.text !== "" && search.mode === "like";
  return [
    `import { ${like ? "escapeLike, " : ""}ManagementClient } from "logto-management";`,
    "",
    "const logto = new ManagementClient({ endpoint, appId, appSecret });",
    `const users = logto.users.list(${Object.keys(query).length > 0 ? print(query) : ""});`,
    "",
    "for await (const user of users) console.log(user.id, user.name);",
    "",
  ].join("\n");
}

/** What is searched for, in its mode; alternatives of `exact` are set apart by commas. */
function term({ text, mode }, contains) {
  switch (mode) {
    case "exact": {
      const values = text
        .split(",")
        .map((value) => value.trim())
        .filter((value) => value !== "");
      return { exact: values.length > 1 ? values : (values[0] ?? text) };
    }
    case "similarTo":
      return { similarTo: text };
    case "posix":
      return { posix: text };
    default:
      return contains(text);
  }
}

/** The term for all fields, or for each field that it is for. */
function shape(search, value) {
  const query = {};
  const every = search.fields.length === 0;
  if (every && search.joint === "or") {
    query.search = value;
  } else {
    const fields = every ? FIELDS : search.fields;
    query.where = Object.fromEntries(fields.map((field) => [field, value]));
    if (search.joint === "and" && fields.length > 1) query.joint = "and";
  }
  if (isCaseSensitive(search)) query.caseSensitive = true;
  return query;
}

/** A piece of code among values. */
class Source {
  constructor(code) {
    this.code = code;
  }
}

/** A value as JavaScript, on one line where it is short. */
function print(value, indent = "") {
  if (value instanceof Source) return value.code;
  if (Array.isArray(value)) return `[${value.map((item) => print(item)).join(", ")}]`;
  if (typeof value !== "object") return JSON.stringify(value);
  const inner = `${indent}  `;
  const entries = Object.entries(value).map(([key, item]) => `${key}: ${print(item, inner)}`);
  const line = `{ ${entries.join(", ")} }`;
  if (line.length + indent.length <= 48 && !line.includes("\n")) return line;
  return `{\n${entries.map((entry) => `${inner}${entry},\n`).join("")}${indent}}`;
}
