import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import { iconSprite } from "./scripts/icons.mjs";

export default defineConfig({
  plugins: [tailwindcss(), iconSprite()],
  base: "/assets/",
  build: {
    outDir: "dist",
    emptyOutDir: true,
    manifest: "manifest.json",
    assetsDir: "",
    // Fonts and icons stay files: the policy allows no data: addresses for fonts.
    assetsInlineLimit: 0,
    // The script is a module without an inline preloader.
    modulePreload: { polyfill: false },
    rolldownOptions: { input: { app: "src/app.ts" } },
  },
});
