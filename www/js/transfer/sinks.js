// Where an export goes: to a file that the visitor chooses, or through the origin's private files to a
// download. In neither is it ever in memory as a whole.

/** What the names of private folders end in. Each has one file, and what a browser writes beside it. */
const PARTIAL = ".partial";

/** How long a browser may take to begin to read what it downloads. */
const DOWNLOAD_MS = 60_000;

/** Opens a file to write to. Must be called right after a click, for browsers that ask where to. */
export async function openSink(name, type) {
  if (typeof showSaveFilePicker === "function") {
    const handle = await showSaveFilePicker({ suggestedName: name });
    return toFile(await handle.createWritable());
  }
  const root = await navigator.storage.getDirectory();
  const partial = `${crypto.randomUUID()}${PARTIAL}`;
  const release = await hold(partial);
  const folder = await root.getDirectoryHandle(partial, { create: true });
  const handle = await folder.getFileHandle(name, { create: true });
  const sink = toFile(await handle.createWritable());
  // What cannot be removed now is removed when the page is next loaded.
  const remove = () =>
    root
      .removeEntry(partial, { recursive: true })
      .catch(() => {})
      .finally(release);
  return {
    ...sink,
    async close() {
      await sink.close();
      download(new File([await handle.getFile()], name, { type }), remove);
    },
    abort: () => sink.abort().finally(remove),
  };
}

/** Removes the private files of pages that ended before they could. */
export async function removeLeftFiles() {
  const root = await navigator.storage.getDirectory();
  for await (const name of root.keys()) {
    if (!name.endsWith(PARTIAL)) continue;
    await navigator.locks.request(name, { ifAvailable: true }, (lock) =>
      lock === null ? undefined : root.removeEntry(name, { recursive: true }),
    );
  }
}

/** Marks a private folder as in use, until it is released or the page ends. */
function hold(name) {
  return new Promise((held, failed) => {
    navigator.locks.request(name, () => new Promise(held)).catch(failed);
  });
}

function toFile(writable) {
  return {
    write: (text) => writable.write(text),
    close: () => writable.close(),
    abort: () => writable.abort(),
  };
}

/** Hands a file to the visitor; `after` is called when the browser has it. */
export function download(file, after = () => {}) {
  const url = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = url;
  link.download = file.name;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(url);
    after();
  }, DOWNLOAD_MS);
}
