/// Phrases that a check looks for, lower case; a space stands for any white space, `'` also for the
/// typographic apostrophe.
enum PhraseList: Int, CaseIterable, Hashable {
  case guilt
  case empty
  case attachment
  case placeholder
  /// As written: "TODO" is a note, "todo" is Spanish.
  case note
  case optOut

  var phrases: [String] {
    switch self {
    case .guilt: Self.guiltPhrases
    case .empty: Self.emptyPhrases
    case .attachment: Self.attachmentPhrases
    case .placeholder: Self.placeholderPhrases
    case .note: ["TODO", "TBD", "TBC", "FIXME", "XXX"]
    case .optOut: Self.optOutPhrases
    }
  }

  var isExact: Bool { self == .note }

  private static let guiltPhrases = [
    "tried to reach you", "tried reaching you", "tried to contact you", "tried to get hold of you",
    "haven't heard back", "have not heard back", "haven't heard from you",
    "have not heard from you", "never heard back", "haven't replied", "have not replied",
    "didn't reply", "did not reply", "never replied", "haven't answered", "have not answered",
    "didn't answer", "never answered", "haven't responded", "have not responded",
    "didn't respond", "did not respond", "never responded", "without a reply", "no response from",
    "your silence", "ignored my", "ignoring my", "several times", "numerous times",
    "multiple times", "several attempts", "multiple attempts", "repeated attempts",
    "countless times", "i'm disappointed", "i am disappointed", "last chance", "final attempt",
    "i guess you're not", "i assume you're not interested", "not a priority for you",
    "did i do something wrong", "have i done something wrong", "did i offend",
    "after all the time", "after all the effort", "wasted my time", "wasting my time",
    "giving up on you", "permission to close", "should i close your file", "trapped under",
    "eaten by", "mehrfach versucht", "leider nichts gehört", "keine antwort von ihnen",
    "plusieurs fois", "sans réponse de votre part", "varias veces", "più volte",
  ]

  private static let emptyPhrases = [
    "just checking in", "just checking up", "just wanted to check in", "wanted to check in",
    "touching base", "touch base", "circling back", "circle back",
    "following up on my last", "following up on my previous", "following up on my email",
    "following up on my mail", "just following up", "just wanted to follow up",
    "bumping this", "bump this", "top of your inbox", "in case you missed my",
    "did you get my", "did you see my", "had a chance to look at my", "per my last",
    "hope this email finds you", "hope this mail finds you", "hope this finds you",
    "gentle reminder", "friendly reminder", "quick reminder", "ich wollte nur kurz nachfragen",
    "wollte nur nachhaken", "kurz nachhaken", "je me permets de vous relancer",
  ]

  private static let attachmentPhrases = [
    "please find attached", "attached please find", "attached you will find", "attached is",
    "attached are", "is attached.", "is attached,", "are attached.", "are attached,",
    "attached to this mail", "attached to this email", "attached to this message",
    "i have attached", "i've attached",
    "i attached", "i'm attaching", "i am attaching", "see attached", "see the attached",
    "see the attachment", "in the attachment", "the attached file", "the attached document",
    "find enclosed", "i enclose", "i've enclosed", "i have enclosed", "enclosed is",
    "enclosed please find", "enclosed you will find", "im anhang", "in der anlage", "anbei",
    "beigefügt", "ci-joint", "ci-jointe", "ci-joints", "pièce jointe", "adjunto encontrará",
    "archivo adjunto", "le adjunto", "in allegato", "in de bijlage", "bijgevoegd", "em anexo",
    "w załączniku", "i bilagan", "vedhæftet", "liitteenä",
  ]

  private static let placeholderPhrases = [
    "lorem ipsum", "[first name", "[firstname", "[first_name", "[last name", "[lastname",
    "[name]", "[your ", "[company", "[insert", "[client", "[customer", "[product", "[topic",
    "<first name", "<firstname", "<first_name", "<name>", "<company", "<your ", "<insert",
    "%first_name%", "%firstname%", "%name%", "%company%", "*|fname|*", "*|name|*",
    "{first_name}", "{firstname}", "{first name}", "{name}", "{company}", "insert name here",
  ]

  private static let optOutPhrases = [
    "unsubscribe", "opt out", "opt-out", "opting out", "no thanks", "no thank you",
    "rather not hear", "don't want to hear", "prefer not to hear", "hear no more", "no more mail",
    "no more mails", "no more email", "no more emails", "stop receiving", "wish to receive",
    "want to receive", "won't write again", "will not write again", "won't hear from me",
    "take you off", "remove you", "remove me", "reply stop", "reply \"stop\"", "say stop",
    "write stop", "abmelden", "abbestellen", "austragen", "keine weiteren mails",
    "keine weiteren e-mails", "keine mails mehr", "keine e-mails mehr", "nicht mehr schreiben",
    "désinscrire", "désabonner", "ne plus recevoir", "darse de baja", "darte de baja",
    "dar de baja", "dejar de recibir", "no recibir más", "disiscriverti", "disiscriversi",
    "cancellare l'iscrizione", "non ricevere più", "afmelden", "uitschrijven", "geen mails meer",
    "cancelar a inscrição", "descadastrar", "deixar de receber", "wypisać", "zrezygnować",
    "avregistrera", "avsluta prenumerationen", "afmelde", "framelde", "melde deg av",
    "peruuttaa", "odhlásit", "leiratkozás", "dezabona", "отписаться", "配信停止", "退订", "退訂",
    "수신거부",
  ]
}
