"use client";

import { useActionState, useId, useRef } from "react";

/** A button that asks, and then suspends the user or lets them in again. */
export function Suspension({ name, isSuspended, action }) {
  const dialog = useRef(null);
  const title = useId();
  const [state, act, pending] = useActionState(async () => {
    const next = await action();
    dialog.current?.close();
    return next;
  }, {});
  const verb = isSuspended ? "Unsuspend" : "Suspend";
  return (
    <>
      <button type="button" disabled={pending} onClick={() => dialog.current.showModal()}>
        {verb} …
      </button>
      <p role="status" className="wrong">
        {state.error}
      </p>
      <dialog ref={dialog} aria-labelledby={title}>
        <form action={act}>
          <h2 id={title}>
            {verb} {name}?
          </h2>
          <p>
            {isSuspended
              ? "They can sign in again at once."
              : "They cannot sign in until they are unsuspended. Tokens they hold stay good until they expire."}
          </p>
          <div className="buttons">
            <button type="button" className="quiet" onClick={() => dialog.current.close()}>
              Cancel
            </button>
            <button type="submit" disabled={pending}>
              {verb}
            </button>
          </div>
        </form>
      </dialog>
    </>
  );
}
