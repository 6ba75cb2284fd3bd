// How the tests find things: as a person does, by what is written on them, and only where nothing is in front.
const scope = () => [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body
const shown = (element) => {
  const box = element.getBoundingClientRect()
  return box.width > 0 && box.height > 0 && getComputedStyle(element).visibility !== 'hidden'
}
const written = (element) => element?.textContent.replace(/\s+/g, ' ').trim() ?? null
const nameOf = (element) => element.getAttribute('aria-label') ?? written(element)

const control = (name) => {
  const all = [...scope().querySelectorAll('button, a[href], summary, [role=option], [role=menuitem], [role=menuitemradio], [role=radio], [role=tab]')]
  const able = all.filter((one) => shown(one) && !one.disabled)
  return able.find((one) => nameOf(one) === name) ?? able.find((one) => nameOf(one).startsWith(name)) ?? null
}

const field = (name) => {
  const inputs = [...scope().querySelectorAll('input, select, textarea')].filter((one) => shown(one) && !one.disabled)
  const labels = (one) => [one.getAttribute('aria-label') ?? '', ...[...(one.labels ?? [])].map(written)]
  return inputs.find((one) => labels(one).includes(name)) ?? inputs.find((one) => labels(one).some((label) => label.startsWith(name))) ?? null
}

const middle = (element) => {
  if (element === null || !shown(element)) return null
  const before = element.getBoundingClientRect()
  const out = before.top < 0 || before.left < 0 || before.bottom > innerHeight || before.right > innerWidth
  if (out) element.scrollIntoView({ block: 'center', inline: 'nearest' })
  const { x, y, width, height } = element.getBoundingClientRect()
  return [x + width / 2, y + height / 2]
}

const textIn = (selector, text) => {
  for (const element of document.querySelectorAll(selector)) if (shown(element) && written(element).includes(text)) return written(element)
  return null
}
