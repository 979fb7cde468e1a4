// Telling the caller's hooks what happens. A hook that throws, or rejects, changes nothing.

/** Tells the hook of this name, if there is one; the event has the members that are not undefined. */
function notify(hooks, name, event) {
  if (hooks?.[name] === undefined) return;
  const told = Object.entries(event).filter(([, value]) => value !== undefined);
  try {
    hooks[name](Object.fromEntries(told))?.catch?.(() => {});
  } catch {}
}

export { notify };
