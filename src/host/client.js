// The public class: a client's lifetime and its shape.

import { valueOfReply } from "./answer.js";
import { tell } from "./core.js";
import { diagnose } from "./diagnose.js";
import { BODY, Call, RESPONSE, Shared } from "./engine.js";
import {
  CALL,
  LIST,
  readCallOptions,
  readClientOptions,
  readInitOptions,
  required,
} from "./options.js";
import { PagedList } from "./paged_list.js";
import * as question from "./questions.js";
import { ofFetch, ofListPath, ofOperation, ofPath } from "./request.js";
import { defineResources } from "./resources.js";
import { getToken } from "./tokens.js";
import { mergeHeaders } from "./values.js";
import { interruptAll } from "./wait.js";

const disposeSymbol = Symbol.dispose ?? Symbol.for("Symbol.dispose");

/** The members of `request`'s third argument, and of `paginate`'s second. */
const REQUEST = `params query body ${CALL}`;
const PAGINATE = `params query ${LIST}`;

class ManagementClient {
  #options;
  #shared;
  /** Stands for this client in all that waits for it. */
  #lifetime = { disposed: false };

  constructor(options) {
    // A copy: what the caller changes later changes nothing here.
    this.#options = readClientOptions(options);
    this.#shared = new Shared(this.#options, this.#lifetime);
  }

  /** What the client's calls share, in the core's present instance. */
  #present() {
    if (this.#lifetime.disposed) throw new TypeError("This client was disposed of.");
    if (this.#shared.state.stale) this.#shared = new Shared(this.#options, this.#lifetime);
    return this.#shared;
  }

  /** Gives a request its headers: the client's and the call's. */
  #complete(request, options) {
    request.headers = mergeHeaders(this.#options.headers, options.headers);
    if (request.needsToken && request.headers.authorization !== undefined) {
      throw new TypeError(
        "`authorization` in `headers` is allowed only on operations that need no token: use `getAccessToken` to bring tokens of your own.",
      );
    }
    return request;
  }

  async #run(request, options, wanted) {
    const shared = this.#present();
    this.#complete(request, options);
    const reply = await new Call(shared, options, signalsOf(options), request, wanted).send();
    return wanted === RESPONSE ? reply.response : valueOfReply(reply);
  }

  #list(request, options) {
    this.#present();
    this.#complete(request, options);
    return new PagedList(() => this.#present(), request, options);
  }

  #callOptions(given, what, known) {
    return readCallOptions(given, this.#options, what, known);
  }

  async request(method, path, options) {
    this.#present();
    const read = this.#callOptions(options, "the options of `request`", REQUEST);
    const request = ofPath(required(method, "method"), required(path, "path"), options);
    return this.#run(request, read, BODY);
  }

  paginate(path, options) {
    this.#present();
    const read = this.#callOptions(options, "the options of `paginate`", PAGINATE);
    return this.#list(ofListPath(required(path, "path"), options), read);
  }

  async fetch(path, init) {
    this.#present();
    const method = required(init?.method ?? "GET", "method");
    const options = readInitOptions(init, this.#options);
    return this.#run(ofFetch(method, required(path, "path"), init), options, RESPONSE);
  }

  async getAccessToken() {
    const shared = this.#present();
    const { value } = await getToken(shared, new Call(shared, {}, []));
    return value;
  }

  /** Never rejects: whatever is wrong is what it tells. */
  diagnose() {
    return diagnose({
      probe: async (path) => {
        const request = { ...ofPath("GET", path), needsToken: false };
        const retry = { ...this.#options.retry, attempts: 1 };
        return this.#run(request, { retry }, RESPONSE);
      },
      getToken: () => this.getAccessToken(),
      getScope: () => this.#present().token?.granted,
      list: (path) => this.paginate(path, { query: { pageSize: 1 } }).page(1),
    });
  }

  [disposeSymbol]() {
    if (this.#lifetime.disposed) return;
    this.#lifetime.disposed = true;
    interruptAll(this.#lifetime);
    this.#shared.state.free();
    this.#options = undefined;
    this.#shared = undefined;
  }

  /** A method of a resource. */
  #start(operation, args) {
    this.#present();
    const { request, options } = ofOperation(operation, args);
    const known = operation.isList ? LIST : CALL;
    const read = this.#callOptions(options, "the call's options", known);
    if (operation.isList) return this.#list(request, read);
    return this.#run(request, read, operation.isRaw ? RESPONSE : BODY);
  }

  static {
    defineResources(ManagementClient.prototype, (client, operation, args) => {
      try {
        return client.#start(operation, args);
      } catch (error) {
        if (operation.isList) throw error;
        return Promise.reject(error);
      }
    });
  }
}

/** The signals that a call listens to. */
function signalsOf({ signal }) {
  return signal === undefined ? [] : [signal];
}

function escapeLike(text) {
  if (typeof text !== "string") throw new TypeError("`text` must be a string.");
  return tell(question.ESCAPE_LIKE, [text]);
}

export { escapeLike, ManagementClient };
