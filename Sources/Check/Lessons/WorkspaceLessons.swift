extension FindingKind {
  static let workspaceLessons: [FindingKind: Lesson] = [
    .configuration: Lesson(
      .error,
      "rapport.yaml is wrong",
      """
      Nothing else can be checked before it is read, since it says where the rest lies and what the \
      words of the data mean.
      """
    ),
    .publicRepository: Lesson(
      .warning,
      "the workspace is kept where others may read it",
      """
      Its git remote is at a public host. If the repository is public, the real names and addresses \
      of your contacts, and what was said to them, are public as well, and stay in the history after \
      they are removed. See that it is private; better, keep the data files out of it.
      """
    ),
    .silenceWithoutReason: Lesson(
      .error,
      "a silence gives no reason",
      """
      In a year nobody knows whether it may go. Write why: {% comment %}rapport: allow ID because \
      REASON{% endcomment %} in a template, or "because:" under check: allow: in rapport.yaml. \
      Without a reason it silences nothing.
      """
    ),
    .unknownSilence: Lesson(
      .error,
      "a silence names no finding",
      """
      There is no such id, so that it silences nothing. "rapport check --explain" lists all ids.
      """
    ),
    .unusedSilence: Lesson(
      .warning,
      "a silence silences nothing any more",
      """
      What it was for is mended. Remove it, so that it does not hide the next one.
      """
    ),
  ]
}
