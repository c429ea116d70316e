/** The words of a field in which one of many is searched for. */
export const comboboxWords = {
  hint: (n: number): string => `Write the first letters and choose one of ${n}.`,
  fit: (n: number): string => (n === 1 ? '1 fits' : `${n} fit`),
  none: 'None of them fits. Write fewer letters.',
}
