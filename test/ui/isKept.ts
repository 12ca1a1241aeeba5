/** Whether what was waited for came, where it is tried again otherwise. */
export function isKept(promise: Promise<unknown>): Promise<boolean> {
  return promise.then(
    () => true,
    () => false,
  );
}
