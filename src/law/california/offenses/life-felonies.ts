/** The felonies that the law punishes by death or by life in prison. */

/** Each read in its own section, or named as such in PC 190.3, 3000.1 or 4852.03. */
export const LIFE_FELONIES: readonly string[] = [
  ...[
    'PC 37',
    'PC 128',
    'PC 187',
    'PC 205',
    'PC 206',
    'PC 209',
    'PC 209.5',
    'PC 217.1(b)',
    'PC 218',
    'PC 219',
    'PC 220(b)',
  ],
  ...['PC 236.1(c)(2)', 'PC 269', 'PC 273ab', 'PC 288.7', 'PC 451.5', 'PC 4500', 'PC 18755', 'MV 1672(a)'],
]
