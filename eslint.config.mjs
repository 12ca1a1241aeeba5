import tseslint from 'typescript-eslint';

/** Which folder may import what. The same table is walked by test/architecture.test.ts. */
const layers = {
  'src/core': { forbid: ['runners', 'state', 'session', 'cli', 'extension', 'protocol'], node: false },
  'src/protocol': { forbid: ['runners', 'state', 'session', 'cli', 'extension'], node: false },
  'src/runners': { forbid: ['state', 'session', 'cli', 'extension', 'protocol'], node: true },
  'src/state': { forbid: ['runners', 'session', 'cli', 'extension', 'protocol'], node: true },
  'src/session': { forbid: ['cli', 'extension', 'protocol'], node: true },
  'src/cli': { forbid: ['extension', 'protocol'], node: true },
  'src/extension': { forbid: ['cli'], node: true },
  webview: { forbid: ['runners', 'state', 'session', 'cli', 'extension'], node: false },
};

const layerRules = Object.entries(layers).map(([folder, { forbid, node }]) => ({
  files: [`${folder}/**/*.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          ...forbid.map((layer) => ({
            group: [`**/${layer}/**`],
            message: `${folder} must not import ${layer}; see docs/architecture.md.`,
          })),
          ...(folder === 'src/extension' ? [] : [{ group: ['vscode'], message: 'Only src/extension imports vscode.' }]),
          ...(node ? [] : [{ group: ['node:*'], message: `${folder} is pure; take what you need as a port.` }]),
        ],
      },
    ],
  },
}));

/** Everywhere. A later rule of the same name takes the place of an earlier one, so the core's list begins with them. */
const restrictedProperties = [
  {
    property: 'loadFromDefault',
    message: 'It merges KUBECONFIG unlike kubectl; use src/core/target/kubeconfig.ts.',
  },
  { object: 'Map', property: 'groupBy', message: 'Node 20 does not have it; use src/core/groupBy.ts.' },
  { object: 'fs', property: 'appendFile', message: 'It may tear lines; use src/state/eventLog.ts.' },
];

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'coverage/', 'test-results/', 'test/host/fixtures/'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.mjs', 'scripts/*.mjs'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-restricted-properties': ['error', ...restrictedProperties],
    },
  },
  {
    files: ['src/core/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', 'process', 'Buffer', 'setTimeout', 'fetch'],
      'no-restricted-properties': [
        'error',
        ...restrictedProperties,
        { object: 'Date', property: 'now', message: 'The core has no clock; take one as a port.' },
        { object: 'Math', property: 'random', message: 'The core has no randomness; take ids as a port.' },
      ],
    },
  },
  ...layerRules,
  { files: ['**/*.mjs'], ...tseslint.configs.disableTypeChecked },
);
