/** Native file dialogs. The page only ever holds a path; reading and writing are the core's. */
import { normalise } from './errors'
import type { OpenRequest, SaveRequest } from './transport'
import { transport } from './transport'

export type { FileKind, OpenRequest, SaveRequest } from './transport'

export async function pickFile(request: OpenRequest): Promise<string | null> {
  try {
    return await (await transport()).pickFile(request)
  } catch (thrown) {
    throw normalise(thrown)
  }
}

export async function pickTarget(request: SaveRequest): Promise<string | null> {
  try {
    return await (await transport()).pickTarget(request)
  } catch (thrown) {
    throw normalise(thrown)
  }
}

export async function pickFolder(title: string): Promise<string | null> {
  try {
    return await (await transport()).pickFolder(title)
  } catch (thrown) {
    throw normalise(thrown)
  }
}
