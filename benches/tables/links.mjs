// `parseLinkHeader` beside the parsers of npm, on the header of a page in the middle of a list.
import httpLinkHeader from "http-link-header";
import li from "li";
import parseLinkHeaderOfNpm from "parse-link-header";
import { compare } from "../inside/rounds.mjs";

const url = (page) => `http://auth.example.com/users?page=${page}&page_size=100&search=%25alice%25`;
const HEADER = [
  ["first", 1],
  ["prev", 6],
  ["last", 100],
  ["next", 8],
]
  .map(([rel, page]) => `<${url(page)}>; rel="${rel}"`)
  .join(", ");

export const title = "Link headers";

export async function* tables({ quick }) {
  const { parseLinkHeader } = await import("../../pkg/index.js");
  const sides = {
    "logto-management": () => parseLinkHeader(HEADER),
    "http-link-header": () => httpLinkHeader.parse(HEADER),
    "parse-link-header": () => parseLinkHeaderOfNpm(HEADER),
    li: () => li.parse(HEADER),
  };
  const times = await compare(sides, { rounds: quick ? 5 : 50, calls: quick ? 200 : 2_000 });
  yield {
    name: "links",
    title: "Parsing the Link header of a page",
    unit: "µs",
    digits: 2,
    columns: ["a header"],
    rows: Object.entries(times),
    note: "In the Node that runs the command.",
  };
}
