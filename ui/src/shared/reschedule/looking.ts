/** How slots of a release are looked for. */

/** As many as the core tells by itself. */
export const SLOTS = 5
export const HORIZON_DAYS = 90
