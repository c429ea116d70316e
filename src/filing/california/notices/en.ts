/** The letters in English. Short sentences, common words; what each claims of the law rests on sources.ts. */
import { CALENDARS } from '../../../results/languages.ts'
import OFFENSES from './offense-names.json' with { type: 'json' }
import type { LetterWords } from './words.ts'

const misdemeanorMeans =
  'If someone asks if you have a felony, these convictions should no longer count as felonies. If you are not sure what to say, ask a lawyer.'

export const en: LetterWords = {
  lang: 'en',
  name: 'English',
  months: CALENDARS.en.months,
  dates: {
    day: CALENDARS.en.day,
    between: 'some day from {from} to {to}',
    by: '{to} or before',
    since: '{from} or after',
  },
  bundle: 'Letters {first} to {last}',
  footer: 'Letter {letter}, page {page} of {pages}',
  title: '{name}: your record has changed',
  titleWithoutName: 'Your record has changed',
  opening: [
    'You are not in trouble. This letter has good news. Part of your criminal record has changed.',
    'You do not have to pay, go to court, or do anything else for this. Please keep this letter in a safe place.',
  ],

  changed: 'What changed',
  reliefs: {
    sealed: {
      heading: 'Dismissed and sealed',
      says: 'The law about marijuana (cannabis) changed. Under the new law, the court dismissed each conviction on this list. The court also sealed it. Sealed means closed to the public.',
      means:
        'The state Department of Justice has said that a conviction dismissed and sealed in this way is gone for all purposes. But ask a lawyer before you answer a question about it.',
      about: 'Sealed convictions',
      still: 'Ask a lawyer who may still see the record, and when.',
      last: 'What is on this list is closed now. We wish you well.',
    },
    dismissed: {
      heading: 'Dismissed',
      says: 'The court set aside each conviction on this list. Then it dismissed the case against you.',
      means:
        'A dismissal ends most of the penalties that came with a conviction. The court may not tell others about it, except you and those who work in the justice system.',
      about: 'Dismissed convictions',
      still:
        'You must still tell about them if you run for public office, ask for a state or local license, or seek a contract with the state lottery. Police and courts can still see them. They can still count against you if you are charged with a new crime. An order to stay away from someone is still in force until it ends.',
      last: 'The court has let this part of your past go. We wish you well.',
    },
    'dismissed-otherwise': {
      heading: 'Dismissed',
      says: 'The court dismissed each conviction on this list.',
      means: 'Your record should now say that these convictions were dismissed.',
      about: 'Dismissed convictions',
      still:
        'This letter does not say that the record is sealed. Some people may still see it. It may still count in some ways. Ask a lawyer which ways.',
      last: 'The court has let this part of your past go. We wish you well.',
    },
    automatic: {
      heading: 'Relief by the state',
      says: 'State law gives relief from some old convictions. No one has to ask for it. Your state record should now say “relief granted” for each conviction on this list.',
      means:
        'Relief ends most of the penalties that came with a conviction. The court may not tell others about it, except you and those who work in the justice system.',
      about: 'Convictions with relief by the state',
      still:
        'You must still tell about them if you want to be a peace officer, run for public office, give home care that the state pays for, or seek a contract with the state lottery. Police, courts, and offices that license care homes can still see them. So can some that deal with schools. They can still count against you if you are charged with a new crime. An order to stay away from someone is still in force. If you lost the right to drive, you may not have it back.',
      last: 'You did not have to ask for this. We wish you well.',
    },
    infraction: {
      heading: 'Changed to an infraction',
      says: 'The court changed each conviction on this list to an infraction. That is less than a misdemeanor. Many traffic tickets are infractions.',
      means:
        'If someone asks if you have a felony or a misdemeanor, these convictions should no longer count as one. If you are not sure what to say, ask a lawyer.',
      about: 'Infractions',
      still: 'The conviction is still on your record. It is there as an infraction.',
      last: 'What is on this list weighs less now. We wish you well.',
    },
    misdemeanor: {
      heading: 'Changed to a misdemeanor',
      says: 'The court changed each conviction on this list to a misdemeanor. That is less than a felony.',
      means: misdemeanorMeans,
      about: 'Misdemeanors',
      still:
        'The conviction is still on your record. It is there as a misdemeanor. A lawyer can tell you if more can be done.',
      last: 'What is on this list weighs less now. We wish you well.',
    },
    reduced: {
      heading: 'Reduced to a misdemeanor',
      says: 'The court reduced each conviction on this list to a misdemeanor. That is less than a felony.',
      means: misdemeanorMeans,
      about: 'Reduced convictions',
      still:
        'The conviction is still on your record. It was not dismissed. A lawyer can tell you if you may ask for that too.',
      last: 'What is on this list weighs less now. We wish you well.',
    },
    designated: {
      heading: 'Now a misdemeanor',
      says: 'The law changed. Under the new law, the court made each conviction on this list a misdemeanor. That is less than a felony.',
      means: misdemeanorMeans,
      about: 'Convictions that are now misdemeanors',
      still:
        'The conviction is still on your record. It is there as a misdemeanor. A lawyer can tell you if more can be done.',
      last: 'What is on this list weighs less now. We wish you well.',
    },
    'arrest-sealed': {
      heading: 'Arrest sealed',
      says: 'The court sealed the record of each arrest on this list. Sealed means closed to the public.',
      means:
        'The law treats a sealed arrest as if it did not take place. But ask a lawyer before you answer a question about it.',
      about: 'Sealed arrests',
      still:
        'You may still have to tell about them if you want to be a peace officer, run for public office, ask for a state or local license, or seek a contract with the state lottery. They may still be used if you are charged with a new crime.',
      last: 'The arrest on this list is closed now. We wish you well.',
    },
    'arrest-automatic': {
      heading: 'Arrest relief by the state',
      says: 'State law gives relief from some old arrests. No one has to ask for it. Your state record should now say “arrest relief granted” for each arrest on this list.',
      means:
        'The law treats such an arrest as if it did not take place. The court may not tell others about it, except you and those who work in the justice system. But ask a lawyer before you answer a question about it.',
      about: 'Arrests with relief by the state',
      still:
        'You must still tell about them if you want to be a peace officer. Police, courts, and offices that license care homes can still see them. Charges can still be filed if the time for that is not over.',
      last: 'You did not have to ask for this. We wish you well.',
    },
  },
  list: {
    case: 'Case {number}',
    cases: 'Cases {numbers}',
    withoutNumber: 'Case number not in our record',
    lawNamed: 'Law: {law} ({name}).',
    law: 'Law: {law}.',
    lawUnknown: 'Law: not in our record.',
    times: '{counts} counts.',
    convicted: 'Convicted: {date}.',
    convictedUnknown: 'Convicted: day not in our record.',
    arrested: 'Arrest: {date}.',
    arrestedUnknown: 'Arrest: day not in our record.',
    order: 'Court order: {date}.',
    relief: 'Relief: {date}.',
  },

  means: 'What this means for you',
  housing: {
    heading: 'A place to live',
    says: [
      'A landlord may check your record. From now on, a check should not show the record as it was. But some companies keep old records. If a report about you is wrong, tell the company and ask it to fix the report. A lawyer can help you.',
    ],
  },
  work: {
    heading: 'Work',
    says: [
      'An employer may check your record too. California has rules about what most employers may ask. The rules are not the same for every job. Before you answer a question about your past, ask a lawyer what you may say.',
    ],
  },
  voting: {
    heading: 'Voting',
    says: [
      'In California, a past conviction does not keep you from voting. You may vote if you are a U.S. citizen, live in California, are 18 or older, and are not serving a state or federal prison term for a felony. You may vote while on parole or probation. First, register at RegisterToVote.ca.gov. If a court has said that you may not vote, ask a lawyer.',
    ],
  },

  not: {
    heading: 'What this does not do',
    says: 'Please talk to a lawyer before you act on any of these:',
    gunsBarred: {
      about: 'Guns',
      says: 'This change does not give back the right to have a gun. It can be a crime to have one. See a lawyer first.',
    },
    guns: {
      about: 'Guns',
      says: 'This change may not give back the right to have a gun. It can be a crime to have one. See a lawyer first.',
    },
    licenses: {
      about: 'Licenses',
      says: 'An office that gives licenses for a job may still ask about your past. See a lawyer before you fill out the form.',
    },
    registration: {
      about: 'Registration',
      says: 'If you have to register with the police, keep doing it. Do not stop until a lawyer says you may.',
    },
    immigration: {
      about: 'Immigration',
      says: 'If you are not a U.S. citizen, the old case may still count. See an immigration lawyer before you travel or ask for any papers.',
    },
    otherCases: {
      about: 'Other cases',
      says: 'This letter is only about the list above. It does not change any other case.',
    },
  },

  proof: {
    heading: 'How to get proof',
    says: 'This letter is not proof. These papers are:',
    order: {
      about: 'The court order',
      says: 'Ask the clerk of the court for a copy. {bring} The clerk may ask who you are, and there may be a fee. The court is: {court}, {address}.',
    },
    bringNumber: 'Bring this letter with the case number.',
    bringName:
      'Bring this letter. Where it has no case number, the clerk can look for the case by your name.',
    state: {
      about: 'Your state record',
      says: 'The California Department of Justice will send you your own record. Ask for a “record review.” You will need to give fingerprints. There is a fee. If you have low income, you can ask not to pay the state’s part of it. See oag.ca.gov/fingerprints/record-review. It may take some time until the record shows the change.',
    },
  },

  help: {
    heading: 'How to get a lawyer for free',
    says: 'Bring this letter. Ask what the change means for you.',
    office: { about: 'Free help', says: '{name}. Call {phone}.' },
    website: 'Website: {website}.',
    defender: { about: 'The public defender', says: '{name}, {address}.' },
    email: 'Email: {email}.',
  },

  closing: ['This letter tells about the law in general. It does not take the place of your own lawyer.'],
  last: 'We wish you well.',

  offenses: OFFENSES.en,
}
