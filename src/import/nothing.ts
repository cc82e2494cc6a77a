const NOTHING = /^(?:[-–—]+|#?[nN]\/[aA]|null|NULL|NaN|(?:tb[acd]|TB[ACD]))?$/

/** Whether a cell's text is empty, or what people write where there is nothing to write. */
export const isNothing = (text: string): boolean => NOTHING.test(text)
