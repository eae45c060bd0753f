package import DNS

/// What is known of the domain name system so far.
///
/// A check reads it and throws the first question that has no answer yet: the caller asks it, adds
/// the answer, and checks again. So a check is a function of its records.
package struct Lookups: Sendable {
  package private(set) var answers: [Question: Answer]

  package init(_ answers: [Question: Answer] = [:]) { self.answers = answers }

  /// The next question to ask.
  package struct Unanswered: Error, Hashable, Sendable {
    package let question: Question
  }

  package func answer(to question: Question) throws(Unanswered) -> Answer {
    guard let answer = answers[question] else { throw Unanswered(question: question) }
    return answer
  }

  package mutating func note(_ answer: Answer, to question: Question) {
    answers[question] = answer
  }
}
