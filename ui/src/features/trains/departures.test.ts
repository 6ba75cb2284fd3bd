import { describe, expect, it } from 'vitest'
import { SlipwayError } from '../../backend'
import { sayDay, toMillis } from '../../shared/dates'
import { departureChoices, nextOffered } from './boarding'
import { beginsHere, earlier, filling, FIRST, later, loads, MOST, notAboard, sayBoarding, sayDistance, sayPlaces, sayTimetable } from './departures'
import { cardOf, complaints, emptyForm, formOf, withoutMilestone } from './form'
import { lineOf } from './milestones'
import { aDeparture, aLine, aRider, aTrain, theNext } from './samples'

const ZONE = 'Europe/Berlin'
const NOW = toMillis('2026-11-24T09:00:00Z')

describe('departures', () => {
  it('are told with their boarding by the last day of it, not by the midnight behind', () => {
    expect(sayBoarding(aDeparture(), ZONE, NOW)).toBe(`Boarding closed at the end of ${sayDay('2026-11-23')}`)
    expect(sayBoarding(theNext(), ZONE, NOW)).toBe(`Boarding closes at the end of ${sayDay('2026-11-30')}`)
    expect(sayBoarding(aDeparture({ cut_off: null }), ZONE, NOW)).toBe('Boarding closes with the departure')
    expect(sayBoarding(aDeparture(), ZONE, toMillis('2027-01-01T00:00:00Z'))).toBe('It has left')
  })

  it('are full, over, or without a limit', () => {
    expect(filling(1, 4, 'release')).toEqual({ told: '1 of 4 releases', mark: null, share: 0.25 })
    expect(filling(4, 4, 'release').mark).toBe('full')
    expect(filling(6, 4, 'release')).toEqual({ told: '6 of 4 releases', mark: '2 over', share: 1 })
    expect(filling(1, null, 'release')).toEqual({ told: '1 release, no limit', mark: null, share: null })
    expect(loads(aDeparture(), aTrain()).map((load) => load.told)).toEqual(['1 of 2 releases', '2 of 20 points of risk'])
  })

  it('tell the places that are left in a carriage', () => {
    expect(sayPlaces({ team: 'shop', places: 2 }, 1)).toBe('1 of 2 places left')
    expect(sayPlaces({ team: 'shop', places: 2 }, 0)).toBe('full, 2 places')
    expect(sayPlaces({ team: 'shop', places: null }, null)).toBe('no limit')
  })

  it('are asked for in steps, later and earlier, up to the most that the core tells', () => {
    expect(later(FIRST)).toEqual({ from: null, count: 12 })
    expect(later({ from: null, count: MOST }).count).toBe(MOST)
    expect(earlier(FIRST, [aDeparture(), theNext()], NOW)).toEqual({ from: '2026-10-24T19:00:00Z', count: 13 })
    expect(earlier(FIRST, [], NOW)).toEqual({ from: '2026-05-28T09:00:00Z', count: 13 })
    const timetable = aTrain().timetable
    if (!timetable) throw new Error('no timetable')
    expect([beginsHere(timetable, [aDeparture()]), beginsHere(timetable, [theNext()]), beginsHere(timetable, [])]).toEqual([true, false, false])
  })

  it('name whoever is not on board by what happened last', () => {
    const list = [
      aLine(), aLine({ release: 'R-8', outcome: 'boarded' }), aLine({ release: 'R-8', outcome: 'left' }),
      aLine({ release: 'R-7' }), aLine({ release: 'R-7', outcome: 'boarded' }), aLine({ release: 'R-1' }),
    ]
    expect(notAboard(aDeparture({ list, riders: [aRider()] })).map((line) => [line.release, line.outcome])).toEqual([['R-9', 'missed'], ['R-8', 'left']])
  })

  it('follow a timetable that is told in a sentence', () => {
    const timetable = { start: '2026-12-05T20:00', end: '2026-12-06T06:00', zone: ZONE, rrule: 'FREQ=WEEKLY' }
    expect(sayTimetable(timetable, 'every week on Saturday')).toBe(`First ${sayDay('2026-12-05')} 20:00–06:00 (+1) Europe/Berlin; every week on Saturday`)
    expect(sayTimetable({ ...timetable, end: '2026-12-05T22:00', rrule: null }, null)).toBe(`${sayDay('2026-12-05')} 20:00–22:00 Europe/Berlin; once`)
  })

  it('are so many days away', () => {
    expect(['2026-11-24', '2026-11-25', '2026-12-04', '2026-11-23', '2026-11-20'].map((day) => sayDistance(day, '2026-11-24')))
      .toEqual(['today', 'tomorrow', 'in 10 days', '1 day ago', '4 days ago'])
  })
})

describe('the line of milestones', () => {
  const cards = aTrain().milestones ?? []

  it('puts each on its day, with today between them', () => {
    const line = lineOf(aDeparture(), cards, '2026-11-24')
    expect(line.stops.map((stop) => [stop.name, Math.round(stop.at), stop.told, stop.isCutOff])).toEqual([
      ['Code freeze', 7, 'over', true], ['Go/no-go', 79, 'in 9 days', false], ['Deploy', 93, 'in 11 days', false],
    ])
    expect(Math.round(line.today ?? -1)).toBe(14)
    expect(line.weeks.map((week) => week.day)).toEqual(['2026-11-23', '2026-11-30'])
  })

  it('shows no today that lies outside, and sets those of one day apart', () => {
    const day = '2026-12-05'
    const line = lineOf({ milestones: [{ name: 'A', day, over: false }, { name: 'B', day, over: false }] }, [], '2026-11-24')
    expect(line.today).toBeNull()
    expect(line.stops.map((stop) => stop.row)).toEqual([0, 1])
    expect(lineOf({ milestones: [] }, [], '2026-11-24').stops).toEqual([])
  })

  it('names only some weeks of a long line', () => {
    const milestones = [{ name: 'A', day: '2026-01-05', over: true }, { name: 'B', day: '2026-12-05', over: false }]
    expect(lineOf({ milestones }, [], '2026-11-24').weeks.length).toBeLessThanOrEqual(8)
  })
})

describe('the form of a train', () => {
  it('begins a new one with the usual milestones, of which the code freeze closes boarding', () => {
    const card = cardOf({ ...emptyForm(NOW, ZONE), key: 'CORE', name: 'Core train' })
    expect(card?.milestones?.map(({ name, days, cut_off }) => `${name} ${days}${cut_off ? ' closes' : ''}`)).toEqual([
      'Scope freeze -15', 'Code freeze -10 closes', 'Release candidate -7', 'Go/no-go -2', 'Deploy 0', 'Stable 3',
    ])
    expect(card?.timetable, 'all of them still ahead').toMatchObject({ start: '2026-12-22T20:00', end: '2026-12-23T06:00', zone: ZONE })
  })

  it('gives back what it was given', () => {
    expect(cardOf(formOf(aTrain(), NOW, ZONE))).toEqual(aTrain())
  })

  it('leaves milestones alone where there is no timetable, and offers the usual ones with a first one', () => {
    const form = formOf({ key: 'OLD', name: 'Old', capacity: null, risk_budget: null, timetable: null, milestones: [], carriages: [] }, NOW, ZONE)
    expect(cardOf(form)).toMatchObject({ timetable: null, milestones: null, carriages: [] })
    expect(cardOf({ ...form, leaves: true })?.milestones).toHaveLength(6)
  })

  it('complains line by line', () => {
    const form = {
      ...formOf(aTrain(), NOW, ZONE), capacity: 'two', closes: 1,
      milestones: [{ name: ' ', days: '0' }, { name: 'Late', days: '+3' }, { name: 'Far', days: 'soon' }, { name: 'Near', days: '−2' }], carriages: [{ team: '', places: '' }, { team: 'shop', places: 'x' }],
    }
    expect(complaints(form)).toEqual({
      capacity: 'Write a whole number, or leave it empty',
      milestones: { 0: 'A milestone needs a name', 1: 'Boarding cannot close behind the departure', 2: 'Write working days from −500 to 500, such as −10' },
      carriages: { 0: 'Choose a team', 1: 'Write a whole number of places, or leave it empty' },
    })
    expect(cardOf(form)).toBeNull()
  })

  it('keeps what closes boarding when another line goes', () => {
    const form = { ...formOf(aTrain(), NOW, ZONE), closes: 1 }
    expect([0, 1, 2].map((index) => withoutMilestone(form, index).closes)).toEqual([0, null, 1])
  })
})

describe('the form for boarding', () => {
  it('offers the departures with how full they are', () => {
    const shown = { train: aTrain({ capacity: 1 }), repeats: null, departures: [aDeparture(), theNext()], beside: [] }
    expect(departureChoices(shown, '').map((option) => option.label)).toEqual([
      'The next one that takes it', `${sayDay('2026-12-05')} – 1 of 1 release, full, boarding closed`, `${sayDay('2026-12-12')} – 0 of 1 release`,
    ])
    expect(departureChoices(null, '2027-01-02').map((option) => option.value)).toEqual(['', '2027-01-02'])
  })

  it('takes the departure that a refusal names', () => {
    const refusal = (details: unknown) => new SlipwayError({ code: 'train.boarding', message: 'No', details })
    expect([null, refusal(null), refusal({ next: 7 }), refusal({ next: '2026-12-19' })].map(nextOffered)).toEqual([null, null, null, '2026-12-19'])
  })
})
