// Notices that whoever started us is gone. On TERM, npm ends only the shell between it and us.
const intervalMs = 500;

/** Calls `callback` once when our parent process has ended; keeps nothing alive. */
export function onParentEnd(callback) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    callback();
  }, intervalMs);
  timer.unref();
}
