import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DECLARATION, REPLACEMENT, xmlWriter } from './xml.ts'
import { readXml } from './xml-reader.ts'

/** Any text a file may hold: letters of all scripts, control characters, halves of pairs, markup. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.string({
    unit: fc.constantFrom(
      '<',
      '>',
      '&',
      '"',
      "'",
      ']]>',
      '\r',
      '\n',
      '\t',
      '\0',
      '\ud800',
      '\udfff',
      '\ufffe',
      '&#0;',
      'a',
    ),
  }),
)
/** What a text is after what XML cannot carry was replaced, told sign by sign. */
const carried = (text: string): string =>
  [...text]
    .map(sign => {
      const code = sign.codePointAt(0) ?? 0
      const legal =
        code === 9 ||
        code === 10 ||
        code === 13 ||
        (code >= 0x20 && code <= 0xd7ff) ||
        (code >= 0xe000 && code <= 0xfffd) ||
        code >= 0x10000
      return legal ? sign : REPLACEMENT
    })
    .join('')

describe('what is written is read back', () => {
  test('any text, in an element and in an attribute; what was replaced is counted', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, attribute) => {
        const { element, leaf, replaced } = xmlWriter()
        const written = DECLARATION + element('a', [leaf('b', text, { c: attribute })])
        const gone = (of: string) => [...of].filter((sign, i) => [...carried(of)][i] !== sign).length
        expect(readXml(written)).toEqual({
          namespace: '',
          name: 'a',
          attributes: new Map(),
          text: '',
          children: [
            {
              namespace: '',
              name: 'b',
              attributes: new Map([['c', carried(attribute)]]),
              text: carried(text),
              children: [],
            },
          ],
        })
        expect(replaced()).toBe(gone(text) + gone(attribute))
      }),
      { numRuns: 2000 },
    )
  })

  test('no text makes an element', () => {
    const { leaf } = xmlWriter()
    expect(leaf('a', '</a><b x="1">&amp;]]>')).toBe('<a>&lt;/a&gt;&lt;b x="1"&gt;&amp;amp;]]&gt;</a>')
  })

  test('a name that is none is a fault of ours', () => {
    expect(() => xmlWriter().leaf('a b', '')).toThrow('[a b] is no name of XML')
  })

  test('nothing for what is not known', () => {
    const { element, known } = xmlWriter()
    expect(element('a', [known('b', ''), known('b', undefined), known('b', 'c')])).toBe('<a><b>c</b></a>')
  })
})

describe('the reader', () => {
  test('namespaces, entities, sections, comments', () => {
    expect(
      readXml(
        '\ufeff<?xml version="1.0" encoding="utf-8"?>\r\n<!-- x --><p:a xmlns:p="urn:p" xmlns="urn:d" k="&lt;&#x41;"><b>1<![CDATA[<&]]>2&amp;</b></p:a>\n',
      ),
    ).toEqual({
      namespace: 'urn:p',
      name: 'a',
      attributes: new Map([['k', '<A']]),
      text: '',
      children: [{ namespace: 'urn:d', name: 'b', attributes: new Map(), text: '1<&2&', children: [] }],
    })
  })

  test.each([
    ['', 'it has no root'],
    ['<a>', 'an element does not end'],
    ['<a></b>', 'an end tag is not that of the element it ends'],
    ['<a/><b/>', 'it has a second root'],
    ['<a/>x', 'it has text outside its root'],
    [
      '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
      'it has a document type, which may name other files',
    ],
    ['<a>&b;</a>', 'it uses an entity that XML does not have'],
    ['<a>&</a>', 'an element does not end'],
    ['<a>&;</a>', 'an [&] stands by itself'],
    ['<a>&#0;</a>', 'it names a sign that XML does not allow'],
    ['<a>\u0001</a>', 'it has a sign that XML does not allow'],
    ['<a>\ud800</a>', 'it has a sign that XML does not allow'],
    ['<p:a/>', 'a prefix has no namespace'],
    ['<a b="1" b="2"/>', 'a tag has the same attribute twice'],
    ['<a xmlns:p="urn:x" xmlns:q="urn:x" p:b="1" q:b="2"/>', 'a tag has the same attribute twice'],
    ['<a b=1/>', 'it is not well-formed'],
    ['<a xmlns:xml="urn:x"/>', 'it is not well-formed'],
    ['<a b="<"/>', 'it has a sign that XML does not allow'],
    ['<a>]]></a>', 'a []]>] stands in its text'],
    ['<?xml version="1.0" encoding="UTF-16"?><a/>', 'it is not in UTF-8'],
    [' <?xml version="1.0"?><a/>', 'its declaration does not stand at the beginning'],
    ['<a><!-- -- --></a>', 'a comment has [--] in it'],
    ['<a>'.repeat(5000), 'its elements stand in each other more than 100 deep'],
    ['< a/>', 'it has a sign that XML does not allow'],
  ])('refuses %j', (text, fault) => {
    expect(readXml(text)).toEqual({ fault, line: 1 })
  })

  test('never throws, whatever it is given', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '</',
      '/>',
      'a',
      ' ',
      '=',
      '"',
      '&',
      ';',
      '&#',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?xml',
      '?>',
      'xmlns:a',
      ':',
    )
    fc.assert(
      fc.property(fc.array(piece), pieces => {
        const read = readXml(pieces.join(''))
        expect('fault' in read ? read.line : read.name.length).toBeGreaterThan(0)
      }),
      { numRuns: 2000 },
    )
  })
})
