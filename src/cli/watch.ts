import { type FSWatcher, watch } from "node:fs";
import { join } from "node:path";

const SETTLE_MS = 100;
const SOURCE = /^[^.].*\.(?:[cm]?[jt]sx?|json|ya?ml|md|txt)$/;

/** Watches folders, not their subfolders, for changes of sources and data; a burst of changes is one. */
export class FolderWatch implements Disposable {
  readonly #watchers = new Map<string, FSWatcher>();
  readonly #onChange: (file: string) => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(onChange: (file: string) => void) {
    this.#onChange = onChange;
  }

  /** Watches these folders as well. */
  add(folders: Iterable<string>): void {
    for (const folder of folders) {
      if (this.#watchers.has(folder)) continue;
      const watcher = watch(folder, (_event, name) => {
        if (name !== null && SOURCE.test(name)) this.#notice(join(folder, name));
      });
      watcher.on("error", () => this.#forget(folder));
      this.#watchers.set(folder, watcher);
    }
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#timer);
    for (const folder of this.#watchers.keys()) this.#forget(folder);
  }

  #notice(file: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#onChange(file), SETTLE_MS);
  }

  #forget(folder: string): void {
    this.#watchers.get(folder)?.close();
    this.#watchers.delete(folder);
  }
}
