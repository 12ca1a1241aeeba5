import type { DemoServices } from '../demoServices.ts';
import { waitUntil } from '../waitUntil.ts';

/** Something that a test can change in a running demo, and that is put back afterwards. */
export interface Change {
  /** The Debian package without which it is not possible. */
  readonly needs?: string;
  /** Resolves when it shows. What puts it back goes onto `undo`, before or with the step that it undoes. */
  readonly apply: Apply;
}

/** A change for the worse. */
export interface Mutation extends Change {
  /** What it makes true, or no longer true, as a sentence. */
  readonly breaks: string;
}

export type Apply = (demo: DemoServices, undo: AsyncDisposableStack) => Promise<void>;

const patienceMs = 10_000;

/** Waits until a mutation, or its end, shows. @throws Error after 10 s. */
export function untilItShows(what: string, isTrue: () => Promise<boolean>): Promise<void> {
  return waitUntil(isTrue, { what, programs: [], timeoutMs: patienceMs });
}

/** A program that does not run. */
export function stopped(program: string): Apply {
  return async (demo, undo) => {
    undo.defer(() => demo.start(program));
    await demo.stop(program);
  };
}
