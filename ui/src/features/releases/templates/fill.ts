/** What a template puts into the form of a new release. Pure; when the release is on a day is the core's answer. */
import type { ReleaseDraft, TemplateCard } from '../../../backend'
import { said, written } from '../../../shared/templates/filling'
import { writeMinutes } from '../../../shared/widgets'
import type { ReleaseForm } from '../draft'

/** The length is the template's own: between two times on the wall it is another one where clocks change. */
export function filledFrom(form: ReleaseForm, draft: ReleaseDraft, { length_minutes }: Pick<TemplateCard, 'length_minutes'>): ReleaseForm {
  return {
    ...form,
    title: written(form.title, draft.title), description: written(form.description, draft.description), type: draft.type,
    services: said(draft.services, form.services), environment: draft.environment ?? form.environment, team: draft.team ?? form.team, risk: draft.risk ?? form.risk,
    zone: draft.zone ?? form.zone, start: draft.start.slice(0, 16), occurrence: draft.occurrence === 'earlier' || draft.occurrence === 'later' ? draft.occurrence : null,
    length: writeMinutes(length_minutes), validation: writeMinutes(draft.validation_minutes), rollback: writeMinutes(draft.rollback_minutes),
    stabilisation: writeMinutes(draft.stabilisation_minutes),
    people: said(draft.people.map(({ role, person }) => ({ role, person })), form.people),
  }
}
