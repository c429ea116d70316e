/** The letters in Spanish: `usted`, short sentences, common words; what each claims of the law rests on sources.ts. */
import { CALENDARS } from '../../../results/languages.ts'
import OFFENSES from './offense-names.json' with { type: 'json' }
import type { LetterWords } from './words.ts'

const menosGrave =
  'Si alguien le pregunta si tiene un delito grave, estas condenas ya no deben contar como tal. Si no sabe qué decir, pregunte a un abogado.'

export const es: LetterWords = {
  lang: 'es',
  name: 'Español',
  months: CALENDARS.es.months,
  dates: {
    day: CALENDARS.es.day,
    between: 'un día entre el {from} y el {to}',
    by: '{to} o antes',
    since: '{from} o después',
  },
  bundle: 'Cartas {first} a {last}',
  footer: 'Carta {letter}, página {page} de {pages}',
  title: '{name}: sus antecedentes han cambiado',
  titleWithoutName: 'Sus antecedentes han cambiado',
  opening: [
    'Usted no está en problemas. Esta carta trae buenas noticias. Una parte de sus antecedentes penales ha cambiado.',
    'No tiene que pagar, ir a la corte ni hacer nada más para esto. Guarde esta carta en un lugar seguro.',
  ],

  changed: 'Qué cambió',
  reliefs: {
    sealed: {
      heading: 'Desestimada y sellada',
      says: 'La ley sobre la marihuana (cannabis) cambió. Con la nueva ley, la corte desestimó cada condena de esta lista. La corte también la selló. Sellada quiere decir cerrada al público.',
      means:
        'El Departamento de Justicia del estado ha dicho que una condena desestimada y sellada así ya no existe para ningún fin. Pero pregunte a un abogado antes de contestar una pregunta sobre ella.',
      about: 'Condenas selladas',
      still: 'Pregunte a un abogado quién puede ver todavía el registro, y cuándo.',
      last: 'Lo que está en esta lista ya está cerrado. Le deseamos lo mejor.',
    },
    dismissed: {
      heading: 'Desestimada',
      says: 'La corte dejó sin efecto cada condena de esta lista. Luego desestimó el caso contra usted.',
      means:
        'Esto pone fin a casi todas las penas que venían con la condena. La corte no puede hablar de ella a otros, solo a usted y a quienes trabajan en la justicia.',
      about: 'Condenas desestimadas',
      still:
        'Usted todavía debe hablar de ellas si busca un cargo público, una licencia del estado o de la ciudad o el condado, o un contrato con la lotería del estado. La policía y las cortes todavía las pueden ver. Todavía pueden contar en su contra si le acusan de un nuevo delito. Una orden de no acercarse a alguien sigue vigente hasta que termine.',
      last: 'La corte dejó atrás esta parte de su pasado. Le deseamos lo mejor.',
    },
    'dismissed-otherwise': {
      heading: 'Desestimada',
      says: 'La corte desestimó cada condena de esta lista.',
      means: 'Sus antecedentes ahora deben decir que estas condenas fueron desestimadas.',
      about: 'Condenas desestimadas',
      still:
        'Esta carta no dice que el registro está sellado. Algunas personas todavía lo pueden ver. Todavía puede contar en algunos casos. Pregunte a un abogado en cuáles.',
      last: 'La corte dejó atrás esta parte de su pasado. Le deseamos lo mejor.',
    },
    automatic: {
      heading: 'Alivio del estado',
      says: 'La ley del estado da alivio por algunas condenas viejas. Nadie tiene que pedirlo. En sus antecedentes del estado ahora debe decir “relief granted” (alivio dado) en cada condena de esta lista.',
      means:
        'El alivio pone fin a casi todas las penas que venían con la condena. La corte no puede hablar de ella a otros, solo a usted y a quienes trabajan en la justicia.',
      about: 'Condenas con alivio del estado',
      still:
        'Usted todavía debe hablar de ellas si quiere ser policía, si busca un cargo público, si va a dar cuidado en el hogar que paga el estado, o si busca un contrato con la lotería del estado. La policía, las cortes y las oficinas que dan licencia a casas de cuidado todavía las pueden ver. También algunas que tratan con escuelas. Todavía pueden contar en su contra si le acusan de un nuevo delito. Una orden de no acercarse a alguien sigue vigente. Si perdió el permiso de manejar, puede ser que no lo tenga de vuelta.',
      last: 'Usted no tuvo que pedir esto. Le deseamos lo mejor.',
    },
    infraction: {
      heading: 'Ahora es una infracción',
      says: 'La corte cambió cada condena de esta lista a una infracción. Eso es menos que un delito menor. Muchas multas de tránsito son infracciones.',
      means:
        'Si alguien le pregunta si tiene un delito grave o un delito menor, estas condenas ya no deben contar como tal. Si no sabe qué decir, pregunte a un abogado.',
      about: 'Infracciones',
      still: 'La condena sigue en sus antecedentes. Está ahí como infracción.',
      last: 'Lo que está en esta lista pesa menos ahora. Le deseamos lo mejor.',
    },
    misdemeanor: {
      heading: 'Ahora es un delito menor',
      says: 'La corte cambió cada condena de esta lista a un delito menor. Eso es menos que un delito grave.',
      means: menosGrave,
      about: 'Delitos menores',
      still:
        'La condena sigue en sus antecedentes. Está ahí como delito menor. Un abogado le puede decir si se puede hacer más.',
      last: 'Lo que está en esta lista pesa menos ahora. Le deseamos lo mejor.',
    },
    reduced: {
      heading: 'Reducida a un delito menor',
      says: 'La corte redujo cada condena de esta lista a un delito menor. Eso es menos que un delito grave.',
      means: menosGrave,
      about: 'Condenas reducidas',
      still:
        'La condena sigue en sus antecedentes. No fue desestimada. Un abogado le puede decir si también puede pedir eso.',
      last: 'Lo que está en esta lista pesa menos ahora. Le deseamos lo mejor.',
    },
    designated: {
      heading: 'Ahora es un delito menor por una nueva ley',
      says: 'La ley cambió. Con la nueva ley, la corte hizo de cada condena de esta lista un delito menor. Eso es menos que un delito grave.',
      means: menosGrave,
      about: 'Condenas que ahora son delitos menores',
      still:
        'La condena sigue en sus antecedentes. Está ahí como delito menor. Un abogado le puede decir si se puede hacer más.',
      last: 'Lo que está en esta lista pesa menos ahora. Le deseamos lo mejor.',
    },
    'arrest-sealed': {
      heading: 'Arresto sellado',
      says: 'La corte selló el registro de cada arresto de esta lista. Sellado quiere decir cerrado al público.',
      means:
        'La ley trata un arresto sellado como si no hubiera pasado. Pero pregunte a un abogado antes de contestar una pregunta sobre él.',
      about: 'Arrestos sellados',
      still:
        'Puede ser que todavía deba hablar de ellos si quiere ser policía, si busca un cargo público, una licencia del estado o de la ciudad o el condado, o un contrato con la lotería del estado. Todavía se pueden usar si le acusan de un nuevo delito.',
      last: 'El arresto de esta lista ya está cerrado. Le deseamos lo mejor.',
    },
    'arrest-automatic': {
      heading: 'Alivio del estado por un arresto',
      says: 'La ley del estado da alivio por algunos arrestos viejos. Nadie tiene que pedirlo. En sus antecedentes del estado ahora debe decir “arrest relief granted” (alivio dado por el arresto) en cada arresto de esta lista.',
      means:
        'La ley trata este arresto como si no hubiera pasado. La corte no puede hablar de él a otros, solo a usted y a quienes trabajan en la justicia. Pero pregunte a un abogado antes de contestar una pregunta sobre él.',
      about: 'Arrestos con alivio del estado',
      still:
        'Usted todavía debe hablar de ellos si quiere ser policía. La policía, las cortes y las oficinas que dan licencia a casas de cuidado todavía los pueden ver. Todavía le pueden acusar por ellos si el plazo para eso no ha pasado.',
      last: 'Usted no tuvo que pedir esto. Le deseamos lo mejor.',
    },
  },
  list: {
    case: 'Caso {number}',
    cases: 'Casos {numbers}',
    withoutNumber: 'El número del caso no está en nuestro registro',
    lawNamed: 'Ley: {law} ({name}).',
    law: 'Ley: {law}.',
    lawUnknown: 'Ley: no está en nuestro registro.',
    times: '{counts} cargos.',
    convicted: 'Condena: {date}.',
    convictedUnknown: 'Condena: el día no está en nuestro registro.',
    arrested: 'Arresto: {date}.',
    arrestedUnknown: 'Arresto: el día no está en nuestro registro.',
    order: 'Orden de la corte: {date}.',
    relief: 'Alivio: {date}.',
  },

  means: 'Qué quiere decir esto para usted',
  housing: {
    heading: 'Vivienda',
    says: [
      'El dueño de una vivienda puede revisar sus antecedentes. Desde ahora, ya no se deben ver como eran. Pero algunas empresas guardan datos viejos. Si un informe sobre usted está mal, dígalo a la empresa y pida que lo corrija. Un abogado le puede ayudar.',
    ],
  },
  work: {
    heading: 'Trabajo',
    says: [
      'Un patrón también puede revisar sus antecedentes. California tiene reglas sobre lo que casi todos los patrones pueden preguntar. Las reglas no son las mismas para todos los trabajos. Antes de contestar una pregunta sobre su pasado, pregunte a un abogado qué puede decir.',
    ],
  },
  voting: {
    heading: 'El voto',
    says: [
      'En California, una condena del pasado no le quita el voto. Usted puede votar si es ciudadano de los Estados Unidos, vive en California, tiene 18 años o más, y no está cumpliendo una pena de prisión del estado o federal por un delito grave. Puede votar si está en libertad condicional (parole) o a prueba (probation). Primero se tiene que inscribir, en RegisterToVote.ca.gov. Si una corte ha dicho que usted no puede votar, pregunte a un abogado.',
    ],
  },

  not: {
    heading: 'Lo que esto no hace',
    says: 'Hable con un abogado antes de hacer algo en estos temas:',
    gunsBarred: {
      about: 'Armas',
      says: 'Este cambio no le da de nuevo el derecho de tener un arma de fuego. Tener una puede ser un delito. Primero vea a un abogado.',
    },
    guns: {
      about: 'Armas',
      says: 'Puede ser que este cambio no le dé de nuevo el derecho de tener un arma de fuego. Tener una puede ser un delito. Primero vea a un abogado.',
    },
    licenses: {
      about: 'Licencias',
      says: 'Una oficina que da licencias para un oficio todavía puede preguntar por su pasado. Vea a un abogado antes de llenar la solicitud.',
    },
    registration: {
      about: 'Registro',
      says: 'Si usted se tiene que registrar con la policía, siga haciéndolo. No deje de hacerlo hasta que un abogado le diga que puede.',
    },
    immigration: {
      about: 'Inmigración',
      says: 'Si usted no es ciudadano de los Estados Unidos, el caso viejo todavía puede contar. Vea a un abogado de inmigración antes de viajar o de pedir papeles.',
    },
    otherCases: {
      about: 'Otros casos',
      says: 'Esta carta habla solo de la lista de arriba. No cambia ningún otro caso.',
    },
  },

  proof: {
    heading: 'Cómo tener una prueba',
    says: 'Esta carta no es una prueba. Estos papeles sí lo son:',
    order: {
      about: 'La orden de la corte',
      says: 'Pida una copia en la oficina de la corte. {bring} Le pueden preguntar quién es usted, y puede tener un costo. La corte es: {court}, {address}.',
    },
    bringNumber: 'Lleve esta carta con el número del caso.',
    bringName:
      'Lleve esta carta. Si no tiene el número del caso, la oficina puede buscar el caso por su nombre.',
    state: {
      about: 'Sus antecedentes del estado',
      says: 'El Departamento de Justicia de California le manda sus propios antecedentes. Pida un “record review” (revisión de antecedentes). Tiene que dar sus huellas. Tiene un costo. Si gana poco, puede pedir no pagar la parte del estado. Vea oag.ca.gov/fingerprints/record-review. Puede tardar un tiempo hasta que se vea el cambio.',
    },
  },

  help: {
    heading: 'Cómo tener un abogado gratis',
    says: 'Lleve esta carta. Pregunte qué quiere decir el cambio para usted.',
    office: { about: 'Ayuda gratis', says: '{name}. Llame al {phone}.' },
    website: 'Sitio web: {website}.',
    defender: { about: 'El defensor público', says: '{name}, {address}.' },
    email: 'Correo: {email}.',
  },

  closing: ['Esta carta habla de la ley en general. No toma el lugar de su propio abogado.'],
  last: 'Le deseamos lo mejor.',

  offenses: OFFENSES.es,
}
