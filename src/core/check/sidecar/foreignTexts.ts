/** Texts of a sidecar in other languages: CEL, regular expressions, version ranges. Loaded only where there are any. */
import * as l10n from '@vscode/l10n';
import { compile } from '../cel/expression.ts';
import { compileRegex } from '../matcher/regex.ts';
import { isVersionRange } from '../matcher/version.ts';
import { faultyValue, type Fault } from './fault.ts';
import type { ForeignText } from './findForeignTexts.ts';

export function foreignTextFaults(texts: readonly ForeignText[]): readonly Fault[] {
  return texts.flatMap((found) => {
    const fault = faultOf(found);
    return fault === undefined ? [] : [fault];
  });
}

function faultOf(found: ForeignText): Fault | undefined {
  switch (found.language) {
    case 'CEL': {
      const compilation = compile(found.text, found.variables);
      return compilation.state === 'compiled'
        ? undefined
        : faultyValue(found.path, compilation.message, compilation.offset);
    }
    case 'regular expression': {
      const regex = compileRegex(found.text);
      return regex.state === 'valid'
        ? undefined
        : faultyValue(found.path, l10n.t('This is no regular expression of RE2: {0}', regex.message));
    }
    case 'version range':
      return isVersionRange(found.text)
        ? undefined
        : faultyValue(found.path, l10n.t('"{0}" is no range of versions. Write one such as ">=1.29.0".', found.text));
  }
}
