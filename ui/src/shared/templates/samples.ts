/** A template for tests. */
import type { TemplateCard } from '../../backend'

export function aTemplate(part: Partial<TemplateCard> = {}): TemplateCard {
  return {
    key: 'NIGHT', title: 'Patches', description: 'Security patches of the month', type: 'standard', services: ['pay'], environment: 'production', team: 'core',
    risk: 'low', people: [{ role: 'deployment-lead', person: 'ada', name: 'Ada' }], start: '22:00:00', length_minutes: 180, zone: 'Europe/Berlin',
    validation_minutes: 30, rollback_minutes: 45, stabilisation_minutes: 120, ...part,
  }
}
