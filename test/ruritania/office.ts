/** A made-up office of Ruritania. */
const STRELSAU = { street: '2 Castle Hill', city: 'Strelsau', state: 'RU', zip: '00001' }

export const OFFICE = {
  agency: { name: 'The Crown Office of Norland', kind: 'prosecutor', county: 'NORLAND' },
  attorney: {
    ...STRELSAU,
    name: 'Flavia Elphberg',
    title: 'Crown Attorney',
    barNumber: '1',
    phone: '1',
    email: 'flavia@example.org',
  },
  court: { title: 'THE MAGISTRATE OF NORLAND', branches: [{ ...STRELSAU, name: 'Strelsau' }] },
  publicDefender: { ...STRELSAU, name: 'The Friend of the Poor' },
  policyAuthority: 'The Crown asks for this by its own grace.',
}
