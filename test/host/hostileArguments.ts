/** What another extension may pass to a command. None of it may start a program. */
export function hostileArguments(file: string): readonly (readonly unknown[])[] {
  const script = 'touch /tmp/provebook-hostile';
  return [
    [],
    [undefined],
    [null],
    [7],
    [script],
    [{ command: script, text: script, file }],
    [{ kind: 'command', file, command: { id: 'x', text: script, language: 'shell' } }],
    [{ kind: 'runbook', file: '../../../../etc/passwd' }],
    [{ kind: 'node', file, node: { id: '', kind: 'item', children: [], commands: [{ text: script }] } }],
    [{ kind: 'check', file, placed: { check: { id: 'x', request: { kind: 'exec', input: { argv: ['touch'] } } } } }],
    [{ kind: 'range', file, from: 1, rows: [{ kind: 'command', file, command: { id: 'x', text: script } }] }],
    [file, [script]],
    [file, script],
    [file, { length: 1, 0: script }],
    [`${file}; ${script}`, [script]],
    ['/proc/self/environ', [script]],
    [[file], [script]],
    [file, 'html', script],
  ];
}
