import * as vscode from 'vscode';

/**
 * Whether a call comes from the editor or an extension that is a part of it, by the stack of the call: they share the process
 * with ours. Code of ours on the stack makes it ours, whoever called that.
 */
export function isEditorsOwn(stack: string): boolean {
  const frames = stack.split('\n');
  const isOurs = (frame: string): boolean =>
    /[\\/]dist[\\/](?:extension\.js|chunks[\\/])/.test(frame) && !frame.includes(vscode.env.appRoot);
  return frames.some((frame) => frame.includes(vscode.env.appRoot)) && !frames.some(isOurs);
}
