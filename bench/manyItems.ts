/** A runbook of 10,000 items, which has 1 MB: fifty items under a heading, a block of commands at every twentieth. */
export const MANY = 10_000;

export function tenThousandItems(): string {
  const item = (at: number): string => {
    const heading = at % 50 === 0 ? `\n## Section ${at / 50}\n\n` : '';
    const block = at % 20 === 0 ? `\n  \`\`\`bash\n  kubectl get pods -n team-${at}\n  \`\`\`\n\n` : '';
    return `${heading}- [ ] Item ${at}: the service \`orders-${at}\` answers, and nobody has touched it since its last release\n${block}`;
  };
  return `# Many items\n${Array.from({ length: MANY }, (_, at) => item(at)).join('')}`;
}

/** The same without headings: one list, whose rows all appear at once. */
export function tenThousandInOneList(): string {
  return tenThousandItems()
    .replace('# Many items', '# One list')
    .replace(/^## .*\n\n/gm, '');
}
