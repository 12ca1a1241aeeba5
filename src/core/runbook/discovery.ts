/** Which files are runbooks, by their names alone. */

/** Folders whose files belong to somebody else. */
export const skippedFolders: readonly string[] = ['node_modules', '.git', '.provebook', 'dist', 'vendor'];

const named = /(runbook|checklist|playbook|readiness|체크리스트|런북|チェックリスト)/i;

export function isMarkdown(file: string): boolean {
  return /\.(md|markdown)$/i.test(file);
}

export function isSidecar(file: string): boolean {
  return file.endsWith('.checks.yaml');
}

/** Path of the sidecar: `NAME.checks.yaml` beside `NAME.md`. */
export function sidecarOf(file: string): string {
  return `${file.replace(/\.(md|markdown)$/i, '')}.checks.yaml`;
}

/** Paths of the runbook that a sidecar may belong to. */
export function runbooksOf(sidecar: string): readonly string[] {
  const stem = sidecar.replace(/\.checks\.yaml$/, '');
  return [`${stem}.md`, `${stem}.markdown`];
}

/**
 * A Markdown file is a runbook when its own name or a folder it lies in says so.
 *
 * @param path from the opened folder on, with that folder's own name.
 */
export function isNamedRunbook(path: string): boolean {
  return isMarkdown(path) && named.test(path);
}
