// What a method or a path of the caller's is given becomes a request: what is sent, apart from the
// token. The core checks paths and queries; values of JavaScript are taken apart here.

import { tell } from "./core.js";
import { checkMembers, LIST } from "./options.js";
import * as question from "./questions.js";
import { operationOf, parametersOf } from "./resources.js";
import {
  demand,
  extras,
  isNothing,
  isPlain,
  readBody,
  readForm,
  readPairs,
  readRawBody,
  readSearch,
} from "./values.js";

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** The largest page, and the one where no size is given: a walk makes the fewest requests. */
const PAGE_SIZE = 100;

/** A value that stands in a path as it is, as most identifiers do. */
const PLAIN = /^[\w-]+$/;

/** The request of a method of a resource, and the last of its arguments, the call's options. */
function ofOperation(operation, args) {
  let at = operation.parameters.length;
  const values = operation.parameters.map((name, at) => pathValue(args[at], name));
  const payload = payloadOf(operation, operation.body && args[at++]);
  const query = operation.takesQuery ? args[at++] : undefined;
  const option = LIST.find((name) => query?.[name] !== undefined);
  if (option !== undefined) {
    throw new TypeError(`\`${option}\` is an option: it comes in the argument after the query.`);
  }
  if (args.slice(at + 1).some((arg) => arg !== undefined)) {
    throw new TypeError(`\`${operation.name}\` takes at most ${at + 1} arguments.`);
  }
  const pairs = readPairs(query, false);
  const pageSize = operation.isPaged ? takePageSize(pairs) : undefined;
  const target = targetOf(operation, values, pairs, readSearch(query));
  const request = made(operation.method, target, payload, operation);
  request.pageSize = pageSize;
  return { request, options: args[at] };
}

/** Where a method's request goes. */
function targetOf({ facts, literals, needsQuery }, values, pairs, search) {
  // The core need not be asked where there is nothing to decide: that takes longer than all else here.
  if (
    pairs.length + search.length === 0 &&
    !needsQuery &&
    values.every((value) => PLAIN.test(value))
  ) {
    const path = literals.reduce((path, literal, at) => path + values[at - 1] + literal);
    return { path, target: path, posix: false };
  }
  // Where there is no search, the core refuses one without a term too, if it is there at all.
  if (search.length > 0 && facts[4] === "") search[0] ||= "and";
  const texts = [...facts, ...values, ...pairs, ...search];
  return readTarget(tell(question.REQUEST, texts, values.length, pairs.length));
}

/**
 * What the core tells of a target: the path with its query, whether that has a regular expression, and
 * a list's page size.
 */
function readTarget(told) {
  const [target, posix = "", pageSize = ""] = told.split(" ");
  return {
    path: target.split("?")[0],
    target,
    posix: posix !== "",
    pageSize: pageSize === "" ? undefined : Number(pageSize),
  };
}

/** The request for a path of the caller's. */
function ofPath(givenMethod, path, given = {}) {
  const method = givenMethod.toUpperCase();
  demand(METHODS.includes(method), "method", `one of ${METHODS.join(", ")}`);
  const target = finished(path, given, false);
  const { body } = given;
  if (body !== undefined) checkBodyOf(method);
  return made(method, target, readBody(body));
}

/** The request for a list at a path of the caller's. It may be wrapped under whatever key. */
function ofListPath(path, given = {}) {
  const request = made("GET", finished(path, given, true), {});
  request.pageSize ??= PAGE_SIZE;
  return request;
}

/** The request of `logto.fetch`. */
function ofFetch(method, path, init) {
  const OWN = "method headers body redirect signal timeout totalTimeout retry";
  const request = ofPath(method, path);
  request.isRaw = true;
  if (isNothing(init)) return request;
  demand(isNothing(init.query), "query", "part of the path");
  // Firefox has no `body` of a Request.
  const hides = typeof Request === "function" && init instanceof Request && !("body" in init);
  demand(
    !hides || request.method === "GET" || request.method === "HEAD",
    "init",
    "an object that is no Request, whose body this host hides",
  );
  request.payload = readRawBody(init.body);
  request.extras = extras(init, OWN);
  if (request.payload.body !== undefined) checkBodyOf(request.method);
  return request;
}

/** What the core says of a path or a list of the caller's: a template with `params`, or finished. */
function finished(path, { params, query }, isList) {
  let values = [];
  if (!isNothing(params)) {
    const names = parametersOf(path.split("?")[0]);
    checkMembers(params, "params", names);
    values = names.map((name) => pathValue(params[name], name));
  }
  const pairs = readPairs(query, true);
  const at = pairs.indexOf("pageSize");
  if (at >= 0 && !isList) pairs[at] = "page_size";
  const texts = [path, ...values, ...pairs];
  return readTarget(tell(question.PATH, texts, values.length, Number(isList)));
}

/** A request to a target; of a path of the caller's, it has nothing that only a method `known` has. */
function made(method, { path, target, posix, pageSize }, payload, known) {
  const operation = known ?? operationOf(method, path);
  // Where GET needs no token, neither does HEAD (RFC 9110 §9.3.2).
  const { isPublic } = (method === "HEAD" ? operationOf("GET", path) : operation) ?? {};
  return {
    operation: operation?.name,
    since: operation?.since,
    method,
    path,
    target,
    payload,
    posix,
    pageSize,
    wrappedIn: known?.wrappedIn,
    /** What is wanted of an answer is the host's own `Response`, whatever its status; else its body. */
    isRaw: known?.isRaw,
    needsToken: !isPublic,
    /** A 404 after an attempt that may have reached the server means that it is done. */
    forgiving: method === "DELETE" && !operation?.answers,
  };
}

function pathValue(value, name) {
  if (typeof value === "string") return value;
  throw new TypeError(`The path parameter \`${name}\` must be a string.`);
}

function payloadOf({ name, body: kind }, body) {
  if (kind === "m") {
    if (isPlain(body)) checkMembers(body, "body", ["file"]);
    return readForm(body);
  }
  if (kind === "b" && isNothing(body)) throw new TypeError(`\`${name}\` needs a body.`);
  return readBody(body);
}

/** Takes the page size out of a query; the largest, where it has none. */
function takePageSize(pairs) {
  const at = pairs.indexOf("pageSize");
  if (at < 0) return PAGE_SIZE;
  const [, value] = pairs.splice(at, 2);
  const size = /^=\d+$/.test(value) ? Number(value.slice(1)) : 0;
  if (size >= 1 && size <= PAGE_SIZE) return size;
  throw new RangeError(`\`pageSize\` must be a whole number from 1 to ${PAGE_SIZE}.`);
}

function checkBodyOf(method) {
  if (method === "GET" || method === "HEAD") throw new TypeError(`A ${method} has no body.`);
}

export { ofFetch, ofListPath, ofOperation, ofPath, PAGE_SIZE };
