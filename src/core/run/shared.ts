/** Values that the events of a run repeat are kept once: most of what an execution records is what the one before it did. */

/** Of lists and records in each other. What lies deeper, in a line that nobody has written like that, is kept as it is. */
const MOST_DEPTH = 3;

/** `known` where it says the same as `value`, which is then not held any longer. */
export function shared<T>(known: T | undefined, value: T): T {
  if (known === undefined) return value;
  return known === value || (typeof value === 'object' && isSame(known, value, MOST_DEPTH)) ? known : value;
}

/** To the order of the keys, so that whatever is written of one is written of the other. */
function isSame(a: unknown, b: unknown, depth: number): boolean {
  if (a === b) return true;
  if (depth === 0) return false;
  if (Array.isArray(a) || Array.isArray(b)) return Array.isArray(a) && Array.isArray(b) && isSameList(a, b, depth);
  return isStructure(a) && isStructure(b) && isSameRecord(a, b, depth);
}

function isSameList(a: readonly unknown[], b: readonly unknown[], depth: number): boolean {
  return a.length === b.length && a.every((one, at) => isSame(one, b[at], depth - 1));
}

function isSameRecord(a: Structure, b: Structure, depth: number): boolean {
  const [keys, others] = [Object.keys(a), Object.keys(b)];
  return (
    keys.length === others.length && keys.every((key, at) => key === others[at] && isSame(a[key], b[key], depth - 1))
  );
}

type Structure = Readonly<Record<string, unknown>>;

function isStructure(value: unknown): value is Structure {
  return typeof value === 'object' && value !== null;
}
