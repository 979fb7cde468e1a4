/// <reference lib="esnext.disposable" />

/** How often and how soon a call is repeated. Times are milliseconds, 0 or more. */
export interface RetryOptions {
  /** How often a call is sent at most, the first time included: a whole number from 1. Default 3. */
  attempts?: number | undefined;
  /** The longest backoff before the second attempt; it doubles with each one. Default 500. */
  baseDelay?: number | undefined;
  /** The longest backoff of all. Default 8,000. */
  maxDelay?: number | undefined;
  /**
   * The longest `Retry-After` that is kept; at a longer one the call fails. It is also the longest time for which a 429
   * holds up the calls after it. Default 60,000.
   */
  maxRetryAfter?: number | undefined;
}

/** Headers in any of the forms that `fetch` takes; what is `undefined` is left out. */
export type HeadersInput = Headers | [string, string][] | Record<string, string | undefined>;

/** Options of one call. */
export interface CallOptions {
  /** Aborts the call: it rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Milliseconds for one attempt, body included: more than 0, `Infinity` for no limit. Default: the client's. */
  timeout?: number | undefined;
  /** Milliseconds for the call with all its attempts, waits and tokens: more than 0. Default: the client's. */
  totalTimeout?: number | undefined;
  /** `false` sends once. Default: the client's. */
  retry?: false | RetryOptions | undefined;
  /** Sent beside the client's; `authorization` only on operations that need no token. */
  headers?: HeadersInput | undefined;
}

/** Options of a list. */
export interface ListOptions extends CallOptions {
  /**
   * How many page requests may be under way when the list is iterated, from 1. With 1, the
   * default, a page is asked for when an item beyond the one before is wanted.
   */
  prefetch?: number | undefined;
}

/** A value of a query; `null` and `undefined` are left out, arrays are sent as repeated keys. */
export type QueryValue =
  | string
  | number
  | boolean
  | Date
  | null
  | undefined
  | readonly (string | number | boolean | Date)[];

/** What is searched for: a `like` pattern with `%` and `_`, or one of the four modes. */
export type SearchTerm =
  | string
  /** SQL `LIKE`: `%` is any text, `_` any character; `escapeLike` makes a text literal. */
  | { like: string; exact?: undefined; similarTo?: undefined; posix?: undefined }
  /** The whole value; several are alternatives. */
  | {
      exact: string | readonly string[];
      like?: undefined;
      similarTo?: undefined;
      posix?: undefined;
    }
  /** SQL `SIMILAR TO`; needs `caseSensitive: true`. */
  | { similarTo: string; like?: undefined; exact?: undefined; posix?: undefined }
  /** A POSIX regular expression. A bad one is answered with status 500. */
  | { posix: string; like?: undefined; exact?: undefined; similarTo?: undefined };

/** Advanced search over the fields of an operation; `null` and `undefined` are left out. */
export interface SearchQuery<Field extends string = string> {
  /** Searches all fields. */
  search?: SearchTerm | null | undefined;
  /** Searches single fields. */
  where?: { readonly [name in Field]?: SearchTerm | null | undefined } | null | undefined;
  /** Whether one field that fits is enough (`"or"`, the default) or all must (`"and"`). */
  joint?: "and" | "or" | null | undefined;
  /** Default `false`. */
  caseSensitive?: boolean | null | undefined;
}

/**
 * What is answered as `T`, as it may be sent: its arrays may be `readonly`, what may be missing may be
 * `undefined`, and what may have anything in it may be any object.
 */
export type Given<T> = T extends readonly (infer Item)[]
  ? readonly Given<Item>[]
  : T extends object
    ? string extends keyof T
      ? unknown extends T[keyof T]
        ? object
        : T
      : {
          [Name in keyof T]: Record<never, never> extends Pick<T, Name>
            ? Given<T[Name]> | undefined
            : Given<T[Name]>;
        }
    : T;

/**
 * What is known of a path: the method that asks for the same, the names of the path's parameters,
 * the places at which the method takes its body and its query, and the key of a wrapped list.
 */
export interface Call<
  Method extends (...given: never[]) => unknown,
  Name extends string = never,
  Body extends number = never,
  Query extends number = never,
  Key extends string = never,
> {
  params: { [name in Name]: string };
  body: [Body] extends [never] ? undefined : Parameters<Method>[Body];
  query: [Query] extends [never] ? undefined : Parameters<Method>[Query];
  list: ReturnType<Method>;
  result: ReturnType<Method> extends PagedList<infer Item>
    ? [Key] extends [never]
      ? Item[]
      : { [key in Key]: Item[] }
    : Awaited<ReturnType<Method>> extends Response
      ? unknown
      : Awaited<ReturnType<Method>>;
}

/** One page of a list; iterable over its items. */
export interface Page<T> extends Iterable<T> {
  /** What is on the page. */
  readonly items: T[];
  /** The page's number, from 1. */
  readonly page: number;
  /** How many items a page has at most. */
  readonly pageSize: number;
  /** How many items the list has; `undefined` where the server does not say. */
  readonly total: number | undefined;
  /** The list has more items than `total`, which the server does not count any further. */
  readonly totalIsCapped: boolean;
  /** Whether a page follows. */
  readonly hasNext: boolean;
  /** The pages that the `Link` header names. */
  readonly links: {
    readonly first?: number;
    readonly prev?: number;
    readonly next?: number;
    readonly last?: number;
  };
}

/**
 * A list. Nothing is requested until it is iterated, awaited or asked.
 *
 * It is thenable: `await list` is the first page, and so is what an async function that returns a
 * list resolves to. Return `list.pages()` or an array where that is not meant.
 *
 * ```js
 * for await (const user of logto.users.list()) console.log(user.id);
 * const page = await logto.users.list({ pageSize: 20 });
 * ```
 */
export interface PagedList<T> extends PromiseLike<Page<T>>, AsyncIterable<T, undefined> {
  /** Every item, page after page; each iteration starts anew. */
  [Symbol.asyncIterator](): ListIterator<T>;
  /** The pages, from the first or from page `from`. */
  pages(options?: {
    /** The first page, by its number from 1. */
    from?: number | undefined;
    /** How many page requests may be under way. Default: the list's own. */
    prefetch?: number | undefined;
  }): ListIterator<Page<T>>;
  /** One page, by its number from 1; another number is a `RangeError`. One beyond the last is empty. */
  page(number: number): Promise<Page<T>>;
  /** The items as an array, `limit` at most: a number from 0, or `Infinity` for all. */
  toArray(options: { limit: number }): Promise<T[]>;
  /**
   * The items as a stream of lines of JSON, a page in each chunk, for the body of a `Response` or a
   * file. A page is asked for when the stream is read; cancelling it aborts what is under way.
   *
   * ```js
   * return new Response(logto.users.list().toReadableStream({ format: "ndjson" }));
   * ```
   */
  toReadableStream(options: {
    /** Lines of JSON. */
    format: "ndjson";
    /** The first page, by its number from 1. */
    from?: number | undefined;
    /** How many page requests may be under way. Default: the list's own. */
    prefetch?: number | undefined;
  }): ReadableStream<Uint8Array>;
  /** The items themselves as a stream. */
  toReadableStream(options?: {
    format?: undefined;
    /** The first page, by its number from 1. */
    from?: number | undefined;
    /** How many page requests may be under way. Default: the list's own. */
    prefetch?: number | undefined;
  }): ReadableStream<T>;
  /** The number of items, by the smallest request that tells it. */
  count(): Promise<number>;
  /** As that of the promise of the first page. */
  catch<R = never>(
    onRejected?: ((reason: unknown) => R | PromiseLike<R>) | null,
  ): Promise<Page<T> | R>;
  /** As that of the promise of the first page. */
  finally(onFinally?: (() => void) | null): Promise<Page<T>>;
}

/**
 * An iterator over a list. `next()` may be called many times without waiting: answers come in
 * order. `return()` (a `break`) stops at once and aborts what is under way.
 */
export interface ListIterator<T> extends AsyncIterator<T, undefined, undefined> {
  next(): Promise<IteratorResult<T, undefined>>;
  return(value?: undefined): Promise<IteratorResult<T, undefined>>;
  throw(error?: unknown): Promise<IteratorResult<T, undefined>>;
  [Symbol.asyncIterator](): ListIterator<T>;
  [Symbol.asyncDispose](): Promise<void>;
}
