/** The only folder that knows how the page talks to Rust; everything else imports from here. */
export { call, cancel } from './call'
export type { CommandName, Input, Lax, Output } from './call'
export { normalise, SlipwayError } from './errors'
export { onPlanChanged, onPublicationDone, onPublicationFailed, onTaskProgress } from './events'
export type { TaskProgress } from './events'
export { pickFile, pickFolder, pickTarget } from './files'
export type { FileKind, OpenRequest, SaveRequest } from './files'
export type * from './generated'
