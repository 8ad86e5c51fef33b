import { unwatchFile, watchFile } from 'node:fs';

/** So long after a change it is taken to be complete: editors and deployments write more than one file. */
const SETTLED_MS = 100;
/** Looked at so often. A change of a mounted or linked file raises no event, but it is seen. */
const LOOK_MS = 200;

/** Calls `changed` after any of the files has; the answer ends it. */
export function watchFiles(files: readonly string[], changed: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const look = (): void => {
    clearTimeout(timer);
    timer = setTimeout(changed, SETTLED_MS);
  };
  for (const file of files) watchFile(file, { interval: LOOK_MS }, look);
  return () => {
    clearTimeout(timer);
    for (const file of files) unwatchFile(file, look);
  };
}
