/** Results in the XML that CI systems read, after the schema of the JUnit task of Ant with the attributes that all of them know. */
import type { Verdict } from '../run/event.ts';
import { visibleText } from './visibleText.ts';

export interface JunitCase {
  readonly name: string;
  /** What it belongs to: the item. */
  readonly className: string;
  readonly durationMs: number;
  /** undefined: refused, or started without an end. */
  readonly verdict: Verdict | undefined;
  /** One line each. */
  readonly messages: readonly string[];
}

export function junitReport(name: string, cases: readonly JunitCase[]): string {
  const count = (element: string): number => cases.filter((one) => elementOf(one) === element).length;
  const seconds = cases.reduce((sum, { durationMs }) => sum + durationMs, 0) / 1000;
  const attributes = [
    `name="${escapeXml(name)}"`,
    `tests="${cases.length}"`,
    `failures="${count('failure')}"`,
    `errors="${count('error')}"`,
    `skipped="${count('skipped')}"`,
    `time="${seconds.toFixed(3)}"`,
  ].join(' ');
  const rows = cases.map(caseXml).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n  <testsuite ${attributes}>\n${rows}  </testsuite>\n</testsuites>\n`;
}

function caseXml(one: JunitCase): string {
  const { name, className, durationMs, messages } = one;
  const head = `name="${escapeXml(name)}" classname="${escapeXml(className)}" time="${(durationMs / 1000).toFixed(3)}"`;
  const element = elementOf(one);
  if (element === undefined) return `    <testcase ${head}${outputXml(one)}`;
  const [first = ''] = messages;
  const text = escapeXml(messages.join('\n'));
  return `    <testcase ${head}>\n      <${element} message="${escapeXml(first)}">${text}</${element}>\n    </testcase>\n`;
}

/** JUnit knows no warnings: they pass, and what they say stands in the output. */
function outputXml({ verdict, messages }: JunitCase): string {
  if (verdict !== 'warn') return '/>\n';
  return `>\n      <system-out>${escapeXml(messages.join('\n'))}</system-out>\n    </testcase>\n`;
}

function elementOf({ verdict }: JunitCase): 'failure' | 'error' | 'skipped' | undefined {
  switch (verdict) {
    case 'pass':
    case 'warn':
      return undefined;
    case 'fail':
      return 'failure';
    case 'error':
    case undefined:
      return 'error';
    case 'skipped':
    case 'manual':
      return 'skipped';
  }
}

/** XML 1.0 section 2.2 has no way to write most control characters and these two; what cannot be seen is written out anyway. */
function escapeXml(text: string): string {
  return visibleText(text)
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;');
}
