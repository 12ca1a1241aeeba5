/** Help while writing a sidecar, and ways between it and its runbook. What reads YAML is loaded when it is first asked. */
import { languages, type Disposable, type DocumentSelector } from 'vscode';
import type { Sessions } from '../sessions.ts';

const sidecars: DocumentSelector = { scheme: 'file', pattern: '**/*.checks.yaml' };
const runbooks: DocumentSelector = { scheme: 'file', language: 'markdown' };

export function registerSidecarLanguage(sessions: Sessions): Disposable[] {
  return [
    languages.registerCompletionItemProvider(
      sidecars,
      {
        provideCompletionItems: async (document, position) =>
          (await import('./sidecarHelp.ts')).completions(document, position),
      },
      ' ',
      '"',
      '#',
    ),
    languages.registerHoverProvider(sidecars, {
      provideHover: async (document, position) => (await import('./sidecarHelp.ts')).keyHover(document, position),
    }),
    ...[sidecars, runbooks].flatMap((selector) => [
      languages.registerDefinitionProvider(selector, {
        provideDefinition: async (document, position) =>
          (await import('./checkLocations.ts')).otherSide(sessions, document, position),
      }),
      languages.registerReferenceProvider(selector, {
        provideReferences: async (document, position) =>
          (await import('./checkLocations.ts')).bothSides(sessions, document, position),
      }),
    ]),
  ];
}
