import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['dist/**', '**/build/**', 'coverage/**', 'node_modules/**'] },
  {
    files: ['src/**/*.ts', 'tests/**/*.ts', 'bench/**/*.ts'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { project: ['./tsconfig.json', './tests/tsconfig.json'], tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', { selector: 'ExportDefaultDeclaration', message: 'No default exports.' }],
      'no-restricted-properties': ['error', { object: 'process', property: 'exit', message: 'main returns a number.' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/require-await': 'off',
    },
  },
  { files: ['bench/**/*.ts', 'tests/slow/**/*.ts'], rules: { 'no-console': 'off' } },
);
