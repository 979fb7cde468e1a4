// The public class. What it does is done in the core; here are its lifetime and its shape.

import { diagnose } from "./diagnose.js";
import { readClientOptions, required } from "./options.js";
import { PagedList } from "./paged_list.js";
import { defineResources } from "./resources.js";
import { drive, guard, instance, present } from "./task.js";
import { interruptAll } from "./wait.js";

const disposeSymbol = Symbol.dispose ?? Symbol.for("Symbol.dispose");

/** Starts a call of a client in the core, for the modules beside this one. */
let startCall;

class ManagementClient {
  #options;
  #client;
  #instance;
  /** Stands for this client in all that waits for it. */
  #lifetime = { disposed: false };

  constructor(options) {
    // A copy: what the caller changes later changes nothing here.
    this.#options = readClientOptions(options);
    this.#open();
  }

  #open() {
    this.#client = guard(() => present().client(this.#options, this.#lifetime));
    this.#instance = instance();
  }

  /** The client in the core's present instance. */
  #core() {
    if (this.#lifetime.disposed) throw new TypeError("This client was disposed of.");
    if (this.#instance !== instance()) this.#open();
    return this.#client;
  }

  /** Starts a call; what is wrong with its arguments rejects its promise. */
  #call(start) {
    try {
      return drive(guard(() => start(this.#core())));
    } catch (error) {
      return Promise.reject(error);
    }
  }

  /** Makes a list; what is wrong with its arguments is thrown. */
  #list(start) {
    const open = () => guard(() => start(this.#core()));
    let [list, born] = [open(), instance()];
    return new PagedList(() => {
      const client = this.#core();
      // The list of an instance that has stopped is made again in the present one.
      if (born !== instance()) [list, born] = [guard(() => start(client)), instance()];
      return list;
    });
  }

  request(method, path, options) {
    return this.#call((client) =>
      client.request(required(method, "method"), required(path, "path"), options),
    );
  }

  paginate(path, options) {
    return this.#list((client) => client.paginate(required(path, "path"), options));
  }

  fetch(path, init) {
    return this.#call((client) =>
      client.fetch(required(init?.method ?? "GET", "method"), required(path, "path"), init),
    );
  }

  getAccessToken() {
    return this.#call((client) => client.getAccessToken());
  }

  /** Never rejects: whatever is wrong is what it tells. */
  diagnose() {
    return diagnose({
      probe: (path) => this.#call((client) => client.probe(path)),
      getToken: () => this.getAccessToken(),
      getScope: () => this.#core().granted(),
      list: (path) => this.paginate(path, { query: { pageSize: 1 } }).page(1),
    });
  }

  [disposeSymbol]() {
    if (this.#lifetime.disposed) return;
    this.#lifetime.disposed = true;
    interruptAll(this.#lifetime);
    if (this.#instance === instance()) this.#client.free();
    this.#options = undefined;
    this.#client = undefined;
  }

  static {
    startCall = (client, start) => client.#call(start);
    defineResources(ManagementClient.prototype, {
      call: (client, index, args) => startCall(client, (core) => core.call(index, args)),
      list: (client, index, args) => client.#list((core) => core.list(index, args)),
    });
  }
}

function escapeLike(text) {
  if (typeof text !== "string") throw new TypeError("`text` must be a string.");
  return guard(() => present().escapeLike(text));
}

export { escapeLike, ManagementClient, startCall };
