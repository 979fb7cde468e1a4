"use client";

import { useRouter } from "next/navigation";
import { startTransition } from "react";

/** What failed is in the server's log, under the digest; the browser is not told more. */
export default function Failed({ error, reset }) {
  const router = useRouter();
  const again = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  return (
    <div role="alert">
      <h1>This could not be read</h1>
      <p>
        Logto did not answer as it should.{" "}
        {error.digest && `The server’s log has it as ${error.digest}.`}
      </p>
      <button type="button" onClick={again}>
        Try again
      </button>
    </div>
  );
}
