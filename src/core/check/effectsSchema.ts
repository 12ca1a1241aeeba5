/** The part `effects` of a sidecar: what a team's own programs do, by their sub-commands. */
import * as l10n from '@vscode/l10n';
import * as z from 'zod';
import { isKnownProgram } from '../runbook/effect.ts';

/** `ourtool: { status: read, rollout: change, '*': unknown }`. A program that Provebook knows cannot be described again. */
export const effectsSchema = z
  .record(z.string(), z.record(z.string(), z.enum(['read', 'local', 'change', 'destroy', 'unknown'])))
  .superRefine((value, context) => {
    for (const name of Object.keys(value)) {
      if (!isKnownProgram(name)) continue;
      const message = l10n.t('Provebook knows what "{0}" does. Remove this entry.', name);
      context.addIssue({ code: 'custom', path: [name], message });
    }
  })
  .default({});
