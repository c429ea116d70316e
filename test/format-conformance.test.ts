/** Every format there is, held to what every format must hold. */

import { caDoj, format as dojFormat } from '../src/intake/ca-doj/index.ts'
import { COURT, HEADER, row } from '../src/intake/ca-doj/made-up.ts'
import { conforms } from './format-conformance.ts'
import { inSmallParts, format as register } from './ruritania/format.ts'

conforms({
  format: dojFormat,
  inSmallParts: caDoj({ part: 1_000 }),
  header: HEADER,
  rows: ({ id, name, born, strong, convictions }) =>
    convictions.map(({ on, offense }, at) => {
      const day = on.replaceAll('-', '')
      return row({
        ...COURT,
        SUBJECT_ID: id,
        PRI_NAME: name,
        PRI_DOB: born.replaceAll('-', ''),
        CII_NUMBER: strong,
        CYC_DATE: day,
        STP_EVENT_DATE: day,
        CNT_ORDER: `10${at + 1}001001000`,
        OFFENSE_DESCR: offense,
        END_OF_REC: '#',
      })
    }),
  broken: ['x,x', row({ ...COURT, SUBJECT_ID: '' }).slice(0, 60)],
})

conforms({
  format: register,
  inSmallParts,
  header: 'NO;NAME;BORN;PASSPORT;CONVICTED;OFFENSE',
  rows: ({ id, name, born, strong, convictions }) =>
    convictions.map(({ on, offense }) => [id, name, born, strong, on, offense].join(';')),
  broken: [';x', 'nothing'],
})
