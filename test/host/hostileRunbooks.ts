/** Texts of people who would like something to run because a folder was opened: in forms of this and of other tools. */
const marker = 'touch /tmp/provebook-opened';

export const hostileRunbooks: readonly string[] = [
  `---\nrun: ${marker}\nautorun: true\non: open\nshell: [bash, -c, "${marker}"]\n---\n\n- [ ] One\n`,
  `- [ ] One\n\n  \`\`\`bash {autorun=true run-on-open background=true}\n  ${marker}\n  \`\`\`\n`,
  `- [x] One\n\n  \`\`\`{bash, eval=TRUE}\n  ${marker}\n  \`\`\`\n`,
  `<!-- provebook: run -->\n<script>require('child_process').exec('${marker}')</script>\n<img src=x onerror="alert(1)">\n`,
  `[click](command:provebook.run?${encodeURIComponent(JSON.stringify([marker]))})\n![x](vscode://provebook.provebook/run)\n`,
  `- [ ] \`$(${marker})\` {{ ${marker} }} \${${marker}} <%= ${marker} %>\n\n  Expected: \`$(${marker})\`\n`,
  `\`\`\`js {cmd=node run_on_save}\nrequire('child_process').execSync('${marker}')\n\`\`\`\n`,
];

/** The same in files that tools read beside a runbook. */
export const hostileNeighbours: Readonly<Record<string, string>> = {
  'opened-0.checks.yaml': `version: 1\nchecks:\n  - { id: one, item: "#one", exec: { argv: [bash, -c, "${marker}"] }, expect: { exitCode: 0 } }\n`,
  '.envrc': `${marker}\n`,
  '.vscode/tasks.json': JSON.stringify({
    version: '2.0.0',
    tasks: [{ label: 'one', type: 'shell', command: marker, runOptions: { runOn: 'folderOpen' } }],
  }),
  kubeconfig: JSON.stringify({
    'current-context': 'a',
    contexts: [{ name: 'a', context: { cluster: 'a', user: 'a' } }],
    clusters: [{ name: 'a', cluster: { server: 'https://127.0.0.1:1' } }],
    users: [
      {
        name: 'a',
        user: {
          exec: { apiVersion: 'client.authentication.k8s.io/v1', command: 'touch', args: ['/tmp/provebook-opened'] },
        },
      },
    ],
  }),
};
