/** Something wrong in a sidecar, by the path of its key; its place in the file is looked up later. */

export interface Fault {
  readonly path: readonly PropertyKey[];
  /** Whether the last key of the path is wrong or what stands behind it. */
  readonly on: 'key' | 'value';
  /** Where in the value's text or in the key, in characters. */
  readonly offset: number;
  readonly message: string;
}

export function faultyValue(path: readonly PropertyKey[], message: string, offset = 0): Fault {
  return { path, on: 'value', offset, message };
}

export function faultyKey(path: readonly PropertyKey[], message: string, offset = 0): Fault {
  return { path, on: 'key', offset, message };
}
