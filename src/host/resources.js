// The resources and their methods, from the names in the table.

let define;

/** Gives `prototype` its resources as soon as their names are known; `start` begins a method. */
function defineResources(prototype, start) {
  define = (names) => addResources(prototype, names, start);
}

/** Called by each instance of the core when it starts: the operations in the table's order. */
function nameOperations(names) {
  define?.(names);
  // Once: a fresh instance has the same table.
  define = undefined;
}

/**
 * A getter for each resource. A resource is made when it is first used, with methods that need no
 * `this`: `const { list } = logto.users` works.
 */
function addResources(prototype, names, { call, list }) {
  const resources = new Map();
  for (const [index, name] of names.split(" ").entries()) {
    const [resource, method] = name.split(".");
    if (!resources.has(resource)) resources.set(resource, []);
    resources.get(resource).push([method, index]);
  }
  for (const [resource, methods] of resources) {
    const made = new WeakMap();
    const get = function () {
      if (!made.has(this)) made.set(this, makeResource(this, methods, call, list));
      return made.get(this);
    };
    Object.defineProperty(prototype, resource, { get, enumerable: true, configurable: true });
  }
}

function makeResource(client, methods, call, list) {
  const resource = {};
  for (const [method, index] of methods) {
    const start = isList(method) ? list : call;
    resource[method] = (...args) => start(client, index, args);
  }
  return Object.freeze(resource);
}

/** Every method named `list…` returns a PagedList (API.md, "Resources"). */
function isList(method) {
  return /^list([A-Z]|$)/.test(method);
}

export { defineResources, nameOperations };
