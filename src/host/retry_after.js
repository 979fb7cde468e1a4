// What an answer's `Retry-After` asks for (RFC 9110 §10.2.3).

/** The date of `asctime`, which says GMT by saying nothing. */
const ASCTIME = /^\w{3} (\w{3}) ([ \d]\d) ([\d:]{8}) (\d{4})$/;

/** A date as HTTP has them. What else a host would take for one is none. */
const DATE = /^(\w+, )?[ \d]\d [A-Z][a-z]{2} (\d\d)?\d\d ([01]\d|2[0-3])(:[0-5]\d){2} GMT$/;

/** The delay, ms, by the answer's own `Date` or this machine's clock; undefined where there is none. */
function delayOf(value, date) {
  if (/^\d+$/.test(value)) return value * 1000;
  const delay = timeOf(value) - (timeOf(date) || Date.now());
  return Number.isNaN(delay) ? undefined : Math.max(delay, 0);
}

/** The epoch ms of a date in any of the three forms that a recipient must read (RFC 9110 §5.6.7). */
function timeOf(text) {
  const date = text.replaceAll("-", " ").replace(ASCTIME, "$2 $1 $4 $3 GMT");
  return DATE.test(date) ? Date.parse(date) : Number.NaN;
}

export { delayOf };
