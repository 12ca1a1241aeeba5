/** The rules for targets that a person has set in the editor. */
import { workspace } from 'vscode';
import type { TargetRules } from '../core/target/targetRules.ts';
import { settingIds } from './contributions.ts';

/**
 * Only what stands in the person's own settings: the manifest gives these the scope of the machine, so the editor does not
 * take them from a workspace, and neither does this.
 */
export function editorRules(): TargetRules {
  const settings = workspace.getConfiguration();
  const contexts = settings.inspect<unknown>(settingIds.protectedContexts)?.globalValue;
  return {
    protectedContexts: Array.isArray(contexts) ? contexts.filter((one) => typeof one === 'string' && one !== '') : [],
    readOnly: settings.inspect<unknown>(settingIds.readOnly)?.globalValue === true,
  };
}
