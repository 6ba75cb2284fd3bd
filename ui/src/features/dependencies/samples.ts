/** Maps for tests: as small as they can be and whole. */
import type { MapLink, MapNode, MapView } from '../../backend'

export function aMapNode(part: Partial<MapNode> = {}): MapNode {
  return {
    key: 'payments', title: 'Payments', kind: 'service', tier: 1, team: 'core', state: null, start: null, end: null,
    critical: false, total_float: null, group: null, members: 1, x: 0, y: 0, width: 184, height: 44, ...part,
  }
}

export function aMapLink(from: string, to: string, part: Partial<MapLink> = {}): MapLink {
  return { from, to, kind: 'runtime-hard', lag: null, calendar: null, min_version: null, merged: 1, violated_minutes: 0, critical: false, points: [[272, 22], [184, 22]], ...part }
}

export function aMap(part: Partial<MapView> = {}): MapView {
  return { nodes: [], links: [], circles: [], width: 728, height: 244, ...part }
}
