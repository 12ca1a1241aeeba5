/**
 * Watches where the current run of each open runbook is written. The editor's own watcher misses what lies in folders that
 * were made one within the other at once, as those of a new run are.
 */
import { watch, type FSWatcher } from 'node:fs';
import path from 'node:path';

export class LogWatch {
  readonly #changed: () => void;
  /** By runbook, then by folder. */
  readonly #watchers = new Map<string, Map<string, FSWatcher>>();

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /**
   * Watches these folders of a runbook from now on, and no others. One that is not there is left out.
   *
   * @param folders absolute paths; what lies in folders within them is not watched
   */
  follow(runbook: string, folders: readonly string[]): void {
    const watchers = this.#watchers.get(runbook) ?? new Map<string, FSWatcher>();
    this.#watchers.set(runbook, watchers);
    for (const [folder, watcher] of watchers) if (!folders.includes(folder)) this.#end(watchers, folder, watcher);
    for (const folder of folders) if (!watchers.has(folder)) this.#begin(watchers, folder);
  }

  dispose(): void {
    for (const watchers of this.#watchers.values()) for (const watcher of watchers.values()) watcher.close();
    this.#watchers.clear();
  }

  #begin(watchers: Map<string, FSWatcher>, folder: string): void {
    try {
      const watcher = watch(folder, { persistent: false }, (_, name) => {
        // It says so where the folder itself was removed or replaced; the next one of the name has to be watched anew.
        if (name === path.basename(folder)) this.#end(watchers, folder, watcher);
        this.#changed();
      });
      watcher.on('error', () => this.#end(watchers, folder, watcher));
      watchers.set(folder, watcher);
      // What was written since it was last looked at.
      this.#changed();
    } catch {
      // It is not there, or cannot be watched: the editor's watcher and a look now and then remain.
    }
  }

  #end(watchers: Map<string, FSWatcher>, folder: string, watcher: FSWatcher): void {
    watcher.close();
    watchers.delete(folder);
  }
}
