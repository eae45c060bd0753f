/// Words that lead to a day of return, or to the last day of an absence.
struct ReturnPhrase: Sendable {
  let words: [String]
  let isReturn: Bool
  /// One of them has to stand in the same sentence; empty needs none.
  let needs: Set<String>
  /// Words directly before it that give it another meaning: `get back to you on`.
  let notAfter: Set<String>
  /// Its language writes `3/1` for 3 January; English is of two minds.
  let isDayFirst: Bool

  func begins(at index: Int, in all: [String]) -> Bool {
    index + words.count <= all.count && all[index..<index + words.count].elementsEqual(words)
  }

  /// Between the phrase and the day.
  static let fill: Set<String> = Set(
    """
    on in at to the office work my desk from of as again
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun
    am zum den dem der und einschließlich einschl inklusive inkl incl im büro
    montag dienstag mittwoch donnerstag freitag samstag sonntag mo di mi do fr sa so
    le au du bureau à partir compter inclus lundi mardi mercredi jeudi vendredi samedi dimanche
    el al la oficina día lunes martes miércoles jueves viernes sábado domingo
    op het kantoor aan werk met en maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
    """.split { $0 == " " || $0 == "\n" }.map(String.init)
  )

  static let all: [ReturnPhrase] =
    list("back; return; returning; returns; be returning", isReturn: true, notAfter: getting)
    + list("available again; reachable again; return date; return date is", isReturn: true)
    + list("until; till; through; thru; up to and including", needs: englishAbsence)
    + list(
      "zurück; zurück am; wieder am; wieder ab; wieder erreichbar; wieder im büro; rückkehr; "
        + "wieder da; wieder für sie da",
      isReturn: true,
      isDayFirst: true
    )
    + list("ab; am", isReturn: true, needs: ["wieder", "zurück"], isDayFirst: true)
    + list("bis; bis zum; bis einschließlich", needs: germanAbsence, isDayFirst: true)
    + list(
      "de retour; mon retour; reviens; reviendrai; serai de retour; retour prévu; "
        + "de retour au bureau",
      isReturn: true,
      isDayFirst: true
    )
    + list("jusqu'au; jusqu'à", needs: frenchAbsence, isDayFirst: true)
    + list(
      "de vuelta; regreso; regresaré; vuelvo; volveré; de regreso; reincorporo; reincorporaré; "
        + "mi regreso; mi vuelta",
      isReturn: true,
      isDayFirst: true
    )
    + list("hasta", needs: spanishAbsence, isDayFirst: true)
    + list("terug; weer aanwezig; weer bereikbaar", isReturn: true, isDayFirst: true)
    + list("vanaf", isReturn: true, needs: ["weer", "terug"], isDayFirst: true)
    + list("tot; t/m; tot en met", needs: dutchAbsence, isDayFirst: true)

  private static func list(
    _ phrases: String,
    isReturn: Bool = false,
    needs: Set<String> = [],
    notAfter: Set<String> = [],
    isDayFirst: Bool = false
  ) -> [ReturnPhrase] {
    phrases.split(separator: ";").map { phrase in
      ReturnPhrase(
        words: phrase.split(separator: " ").map(String.init),
        isReturn: isReturn,
        needs: needs,
        notAfter: notAfter,
        isDayFirst: isDayFirst
      )
    }
  }

  private static let getting: Set = [
    "get", "getting", "got", "come", "write", "reply", "call", "report", "hear", "respond", "not",
    "please", "the", "your", "a", "of", "each", "calling", "cannot",
  ]

  private static let englishAbsence: Set = [
    "out", "ooo", "away", "absent", "leave", "vacation", "holiday", "holidays", "office",
    "unavailable", "not", "back", "travelling", "traveling", "off", "closed",
  ]
  private static let germanAbsence: Set = [
    "abwesend", "abwesenheit", "urlaub", "büro", "haus", "nicht", "unterwegs", "elternzeit",
    "geschlossen",
  ]
  private static let frenchAbsence: Set = [
    "absent", "absente", "absence", "congé", "congés", "bureau", "vacances", "fermé", "déplacement",
  ]
  private static let spanishAbsence: Set = [
    "fuera", "ausente", "ausencia", "vacaciones", "oficina", "baja", "permiso", "cerrado",
  ]
  private static let dutchAbsence: Set = [
    "afwezig", "afwezigheid", "vakantie", "kantoor", "niet", "verlof", "gesloten", "weg",
  ]
}
