/** Infractions of the Vehicle Code for which another section than VC 42001 fixes the penalty, so that they are not within it. */
import { cite } from '../../../rules/citation.ts'
import { readyList } from '../offenses/list-entry.ts'

const read = (section: string) => cite(`VC ${section}`, 'verbatim', 'read 2026-11-30')
const memory = cite('Vehicle Code', 'unverified', 'a penalty of its own, from memory: asked')

/**
 * VC 42001(a) punishes every infraction of the code "except as provided in this code": yes where a section that was read punishes
 * the whole of the section named; a question where only some of it, or from memory.
 */
export const OWN_PENALTY = readyList({
  name: 'infractions with a penalty of their own',
  cite: read('42001(a)'),
  attempt: 'asks',
  conspiracy: 'asks',
  solicitation: 'asks',
  entries: [
    { cite: read('42000.1'), says: 'speed over 100 miles an hour', sections: ['VC 22348(b)'] },
    {
      cite: read('42000.5'),
      says: 'speed of trucks and buses',
      sections: ['VC 22350', 'VC 22406', 'VC 22407'],
      needs: 'Was the vehicle a bus or a truck of three or more axles, or a truck drawing another vehicle?',
    },
    { cite: read('42001.1'), says: 'disregarding a crossing guard', sections: ['VC 2815'] },
    {
      cite: read('42001.1'),
      says: 'blocking an intersection',
      sections: ['VC 22526(a)', 'VC 22526(b)'],
      needs: 'Was the intersection posted under VC 22526(d)?',
    },
    {
      cite: read('42001.2'),
      says: 'smoke and exhaust',
      sections: ['VC 27153', 'VC 27153.5'],
      needs: 'Was it a repeated violation, or a vehicle of more than 6,000 pounds?',
    },
    {
      cite: read('42001.3'),
      says: 'driving logs and hours of service',
      sections: ['VC 34506', 'VC 34506.3'],
      needs: 'Was it about driving logs or hours of service?',
    },
    { cite: read('42001.4'), says: 'an animal in a truck bed', sections: ['VC 23117'] },
    {
      cite: read('42001.5'),
      says: 'parking at bus stops and access ramps',
      sections: ['VC 22500(i)', 'VC 22500(l)', 'VC 22522'],
    },
    { cite: read('42001.6'), says: 'parking for electric vehicles', sections: ['VC 22511.1'] },
    { cite: read('42001.7'), says: 'littering', sections: ['VC 23111', 'VC 23112', 'VC 23113(a)'] },
    { cite: read('42001.8'), says: 'an unregistered vehicle', sections: ['VC 4000'] },
    { cite: read('42001.9'), says: 'a modified motorized bicycle', sections: ['VC 23135'] },
    { cite: read('42001.10'), says: 'an unidentified off-highway vehicle', sections: ['VC 38020'] },
    { cite: read('42001.11'), says: 'preferential lanes', sections: ['VC 21655.5', 'VC 21655.8'] },
    { cite: read('42001.12'), says: 'not yielding to an emergency vehicle', sections: ['VC 21806'] },
    { cite: read('42001.13'), says: 'parking for disabled persons', sections: ['VC 22507.8'] },
    {
      cite: read('42001.14'),
      says: 'pollution control devices',
      sections: ['VC 27156'],
      needs: 'Was a pollution control device disconnected, modified or altered?',
    },
    {
      cite: read('42001.15'),
      says: 'red lights and arrows',
      sections: ['VC 21453(a)', 'VC 21453(c)', 'VC 21454(c)', 'VC 21457(a)'],
    },
    {
      cite: read('42001.16'),
      says: 'railroad crossings',
      sections: ['VC 21752(c)', 'VC 22526(c)', 'VC 22451', 'VC 22452'],
    },
    {
      cite: read('42001.16'),
      says: 'stop signs at railroad crossings',
      sections: ['VC 22450'],
      needs: 'Was it at a railroad grade crossing?',
    },
    {
      cite: read('42001.17'),
      says: 'overtaking at a crosswalk',
      sections: ['VC 21951'],
      needs: 'VC 42001.17 refers back to VC 42001(a): is it then outside VC 42001?',
    },
    { cite: read('42001.18'), says: 'a violation that injures', sections: ['VC 21971', 'VC 21070'] },
    { cite: read('42001.20'), says: 'horns and alarms', sections: ['VC 27000(b)', 'VC 27000(c)'] },
    { cite: read('42001.25'), says: 'driving under 21 after drinking', sections: ['VC 23140'] },
    {
      cite: cite('PC 19.8(a)(2)', 'verbatim', 'read 2026-11-30: a fine of its own, in another code'),
      says: 'misdemeanors that may be infractions',
      sections: ['VC 5201.1', 'VC 12500', 'VC 14601.1', 'VC 23109(c)', 'VC 27150.1', 'VC 40508'],
      needs: 'Was it punished under PC 19.8, and is it then outside VC 42001?',
    },
    {
      cite: memory,
      says: 'telephones, seat belts, insurance, open containers, school buses, weights and the like',
      sections: [
        ...['VC 12814.6', 'VC 16028', 'VC 16029', 'VC 21212', 'VC 22454', 'VC 23123', 'VC 23123.5'],
        ...['VC 23124', 'VC 23222', 'VC 27315', 'VC 27360', 'VC 27360.5', 'VC 35550', 'VC 35551'],
      ],
      numbers: 'unverified',
      needs: 'Does the section, or another of the Vehicle Code, fix a penalty of its own for it?',
    },
  ],
  beyond: ['Whatever else the Vehicle Code punishes in a section of its own.'],
})
