/** The geometry of the calendar: pure, without a page, shared by timeline, week, month and the keyboard. */
export * from './axis'
export * from './days'
export * from './density'
export * from './layout'
export * from './scale'
export * from './stretch'
