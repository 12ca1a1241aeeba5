/** The text of a first runbook: what an item, a command and an expectation look like. */
import * as l10n from '@vscode/l10n';

/** In the language of the messages. */
export function starterRunbook(): string {
  return l10n.t(`# Readiness checklist

Each item is ticked when its command shows what is expected, or by a person where there is no command.

## Cluster

- [ ] The API server is ready

  \`\`\`bash
  kubectl get --raw /readyz
  \`\`\`

  <!-- expect: contains "ok" -->

- [ ] The system namespace is active

  \`\`\`bash
  kubectl get namespace kube-system
  \`\`\`

  <!-- expect: contains "Active" -->

## People

- [ ] The people on call know how to undo this release
`);
}
