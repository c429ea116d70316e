/** A made-up office that files, for tests. */

export const OFFICE = {
  agency: { name: 'Sacramento County District Attorney', kind: 'prosecutor', county: 'SACRAMENTO' },
  attorney: {
    name: 'Ana Example',
    title: 'Deputy District Attorney',
    barNumber: '123456',
    street: '901 G Street',
    city: 'Sacramento',
    zip: '95814',
    phone: '(916) 555-0100',
    email: 'ana.example@example.org',
  },
  court: {
    branches: [
      {
        name: 'Gordon D. Schaber Courthouse',
        street: '720 Ninth Street',
        city: 'Sacramento',
        zip: '95814',
        department: '61',
      },
    ],
  },
  publicDefender: {
    name: 'Sacramento County Public Defender',
    street: '700 H Street',
    city: 'Sacramento',
    zip: '95814',
  },
  policyAuthority: 'The People ask for this in the exercise of their discretion, in the interest of justice.',
}

/** The same of another county. */
export const YOLO = {
  ...OFFICE,
  agency: { ...OFFICE.agency, name: 'Yolo County District Attorney', county: 'YOLO' },
}
