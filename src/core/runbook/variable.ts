/** Variables that a shell text uses without giving them a value itself. */
import { forEachChild, parse, type SyntaxNode } from 'unbash';

export function freeVariables(text: string): readonly string[] {
  const used = new Set<string>();
  const given = new Set<string>();
  const visit = (node: SyntaxNode): void => {
    switch (node.type) {
      case 'SimpleExpansion':
        used.add(node.text.slice(1));
        break;
      case 'ParameterExpansion':
        // `${X:-default}` and its kin say themselves what an unset X means.
        if (node.operation?.type !== 'Default') used.add(node.parameter);
        break;
      case 'Assignment':
        given.add(node.name);
        break;
      case 'For':
      case 'Select':
        given.add(node.name.value);
        break;
      case 'Command':
        if (/^(read|export|declare|local|readarray|mapfile|printf|getopts)$/.test(node.name?.value ?? '')) {
          for (const argument of node.args)
            given.add(
              'value' in argument && typeof argument.value === 'string' ? argument.value.replace(/=.*/s, '') : '',
            );
        }
        break;
      default:
        break;
    }
    forEachChild(node, visit);
  };
  visit(parse(text));
  return [...used].filter((name) => /^[A-Za-z_]\w*$/.test(name) && !given.has(name));
}
