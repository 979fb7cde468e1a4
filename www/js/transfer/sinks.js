// Where an export goes: to a file that the visitor chooses, or through the origin's private files to a
// download. In neither is it ever in memory as a whole.

const KEPT_NAME = "export.partial";

/** Opens a file to write to. Must be called right after a click, for browsers that ask where to. */
export async function openSink(name, type) {
  if (typeof showSaveFilePicker === "function") {
    const handle = await showSaveFilePicker({ suggestedName: name });
    return toFile(await handle.createWritable());
  }
  const folder = await navigator.storage.getDirectory();
  const handle = await folder.getFileHandle(KEPT_NAME, { create: true });
  const sink = toFile(await handle.createWritable());
  return {
    ...sink,
    async close() {
      await sink.close();
      download(new File([await handle.getFile()], name, { type }));
    },
  };
}

function toFile(writable) {
  return {
    write: (text) => writable.write(text),
    close: () => writable.close(),
    abort: () => writable.abort(),
  };
}

/** Hands a file to the visitor. */
export function download(file) {
  const url = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = url;
  link.download = file.name;
  link.click();
  // The browser has begun to read by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
