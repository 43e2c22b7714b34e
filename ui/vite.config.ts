import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";

import { defineConfig, type Plugin } from "vite";

/** Lays a `.br` beside every text file, so that the server compresses nothing while it answers. */
function brotli(folder: string): Plugin {
  return {
    name: "brotli",
    closeBundle() {
      for (const name of readdirSync(folder)) {
        if (!/\.(css|js|svg)$/.test(name)) continue;
        const path = join(folder, name);
        writeFileSync(`${path}.br`, brotliCompressSync(readFileSync(path)));
      }
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  base: "/",
  publicDir: false,
  plugins: [brotli(join(import.meta.dirname, "dist", "assets"))],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    manifest: "manifest.json",
    // A font inside the style sheet would need `font-src data:`, which our policy does not allow.
    assetsInlineLimit: 0,
    assetsDir: "assets",
    target: "es2023",
    modulePreload: { polyfill: false },
    rolldownOptions: { input: { portal: "src/portal.ts", desk: "src/desk.ts" } },
  },
});
