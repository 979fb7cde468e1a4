// A form of fields, which shows beside each what the server says of it.
import { element, pressed } from "./dom.js";
import { failure } from "./failure.js";
import { t } from "./i18n.js";

/** Logto's codes that are about one field (WIRE.md, "Errors"). */
const FIELD_OF_CODE = [
  [/username/, "username"],
  [/email/, "primaryEmail"],
  [/phone/, "primaryPhone"],
  [/password/, "password"],
  [/avatar|url/, "avatar"],
];

/**
 * Makes a form.
 *
 * @param {{ name: string, label: string, type?: string, value?: unknown, hint?: string,
 *   required?: boolean, autocomplete?: string, options?: [string, string][],
 *   read?: (text: string) => unknown }[]} fields `read` may throw what is wrong with a value
 * @param {{ submit: string, send: (values: object) => Promise<unknown>, done?: string,
 *   onDone?: (result: unknown) => void, empties?: boolean }} what `send` gets the values that were read;
 *   a form that `empties` is ready for the next ones afterwards
 */
export function form(
  fields,
  { submit, send, done = t("Saved."), onDone = () => {}, empties = false },
) {
  const inputs = new Map();
  const says = element("p", { className: "says", role: "status" });
  const problem = element("div");
  const button = element("button", { className: "button primary", type: "submit" }, submit);
  const root = element(
    "form",
    { className: "form", noValidate: true },
    fields.map((field) => row(field, inputs)),
    problem,
    element("div", { className: "buttons" }, button, says),
  );

  function clear() {
    problem.replaceChildren();
    says.textContent = "";
    for (const { input, error } of inputs.values()) {
      input.removeAttribute("aria-invalid");
      error.textContent = "";
    }
  }

  /** Shows what is wrong beside its field; whether there is such a field. */
  function blame(name, text) {
    const found = inputs.get(name);
    if (found === undefined) return false;
    found.input.setAttribute("aria-invalid", "true");
    found.error.textContent = text;
    return true;
  }

  function read() {
    const values = {};
    let wrong = false;
    for (const field of fields) {
      const { input } = inputs.get(field.name);
      const text = input.type === "checkbox" ? input.checked : input.value;
      try {
        if (field.required && text === "") throw new TypeError(t("Required."));
        values[field.name] = field.read ? field.read(text) : text;
      } catch (error) {
        wrong = blame(field.name, error.message) || wrong;
      }
    }
    return wrong ? undefined : values;
  }

  function show(error) {
    let placed = false;
    for (const { path, message } of error.data?.issues ?? []) {
      placed = blame(String(path?.[0] ?? ""), message) || placed;
    }
    if (!placed && error.code !== undefined) {
      const field = FIELD_OF_CODE.find(([code]) => code.test(error.code))?.[1];
      placed = error.status < 500 && field !== undefined && blame(field, error.message);
    }
    if (!placed) problem.replaceChildren(failure(error, { level: "h3" }));
    root.querySelector("[aria-invalid]")?.focus();
  }

  root.addEventListener("submit", async (event) => {
    event.preventDefault();
    clear();
    const values = read();
    if (values === undefined) return root.querySelector("[aria-invalid]")?.focus();
    await pressed(button, async () => {
      try {
        const result = await send(values);
        says.textContent = done;
        if (empties) root.reset();
        onDone(result);
      } catch (error) {
        show(error);
      }
    });
  });
  return root;
}

let rows = 0;

function row(field, inputs) {
  const { name, label, type = "text", value = "", hint, required, autocomplete = "off" } = field;
  rows += 1;
  const [id, errorId, hintId] = ["field", "error", "hint"].map((part) => `${part}-${rows}`);
  const input = made(field, type);
  Object.assign(input, { id, name, autocomplete });
  if (type === "checkbox") input.checked = value === true;
  else input.value = value ?? "";
  if (required) input.setAttribute("aria-required", "true");
  input.setAttribute("aria-describedby", hint === undefined ? errorId : `${hintId} ${errorId}`);
  const error = element("p", { className: "error", id: errorId });
  inputs.set(name, { input, error });
  return element(
    "div",
    { className: "field" },
    element("label", { htmlFor: id }, label),
    input,
    hint === undefined ? undefined : element("p", { className: "hint", id: hintId }, hint),
    error,
  );
}

function made({ options }, type) {
  if (type === "select") {
    return element(
      "select",
      {},
      options.map(([value, text]) => element("option", { value }, text)),
    );
  }
  if (type === "json" || type === "textarea") {
    return element("textarea", { rows: type === "json" ? 10 : 3, spellcheck: false });
  }
  return element("input", { type });
}

/** Reads a text as a JSON object, or says what is wrong with it. */
export function jsonObject(text) {
  let value;
  try {
    value = JSON.parse(text.trim() === "" ? "{}" : text);
  } catch (error) {
    throw new TypeError(t("This is not JSON: {why}", { why: error.message }));
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new TypeError(t("This must be an object, in braces."));
  }
  return value;
}

/** A text, or null where it is empty. */
export const textOrNull = (text) => (text.trim() === "" ? null : text.trim());
