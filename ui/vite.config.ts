/// <reference types="vitest/config" />
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { svelteTesting } from '@testing-library/svelte/vite'
import { defineConfig } from 'vite'
import { coreBridge } from './dev/bridge.ts'
import { contentPolicy } from './dev/policy.ts'

export default defineConfig({
  plugins: [svelte(), svelteTesting(), coreBridge(), contentPolicy()],
  clearScreen: false,
  server: { port: 5173, strictPort: true, host: '127.0.0.1' },
  build: {
    target: ['es2022', 'safari16.4'],
    // The content policy knows no `data:` source, so every asset stays a file of its own.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.ts', 'dev/**/*.test.ts'],
    setupFiles: ['src/shared/testing/setup.ts'],
    restoreMocks: true,
    // The tokens are read as text, to compute their contrast.
    css: { include: [/tokens\.css/] },
  },
})
