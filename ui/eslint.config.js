import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript'
import importX from 'eslint-plugin-import-x'
import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import ts from 'typescript-eslint'
import { readdirSync } from 'node:fs'
import svelteConfig from './svelte.config.js'

const features = readdirSync(new URL('./src/features', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)

const onlyBackend = {
  group: ['@tauri-apps/*'],
  message: 'src/backend is the only door to Rust.',
}

/** One block for each feature: it may import shared and backend, never another feature or the frame. */
const featureWalls = features.map((name) => ({
  files: [`src/features/${name}/**/*.{ts,svelte}`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          onlyBackend,
          {
            group: ['**/app/*', ...features.filter((other) => other !== name).flatMap((o) => [`../${o}/*`, `**/features/${o}/*`])],
            message: 'Features meet in src/app only.',
          },
        ],
      },
    ],
  },
}))

export default ts.config(
  { ignores: ['dist/**', 'src/backend/generated/**'] },
  ...ts.configs.strictTypeChecked,
  ...ts.configs.stylisticTypeChecked,
  ...svelte.configs.recommended,
  {
    plugins: { 'import-x': importX },
    languageOptions: {
      globals: { ...globals.browser },
      parserOptions: { projectService: { allowDefaultProject: ['*.js'] }, tsconfigRootDir: import.meta.dirname, extraFileExtensions: ['.svelte'] },
    },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'import-x/no-cycle': ['error', { maxDepth: 12 }],
      'no-restricted-globals': ['error', { name: 'Date', message: 'Dates are made and read in src/shared/dates.ts only.' }],
      'max-lines': ['warn', { max: 300, skipBlankLines: true, skipComments: true }],
      'svelte/no-navigation-without-resolve': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'svelte/no-at-html-tags': 'error',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
    // The parser sees no types across components; svelte-check does, with the same strictness.
    rules: {
      ...Object.fromEntries(['argument', 'assignment', 'call', 'member-access', 'return'].map((what) => [`@typescript-eslint/no-unsafe-${what}`, 'off'])),
      '@typescript-eslint/no-redundant-type-constituents': 'off',
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // The compiler asks for brackets where a key comes from an index signature.
      '@typescript-eslint/dot-notation': 'off',
    },
  },
  {
    files: ['src/shared/**/*.{ts,svelte}'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [onlyBackend, { group: ['**/features/*', '**/features/**', '**/app/*'], message: 'shared knows neither features nor the frame.' }] }],
    },
  },
  {
    files: ['src/app/**/*.{ts,svelte}'],
    rules: { 'no-restricted-imports': ['error', { patterns: [onlyBackend] }] },
  },
  ...featureWalls,
  { files: ['src/shared/dates.ts'], rules: { 'no-restricted-globals': 'off' } },
  { files: ['dev/**', '*.config.*'], languageOptions: { globals: { ...globals.node } } },
  { files: ['*.js'], extends: [ts.configs.disableTypeChecked] },
)
