/** The page of the documentation that lists the ready checks: written by `npm run generate`. */
import { driverOf, type Library, type LibraryCheck } from './libraryFile.ts';

/** @param libraries in the order of the page */
export function libraryPage(libraries: readonly Library[]): string {
  const count = libraries.reduce((sum, { checks }) => sum + checks.length, 0);
  return `${[introduction(count), ...libraries.map(section)].join('\n\n')}\n`;
}

function introduction(count: number): string {
  return `# Ready checks

<!-- Written by "npm run generate" from runbooks/library. -->

_Insert Check_, on an item in the tree or in the text, puts one of ${count} ready checks into the sidecar: it asks for the parameters, and writes
a check with a title, its thresholds and its connection. What it writes is yours: change it as any other [check](checks.md).
A parameter may also refer to a variable of the sidecar, such as \`\${vars.namespace}\`.`;
}

function section({ title, checks }: Library): string {
  const rows = checks.map(row);
  return [
    `## ${title.en}`,
    '',
    '| Check | What is true where it passes | Parameters and their defaults |',
    '| --- | --- | --- |',
    ...rows,
  ].join('\n');
}

function row({ id, title, description, kind, parameters }: LibraryCheck): string {
  const driver = driverOf(kind);
  const connection = driver === undefined ? [] : [`a connection to ${driver}`];
  const values = parameters.map(({ name, default: initial }) => `\`${name}\` = \`${cell(String(initial))}\``);
  const cells = [`\`${id}\``, `**${cell(title.en)}.** ${cell(description.en)}`, [...connection, ...values].join(', ')];
  return `| ${cells.join(' | ')} |`;
}

function cell(text: string): string {
  return text.replace(/[|\\]/g, '\\$&').replace(/\s+/g, ' ');
}
