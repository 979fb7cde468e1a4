// The public class: a client's lifetime and its shape.

import { valueOfReply } from "./answer.js";
import { diagnose } from "./diagnose.js";
import { Call, Shared } from "./engine.js";
import { read } from "./fetch.js";
import {
  CALL,
  LIST,
  readCallOptions,
  readClientOptions,
  readInitOptions,
  text,
} from "./options.js";
import { PagedList } from "./paged_list.js";
import { ofFetch, ofListPath, ofOperation, ofPath } from "./request.js";
import { defineResources } from "./resources.js";
import { getToken } from "./tokens.js";
import { demand } from "./values.js";
import { interruptAll, Patience } from "./wait.js";

const disposeSymbol = Symbol.dispose ?? Symbol.for("Symbol.dispose");

/** The members of `request`'s third argument, and of `paginate`'s second. */
const REQUEST = ["params", "query", "body", ...CALL];
const PAGINATE = ["params", "query", ...LIST];

class ManagementClient {
  #shared;
  /** Stands for this client in all that waits for it. */
  #lifetime = {};

  constructor(options) {
    // A copy: what the caller changes later changes nothing here.
    this.#shared = new Shared(readClientOptions(options), this.#lifetime);
  }

  /** What the client's calls share, in the core's present instance. */
  #present() {
    if (this.#lifetime.disposed)
      throw new TypeError("This client was disposed of: make a new one.");
    if (this.#shared.state.stale) this.#shared = new Shared(this.#shared.options, this.#lifetime);
    return this.#shared;
  }

  #list(request, options) {
    complete(request, this.#present(), options);
    return new PagedList(() => this.#present(), request, options);
  }

  async request(method, path, options) {
    const shared = this.#present();
    const read = readCallOptions(options, shared.options, REQUEST);
    const request = ofPath(text(method, "method"), text(path, "path"), options);
    return run(request, shared, read);
  }

  paginate(path, options) {
    const read = readCallOptions(options, this.#present().options, PAGINATE);
    return this.#list(ofListPath(text(path, "path"), options), read);
  }

  async fetch(path, init) {
    const shared = this.#present();
    const method = text(init?.method ?? "GET", "method");
    const options = readInitOptions(init, shared.options);
    return run(ofFetch(method, text(path, "path"), init), shared, options);
  }

  async getAccessToken() {
    const shared = this.#present();
    const { value } = await getToken(shared, new Call(shared, {}, []));
    return value;
  }

  /** Never rejects: whatever is wrong is what it tells. */
  diagnose() {
    const probe = async (path) => {
      const shared = this.#present();
      const { retry, timeout, maxResponseBytes } = shared.options;
      const request = { ...ofPath("GET", path), needsToken: false, isRaw: true };
      const response = await run(request, shared, { retry: { ...retry, attempts: 1 } });
      const reading = new Patience(this.#lifetime, []).within(timeout, (wait) =>
        read(wait, response, maxResponseBytes),
      );
      return { response, text: await reading.catch(() => {}) };
    };
    return diagnose(this, probe, () => this.#shared);
  }

  [disposeSymbol]() {
    if (this.#lifetime.disposed) return;
    this.#lifetime.disposed = true;
    interruptAll(this.#lifetime);
    this.#shared.state.free();
    this.#shared = undefined;
  }

  /** A method of a resource. */
  #start(operation, args) {
    const shared = this.#present();
    const { request, options } = ofOperation(operation, args);
    const read = readCallOptions(options, shared.options, operation.isList ? LIST : CALL);
    if (operation.isList) return this.#list(request, read);
    return run(request, shared, read);
  }

  static {
    // biome-ignore lint/complexity/noThisInStatic: with its name here, esbuild gives the class another.
    defineResources(this.prototype, (client, operation, args) => {
      try {
        return client.#start(operation, args);
      } catch (error) {
        if (operation.isList) throw error;
        return Promise.reject(error);
      }
    });
  }
}

/** Gives a request its headers: the client's and the call's. */
function complete(request, shared, options) {
  const { headers } = shared.options;
  request.headers = options.headers === undefined ? headers : { ...headers, ...options.headers };
  if (request.needsToken && request.headers.authorization !== undefined) {
    throw new TypeError(
      "`authorization` in `headers` is allowed only on operations that need no token: use `getAccessToken` to bring tokens of your own.",
    );
  }
}

async function run(request, shared, options) {
  complete(request, shared, options);
  const signals = options.signal ? [options.signal] : [];
  const reply = await new Call(shared, options, signals, request).send();
  return request.isRaw ? reply.response : valueOfReply(reply);
}

/** As `escape_like` in protocol/search.rs. */
function escapeLike(text) {
  demand(typeof text === "string", "text", "a string");
  return text.replace(/[\\%_]/g, "\\$&");
}

export { escapeLike, ManagementClient };
