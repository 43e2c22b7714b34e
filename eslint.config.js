import js from "@eslint/js";
import globals from "globals";
import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["ui/dist", "ui/dist-samples", "e2e/report", "e2e/results", "target", "**/node_modules"] },
  js.configs.recommended,
  {
    files: ["ui/**/*.ts"],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: {
      globals: globals.browser,
      parserOptions: { project: "./ui/tsconfig.json", tsconfigRootDir: import.meta.dirname },
    },
  },
  {
    files: ["e2e/**/*.ts"],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { project: "./e2e/tsconfig.json", tsconfigRootDir: import.meta.dirname },
    },
  },
);
