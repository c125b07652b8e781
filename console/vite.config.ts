import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  base: '/console/',
  plugins: [react()],
  build: {
    target: 'es2022',
    // A data: URL would need a wider policy, and saves nothing on a page that is cached all day.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
