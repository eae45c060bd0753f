/// Beginnings of a subject by which a program gives itself away.
///
/// Only the beginning counts: `Re: Automatic reply: …` was written by a person who answers one.
struct SubjectPrefix {
  /// Count only where the subject ends there, or goes on with punctuation.
  private let titles: [String]
  /// Count wherever they begin a subject.
  private let openings: [String]

  /// `subject` in any case.
  func matches(_ subject: String) -> Bool {
    let text = subject.lowercased().drop { $0.isWhitespace || $0 == "[" || $0 == "(" || $0 == "*" }
    if openings.contains(where: { text.hasPrefix($0) }) { return true }
    return titles.contains { title in
      guard text.hasPrefix(title) else { return false }
      let rest = text.dropFirst(title.count).drop { $0.isWhitespace }
      return rest.first.map { Self.ends.contains($0) } ?? true
    }
  }

  private static let ends: Set<Character> = [
    ":", "：", "-", "–", "—", "(", ")", "[", "]", "|", "!", ".", "*", "/",
  ]

  /// Notices of absence and acknowledgements, as Exchange, Gmail, Notes and others word them.
  static let absence = SubjectPrefix(
    titles: [
      "automatic reply", "automatic response", "auto reply", "autoreply", "auto-reply",
      "auto response", "autoresponse", "auto-response", "automated reply", "automated response",
      "vacation reply", "vacation response", "out of office", "out of the office", "out-of-office",
      "ooo", "away from office", "on vacation", "on annual leave", "annual leave",
      "on maternity leave", "on parental leave", "absence notice",
      "automatische antwort", "automatische rückantwort", "automatische antwort von",
      "abwesend", "abwesenheit", "abwesenheitsnotiz", "abwesenheitsmeldung",
      "abwesenheitsnachricht", "abwesenheitsagent", "abwesenheitsassistent", "urlaub",
      "nicht im büro", "außer haus", "autom. antwort",
      "réponse automatique", "reponse automatique", "message d'absence", "message d’absence",
      "absence du bureau", "absent du bureau", "absente du bureau", "absence", "en congé",
      "en congés",
      "respuesta automática", "respuesta automatica", "fuera de la oficina", "fuera de oficina",
      "ausencia", "de vacaciones",
      "automatisch antwoord", "afwezig", "afwezigheid", "afwezigheidsbericht", "niet aanwezig",
      "risposta automatica", "fuori sede", "fuori ufficio", "assenza dall'ufficio",
      "resposta automática", "resposta automatica", "fora do escritório", "ausência temporária",
      "autosvar", "automatiskt svar", "automatisk svar", "frånvaro", "fraværsmelding",
      "fraværsmeddelelse", "ikke på kontoret", "automaattinen vastaus", "poissa toimistosta",
      "automatyczna odpowiedź", "odpowiedź automatyczna", "poza biurem", "automatická odpověď",
      "automatická odpoveď", "automatikus válasz", "răspuns automat", "samodejni odgovor",
      "automatski odgovor", "otomatik yanıt", "otomatik cevap", "αυτόματη απάντηση",
      "автоматический ответ", "автоответ", "автоматична відповідь", "автоматичен отговор",
      "תשובה אוטומטית", "رد تلقائي", "自動応答", "自動返信", "自动答复", "自动回复", "自動回覆", "자동 회신",
    ],
    openings: [
      "out of office autoreply", "out of office reply", "out of office message",
      "out of office notification", "out of office notice", "out of office until",
      "out of office from", "out of office till", "out of the office until",
      "out of the office from", "out of the office till", "is out of the office", "away until",
      "i am out of the office", "i'm out of the office", "i am currently out of the office",
      "i am away", "i am on vacation", "i am on leave", "abwesend bis", "abwesend vom",
      "ich bin nicht im büro", "ich bin im urlaub", "absent jusqu", "absente jusqu",
      "afwezig tot", "afwezig van",
    ]
  )
}
