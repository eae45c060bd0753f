package import Civil
package import Outreach

/// A workspace as it lies on the disk, for a check that reads nothing itself.
package struct CheckInput: Sendable {
  /// `rapport.yaml`, with the days of the calendar files that it names where they could be read.
  package var policy: Result<Policy, ConfigurationErrors>
  package var configuration: File
  package var templates: [TemplateSource]
  package var accounts: File
  package var contacts: File
  /// nil: there is no history.
  package var touches: File?
  /// `.git/config` of the repository that the workspace is in.
  package var repository: File?
  /// What the loading found, such as a calendar file that cannot be read.
  package var found: [Finding]
  package var now: Instant

  package init(
    policy: Result<Policy, ConfigurationErrors>,
    configuration: File,
    templates: [TemplateSource],
    accounts: File,
    contacts: File,
    touches: File? = nil,
    repository: File? = nil,
    found: [Finding] = [],
    now: Instant
  ) {
    self.policy = policy
    self.configuration = configuration
    self.templates = templates
    self.accounts = accounts
    self.contacts = contacts
    self.touches = touches
    self.repository = repository
    self.found = found
    self.now = now
  }

  /// A file's bytes, with the path as a person would open it.
  package struct File: Sendable {
    package var path: String
    package var bytes: [UInt8]

    package init(path: String, bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }
  }
}
