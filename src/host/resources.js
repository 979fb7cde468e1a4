// The resources and their methods, from the core's table of operations.

import { onStart } from "./core.js";

/** HTTP methods, and what they do, by their letters in the table. */
const METHODS = {
  G: ["GET", "get"],
  P: ["POST", "create"],
  S: ["POST", "assign"],
  U: ["PUT", "replace"],
  A: ["PATCH", "update"],
  D: ["DELETE", "delete"],
};

/** Functions that answer a resource's operations, by the first segment of their paths. */
const resources = new Map();

/** Gives `prototype` its resources as soon as there is a table; `start` begins a method. */
function defineResources(prototype, start) {
  onStart((table) => {
    const [versions, ...parts] = table.split(/\n(?! )/);
    for (const part of parts) {
      const [path, given] = part.split(" ")[0].split("=");
      const root = path.split("/")[0];
      const name = given ?? words(root);
      let read;
      const operations = () => (read ??= readOperations(name, part, versions.split(";")));
      resources.set(root, operations);
      defineResource(prototype, name, operations, start);
    }
  });
}

/**
 * A getter for a resource, which is made when it is first used, with methods that need no `this`:
 * `const { list } = logto.users` works.
 */
function defineResource(prototype, name, operations, start) {
  const made = new WeakMap();
  const make = (client) => {
    const resource = {};
    for (const operation of operations()) {
      resource[operation.name.split(".")[1]] = (...args) => start(client, operation, args);
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

/** A resource's operations, in the table's order (`operations/packed.rs` says how they are written). */
function readOperations(resource, part, versions) {
  const operations = [];
  let segments = [];
  for (const line of part.split("\n")) {
    const [end, ...cells] = line.trim().split(" ");
    segments = [...segments.slice(0, line.search(/\S/)), ...end.split("=")[0].split("/")];
    for (const cell of cells) {
      operations.push(readOperation(resource, `/api/${segments.join("/")}`, cell, versions));
    }
  }
  return operations;
}

function readOperation(resource, path, cell, versions) {
  const flags = cell.split(";")[0];
  const column = (letter) => cell.split(`;${letter}`)[1]?.split(";")[0] ?? "";
  const has = (letter) => flags.includes(letter);
  const isList = has("w") || has("l");
  const [method, verb] = METHODS[flags[0]];
  const name = `${resource}.${column("=") || nameByRule(isList ? "list" : verb, path)}`;
  const names = column("q");
  const known = [names, has("l") && "pageSize", column("s") && "search,where,joint,caseSensitive"];
  return {
    name,
    method,
    path,
    parameters: parametersOf(path),
    /** What stands between them. */
    literals: path.split(/\{.*?\}/),
    /** `b`: a body, `o`: one that may be left out, `m`: an upload. */
    body: ["b", "o", "m"].find(has),
    takesQuery: method === "GET" || names !== "",
    /** What the core is told: names in the query, too, those that must be there, and fields of a search. */
    facts: [name, path, known.filter(Boolean).join(), column("n"), column("s")],
    needsQuery: column("n") !== "",
    isList,
    isPaged: has("l"),
    wrappedIn: column("k"),
    isPublic: has("p"),
    isRaw: has("r"),
    answers: has("a"),
    /** Since when the server has it, in words. */
    since: versions[Number(flags.replace(/\D+/, ""))],
  };
}

/**
 * What is done, and the words of the path behind the resource's, those before a parameter for one of
 * many, as is what is created.
 */
function nameByRule(verb, path) {
  const behind = path.replace(/^\/api\/[^/]+/, "") + (verb === "create" ? "/{" : "");
  return (
    verb +
    words(
      behind
        .replace(/ies(?=\/\{)/g, "y")
        .replace(/([^su])s(?=\/\{)/g, "$1")
        .replace(/\/\{[^/]*/g, ""),
    )
  );
}

/** Words as one, each but the first with a capital. */
const words = (text) => text.replace(/\W+(\w)/g, (_, letter) => letter.toUpperCase());

/** The operation that a path is one of. */
function operationOf(method, path) {
  const segments = path.split("/");
  const fits = (part, at) => part[0] === "{" || part === segments[at];
  return resources
    .get(segments[2])?.()
    .find((operation) => {
      const parts = operation.path.split("/");
      return operation.method === method && parts.length === segments.length && parts.every(fits);
    });
}

/** The names of a path's parameters, in order. */
function parametersOf(path) {
  return path
    .split("{")
    .slice(1)
    .map((rest) => rest.split("}")[0]);
}

export { defineResources, operationOf, parametersOf };
