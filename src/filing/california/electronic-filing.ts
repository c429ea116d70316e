/** Messages for electronic filing and notices to the repository, with the words of California's courts. */
import { electronicFiling } from '../ecf/ecf.ts'
import { repositoryNotices } from '../ecf/repository-notice.ts'
import { CALIFORNIA_COURT } from './court.ts'

export const ecf = electronicFiling(CALIFORNIA_COURT)
export const repositoryNotice = repositoryNotices(CALIFORNIA_COURT)
