import { describe, expect, it } from 'vitest'
import { router } from '../../shared/router.svelte'
import { choosePoint, goTo, meetingHref, pointOf, subjectOf } from './place'

describe('an address in this room', () => {
  it('names a meeting, a subject and a point; the agenda needs no word', () => {
    expect(meetingHref('CAB@2026-11-24T10:00')).toBe('#/cab/CAB%402026-11-24T10%3A00')
    goTo('M', 'minutes')
    expect([subjectOf(router.place.path), pointOf(router.place.path)]).toEqual(['minutes', null])
    choosePoint('M', '~Coffee / tea')
    expect(router.place.path).toEqual(['M', 'agenda', '~Coffee / tea'])
    expect([subjectOf(router.place.path), pointOf(router.place.path)]).toEqual(['agenda', '~Coffee / tea'])
    choosePoint('M', null)
    expect(router.place.path).toEqual(['M'])
  })

  it('with a subject that there is not is the agenda', () => {
    expect(subjectOf(['M', 'weather'])).toBe('agenda')
    expect(pointOf(['M', 'minutes', 'R-1'])).toBeNull()
  })
})
