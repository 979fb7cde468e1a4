// The resources and their methods, from the core's table of operations.

import { onStart } from "./core.js";

const METHODS = { G: "GET", P: "POST", U: "PUT", A: "PATCH", D: "DELETE" };

/** Operations by their place in the table: the resource and the line. */
const lines = new Map();

/** Gives `prototype` its resources as soon as there is a table; `start` begins a method. */
function defineResources(prototype, start) {
  onStart((table) => {
    const resources = new Map();
    let resource;
    let at = 0;
    for (const line of table.split("\n")) {
      if (line.includes(" ")) {
        lines.set(at, [resource, line]);
        resources.get(resource).push(at);
      } else if (line !== "") {
        resource = line;
        resources.set(resource, []);
      }
      at += line.length + 1;
    }
    for (const [name, methods] of resources) defineResource(prototype, name, methods, start);
  });
}

/**
 * A getter for a resource, which is made when it is first used, with methods that need no `this`:
 * `const { list } = logto.users` works.
 */
function defineResource(prototype, name, methods, start) {
  const made = new WeakMap();
  const make = (client) => {
    const resource = {};
    for (const at of methods) {
      let row;
      resource[lines.get(at)[1].split(" ", 2)[1]] = (...args) => {
        row ??= operationAt(at);
        return start(client, row, args);
      };
    }
    return Object.freeze(resource);
  };
  Object.defineProperty(prototype, name, {
    get() {
      if (!made.has(this)) made.set(this, make(this));
      return made.get(this);
    },
    enumerable: true,
    configurable: true,
  });
}

/** An operation of the table (`operations/packed.rs` says how a line is written). */
function operationAt(at) {
  const [resource, line] = lines.get(at);
  const [flags, name, path, ...columns] = line.split(" ~")[0].split(" ");
  const column = (letter) => columns.find((column) => column[0] === letter)?.slice(1);
  const has = (letter) => flags.includes(letter, 1);
  return {
    at,
    name: `${resource}.${name}`,
    method: METHODS[flags[0]],
    path,
    parameters: parametersOf(path),
    /** `b`: a body, `o`: one that may be left out, `m`: an upload. */
    body: ["b", "o", "m"].find(has),
    takesQuery: flags[0] === "G" || column("q") !== undefined,
    /** Every method named `list…` returns a PagedList (API.md, "Resources"). */
    isList: /^list([A-Z]|$)/.test(name),
    isPaged: has("l"),
    wrappedIn: column("k") ?? "",
    isPublic: has("p"),
    isRaw: has("r"),
    answers: has("a"),
  };
}

/** The names of a path's parameters, in order. */
function parametersOf(path) {
  return path
    .split("{")
    .slice(1)
    .map((rest) => rest.split("}")[0]);
}

export { defineResources, operationAt, parametersOf };
