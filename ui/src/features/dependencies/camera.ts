/** What part of the map is seen: fitting, centring, zooming. Pure. */

import type { Point } from './lines'

export interface Sight {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

export interface Box extends Size {
  readonly x: number
  readonly y: number
}

export const LEAST_ZOOM = 0.08
export const MOST_ZOOM = 1.6
/** Below this nothing on a node could be read, so the map opens no further out. */
const OPENING_ZOOM = 0.55
const MARGIN = 32
/** Pixels of the window by which the part in the page grows and moves. */
const TILE = 256

const clamp = (zoom: number): number => Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, zoom))

/** The whole drawing in the middle of the window. */
export function fit(drawing: Size, window: Size): Sight {
  const room = { width: Math.max(1, window.width - 2 * MARGIN), height: Math.max(1, window.height - 2 * MARGIN) }
  const zoom = Math.min(1, clamp(Math.min(room.width / Math.max(1, drawing.width), room.height / Math.max(1, drawing.height))))
  return { zoom, x: (window.width - drawing.width * zoom) / 2, y: (window.height - drawing.height * zoom) / 2 }
}

/** Whether the whole drawing can be read at once. */
export function isLegible(drawing: Size, window: Size): boolean {
  return fit(drawing, window).zoom >= OPENING_ZOOM
}

/** How the map opens: whole where it can be read then, else near enough to read, at a node or at its beginning. */
export function opening(drawing: Size, window: Size, at: Box | null): Sight {
  if (isLegible(drawing, window)) return fit(drawing, window)
  if (at !== null) return centre(at, window, OPENING_ZOOM)
  const place = (size: number, within: number): number => (size * OPENING_ZOOM + 2 * MARGIN <= within ? (within - size * OPENING_ZOOM) / 2 : MARGIN)
  return { zoom: OPENING_ZOOM, x: place(drawing.width, window.width), y: place(drawing.height, window.height) }
}

export function centre(box: Box, window: Size, zoom: number): Sight {
  return { zoom, x: window.width / 2 - (box.x + box.width / 2) * zoom, y: window.height / 2 - (box.y + box.height / 2) * zoom }
}

/** Nearer or further around a place of the window, which stays where it is. */
export function zoomAt(sight: Sight, factor: number, [x, y]: Point): Sight {
  const zoom = clamp(sight.zoom * factor)
  const keep = (offset: number, at: number): number => at - ((at - offset) / sight.zoom) * zoom
  return { zoom, x: keep(sight.x, x), y: keep(sight.y, y) }
}

/** Nearer or further around the middle of the window. */
export function zoomBy(sight: Sight, factor: number, window: Size): Sight {
  return zoomAt(sight, factor, [window.width / 2, window.height / 2])
}

/** The place of the drawing that is seen at a place of the window. */
export function toDrawing([x, y]: Point, sight: Sight): Point {
  return [(x - sight.x) / sight.zoom, (y - sight.y) / sight.zoom]
}

/** The part of the drawing to keep in the page: what is seen and some around it, in steps, so that a small move draws nothing new. */
export function drawnPart(sight: Sight, window: Size): Box {
  const step = TILE / sight.zoom
  const [left, top] = toDrawing([0, 0], sight)
  const [right, bottom] = toDrawing([window.width, window.height], sight)
  const x = Math.floor(left / step) * step
  const y = Math.floor(top / step) * step
  return { x, y, width: Math.ceil(right / step) * step - x, height: Math.ceil(bottom / step) * step - y }
}

export function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

/** Whether any of a box is in sight. */
export function isSeen(box: Box, sight: Sight, window: Size): boolean {
  const left = box.x * sight.zoom + sight.x
  const top = box.y * sight.zoom + sight.y
  return left < window.width && top < window.height && left + box.width * sight.zoom > 0 && top + box.height * sight.zoom > 0
}

/** Moves as little as brings the whole box into sight; the same sight where it is. */
export function reveal(box: Box, sight: Sight, window: Size): Sight {
  const shift = (start: number, length: number, size: number): number => {
    if (start < MARGIN) return MARGIN - start
    return start + length > size - MARGIN ? size - MARGIN - start - length : 0
  }
  const x = shift(box.x * sight.zoom + sight.x, box.width * sight.zoom, window.width)
  const y = shift(box.y * sight.zoom + sight.y, box.height * sight.zoom, window.height)
  return x === 0 && y === 0 ? sight : { ...sight, x: sight.x + x, y: sight.y + y }
}
