/** Variables of a shell text: which it uses without giving them a value itself, and which it gives one. */
import { forEachChild, parse, type SyntaxNode } from 'unbash';

/** Names in the order of their use. A default (`${PORT:-8080}`) says itself what an unset variable means. */
export function freeVariables(text: string): readonly string[] {
  const { used, given } = readVariables(text);
  return [...used].filter((name) => /^[A-Za-z_]\w*$/.test(name) && !given.has(name));
}

export function givenVariables(text: string): ReadonlySet<string> {
  return readVariables(text).given;
}

interface Variables {
  readonly used: Set<string>;
  readonly given: Set<string>;
}

function readVariables(text: string): Variables {
  const variables: Variables = { used: new Set(), given: new Set() };
  try {
    visit(parse(text), variables);
  } catch {
    // The parser recurses: what is nested too deep for it is refused for other reasons.
  }
  return variables;
}

function visit(node: SyntaxNode, variables: Variables): void {
  const { used, given } = variables;
  switch (node.type) {
    case 'SimpleExpansion':
      used.add(node.text.slice(1));
      break;
    case 'ParameterExpansion':
      // `${X:?}` is an error where X is unset; the other operators of its kind stand for a value.
      if (node.operation?.type !== 'Default' || node.operation.operator.endsWith('?')) used.add(node.parameter);
      else if (node.operation.operator.endsWith('=')) given.add(node.parameter);
      break;
    case 'Assignment':
      given.add(node.name);
      break;
    case 'ArithmeticBinary':
      if (/^[^=!<>]*=$/.test(node.operator) && node.left.type === 'ArithmeticWord') given.add(node.left.value);
      break;
    case 'For':
    case 'Select':
      given.add(node.name.value);
      break;
    case 'Command':
      if (givingCommands.test(node.name?.value ?? ''))
        for (const argument of node.args) given.add(argument.text.replace(/[=[].*/s, ''));
      break;
    default:
      break;
  }
  forEachChild(node, (child) => visit(child, variables));
}

const givingCommands = /^(read|export|declare|local|typeset|readonly|readarray|mapfile|printf|getopts|let)$/;
