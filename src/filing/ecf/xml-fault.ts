/** How reading XML stops: a fault is thrown from deep inside, and becomes a value where reading began. */

/** Carries a fault out of the reader. */
interface Stop {
  readonly stop: string
}

/** Stops the reader. The sentence quotes nothing of the text. */
export const fail: (stop: string) => never = stop => {
  throw { stop } satisfies Stop
}

/** The fault that was thrown; undefined where something else was. */
export const faultIn = (thrown: unknown): string | undefined =>
  typeof thrown === 'object' && thrown !== null && 'stop' in thrown ? (thrown as Stop).stop : undefined
