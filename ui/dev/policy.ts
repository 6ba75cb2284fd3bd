/**
 * The content policy of the built page: no host, no inline code, no inline style.
 * It is written into the page as well as set by the shell, so that a build that is opened by any
 * other means is held to the same rule.
 */
import type { Plugin } from 'vite'

export const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "font-src 'self'",
  'connect-src ipc: http://ipc.localhost',
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

export function contentPolicy(): Plugin {
  return {
    name: 'slipway-content-policy',
    apply: 'build',
    transformIndexHtml: () => [
      { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY }, injectTo: 'head-prepend' },
    ],
  }
}
