/**
 * Whether a call comes from the editor or an extension that is a part of it, by the stack of the call. They share the process
 * with ours, whose code lies in `dist`.
 */
export function isEditorsOwn(stack: string): boolean {
  return stack.includes('/lib/vscode/') && !/\/dist\/(?:extension\.js|chunks\/)/.test(stack);
}
