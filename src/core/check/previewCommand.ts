/** What to ask kubectl to learn what a change would touch, without changing anything. */
import { readShell } from '../runbook/shellSyntax.ts';

/** Those that know `--dry-run=server` (kubectl 1.37). */
const verbs = new Set([
  ...['annotate', 'apply', 'autoscale', 'cordon', 'create', 'delete', 'drain', 'expose', 'label', 'patch', 'replace'],
  ...['run', 'scale', 'set', 'taint', 'uncordon'],
]);

/** Other places than the pinned one, other answers than objects, or programs and addresses that a file may name. */
const refused =
  /^(--(kubeconfig|context|cluster|server|user|token|dry-run|edit|kustomize|raw|recursive|output)\b|-[a-z]*[koRsw])|^-$|:\/\//;

/**
 * The arguments of the same command as a dry run on the server.
 *
 * @returns undefined for what is not one plain kubectl command whose words are known without a shell
 */
export function previewArguments(text: string): readonly string[] | undefined {
  const { commands, complete, valid } = readShell(text);
  const [only, ...others] = commands;
  if (!complete || !valid || only === undefined || others.length > 0) return undefined;
  if (/[$`*?~{}<>|&;()\\\n!]/.test(text)) return undefined;
  const [program, ...args] = only.words;
  const verb = args.find((word) => !word.startsWith('-'));
  if (program !== 'kubectl' || verb === undefined || !verbs.has(verb) || args[0] !== verb) return undefined;
  return args.some((word) => refused.test(word)) ? undefined : [...args, '--dry-run=server'];
}
