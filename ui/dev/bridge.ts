/**
 * Lets the page run in a plain browser over the true core while it is being developed.
 *
 * `POST /__call/NAME` with the input as JSON starts the command line on `$SLIPWAY_PLAN` and answers
 * with what it printed. The development server listens on the loopback address only, and nothing
 * of this is part of a build.
 */
import { spawn } from 'node:child_process'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Plugin } from 'vite'

const PREFIX = '/__call/'
const NAME = /^[a-z][a-z0-9_]*$/

export function coreBridge(): Plugin {
  return {
    name: 'slipway-core-bridge',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        if (request.method !== 'POST' || !request.url?.startsWith(PREFIX)) {
          next()
          return
        }
        void answer(request, response, request.url.slice(PREFIX.length))
      })
    },
  }
}

async function answer(request: IncomingMessage, response: ServerResponse, name: string): Promise<void> {
  const reply = (status: number, body: string): void => {
    response.statusCode = status
    response.setHeader('content-type', 'application/json')
    response.end(body)
  }
  const binary = process.env['SLIPWAY_BIN']
  const plan = process.env['SLIPWAY_PLAN']
  if (!NAME.test(name)) {
    reply(400, failure('bridge.name', `"${name}" is not a command name`))
    return
  }
  if (!binary || !plan) {
    reply(503, failure('bridge.unset', 'SLIPWAY_BIN and SLIPWAY_PLAN must be set'))
    return
  }
  const input = await text(request)
  const clock = process.env['SLIPWAY_AS_OF']
  const args = ['--plan', plan, '--json', ...(clock ? ['--as-of', clock] : []), 'call', name, input || '{}']
  const child = spawn(binary, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  const [out, err] = [text(child.stdout), text(child.stderr)]
  child.on('error', (fault) => {
    reply(502, failure('bridge.spawn', fault.message))
  })
  child.on('close', (code) => {
    void Promise.all([out, err]).then(([printed, complaint]) => {
      if (response.writableEnded) return
      if (printed.trim() !== '') reply(code === 0 ? 200 : 422, printed)
      else reply(502, failure('bridge.silent', complaint.trim() || `the command line ended with code ${String(code)}`))
    })
  })
}

function failure(code: string, message: string): string {
  return JSON.stringify({ error: { code, message } })
}

async function text(stream: AsyncIterable<Uint8Array | string>): Promise<string> {
  const parts: Uint8Array[] = []
  for await (const part of stream) parts.push(typeof part === 'string' ? Buffer.from(part) : part)
  return Buffer.concat(parts).toString('utf8')
}
