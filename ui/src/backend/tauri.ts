/** The desktop shell: each command of the core is one invocation of the same name. */
import { invoke } from '@tauri-apps/api/core'
import { listen } from '@tauri-apps/api/event'
import type { Transport } from './transport'

export const tauriTransport: Transport = {
  call: (name, input) => invoke(name, { input }),
  listen: (event, heard) => listen(event, (message) => heard(message.payload)),
  cancel: (task) => invoke('task_cancel', { task }),
  pickFile: (request) => invoke<string | null>('dialog_open', { request }),
  pickTarget: (request) => invoke<string | null>('dialog_save', { request }),
  pickFolder: (title) => invoke<string | null>('dialog_folder', { request: { title } }),
}
