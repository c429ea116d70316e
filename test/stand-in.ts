/** Makes stand-ins for official forms: empty PDFs with the same fields, which nobody but a test takes for the form. */
import { PDFDict, PDFDocument, PDFName, PDFString, StandardFonts } from '@cantoo/pdf-lib'
import type { FormMap } from '../src/filing/forms/form-map.ts'

export interface StandInOptions {
  /** As the official ones are: opened by anyone, changed by nobody. */
  readonly encrypted?: boolean
  readonly without?: string
  readonly extra?: string
  readonly pages?: number
  /** A field that is filled already. */
  readonly filled?: string
}

const ROW = 9.5
const TOP = 770
/** Fields that are boxes of several lines on the official forms. */
const MULTILINE = /(?:T66|TextField6|rightCaption\[0\]\.CourtInfo)\[0\]$|^FillText8$|^court$|^lawyer$/

/** A form of these fields, in two columns on as many pages, with what official forms have beside: XFA, scripts, buttons. */
export async function standIn(
  { form, pages, fields }: FormMap,
  { encrypted = false, without, extra, pages: count = pages, filled }: StandInOptions = {},
): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false })
  const font = await document.embedFont(StandardFonts.Helvetica)
  const zapf = await document.embedFont(StandardFonts.ZapfDingbats)
  const made = Array.from({ length: count }, () => document.addPage([612, 792]))
  const list = [
    ...fields.filter(({ name }) => name !== without),
    ...(extra === undefined ? [] : [{ name: extra, type: 'text' }]),
  ]
  const perPage = Math.ceil(list.length / made.length)
  const acro = document.getForm()
  const next = [TOP, TOP]
  for (const [i, { name, type, on = 'Yes' }] of list.entries()) {
    const page = made[Math.floor(i / perPage)]
    if (page === undefined) continue
    if (i % perPage === 0) next.fill(TOP)
    const column = i % 2
    const x = column === 0 ? 30 : 320
    const height = MULTILINE.test(name) ? ROW * 5 : ROW
    const y = (next[column] ?? TOP) - height
    next[column] = y - ROW * 0.3
    page.drawText(name.slice(-34), { x, y: y + 2, size: 5, font })
    const box = {
      x: x + 90,
      y,
      width: type === 'checkbox' ? 9 : 180,
      height: type === 'checkbox' ? ROW : height,
      borderWidth: 0.3,
    }
    if (type === 'checkbox') {
      const field = acro.createCheckBox(name)
      field.addToPage(page, box)
      for (const widget of field.acroField.getWidgets())
        for (const look of [widget.AP()?.lookup(PDFName.of('N')), widget.AP()?.lookup(PDFName.of('D'))]) {
          const ticked = look instanceof PDFDict ? look.get(PDFName.of('Yes')) : undefined
          if (!(look instanceof PDFDict) || ticked === undefined || on === 'Yes') continue
          look.set(PDFName.of(on), ticked)
          look.delete(PDFName.of('Yes'))
        }
      if (name === filled) field.check()
    } else {
      const field = acro.createTextField(name)
      field.addToPage(page, box)
      field.setFontSize(MULTILINE.test(name) ? 0 : 9)
      if (MULTILINE.test(name)) field.enableMultiline()
      if (name === filled) field.setText('SOMEBODY ELSE')
    }
  }
  const button = acro.createButton(`${form}[0].#pageSet[0].Print[0]`)
  button.addToPage('Print this form', made.at(-1) ?? document.addPage(), {
    x: 300,
    y: 5,
    width: 90,
    height: 15,
    font,
  })
  button.acroField.dict.set(
    PDFName.of('AA'),
    document.context.obj({ D: { S: 'JavaScript', JS: PDFString.of('this.print(\\(1\\))') } }),
  )
  acro.updateFieldAppearances(font)
  acro.acroForm.dict.set(
    PDFName.of('DR'),
    document.context.obj({ Font: { Helvetica: font.ref, ZaDb: zapf.ref } }),
  )
  const xfa = document.context.register(document.context.stream('<xdp:xdp>not these answers</xdp:xdp>'))
  acro.acroForm.dict.set(PDFName.of('XFA'), document.context.obj([PDFString.of('template'), xfa]))
  document.catalog.set(
    PDFName.of('OpenAction'),
    document.context.obj({ S: 'JavaScript', JS: PDFString.of('app.alert\\(1\\)') }),
  )
  if (encrypted)
    document.encrypt({
      ownerPassword: 'the council',
      userPassword: '',
      permissions: { printing: 'highResolution', fillingForms: true, modifying: false },
      algorithm: 'AES-128',
    })
  // Only what stands in streams is encrypted by this library: the strings must stand in one.
  return document.save({ updateFieldAppearances: false, useObjectStreams: true })
}
