"use client";

import { parseLinkHeader } from "logto-management";
import { useEffect, useState } from "react";

export default function Page() {
  const [uri, setUri] = useState("");
  useEffect(() => setUri(parseLinkHeader('</users?page=2>; rel="next"')[0].uri), []);
  return <p>{uri}</p>;
}
