/** How far a run is. */

export interface RunProgress {
  readonly phase: 'unpack' | 'identify' | 'arrange' | 'decide'
  readonly bytesDone: number
  readonly bytesTotal: number
  readonly rows?: number
  readonly people?: number
}
