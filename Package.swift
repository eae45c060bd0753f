// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// A target of ours, with who it may import.
///
/// The build checks it (`--explicit-target-dependency-import-check error`).
func target(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func command(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .executableTarget(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(
  _ name: String,
  _ dependencies: [Target.Dependency],
  data: [String] = []
) -> Target {
  .testTarget(
    name: name,
    dependencies: dependencies + ["TestSupport"],
    exclude: data,
    swiftSettings: settings
  )
}

/// A C library from the system's packages.
func system(_ name: String, pkgConfig: String, apt: String) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([apt])])
}

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser",
  package: "swift-argument-parser"
)
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let flyingFox = Target.Dependency.product(name: "FlyingFox", package: "FlyingFox")

let package = Package(
  name: "rapport",
  products: [
    .executable(name: "rapport", targets: ["RapportCLI"]),
    .executable(name: "rapport-review", targets: ["ReviewCommand"]),
    .executable(name: "liquid", targets: ["LiquidCommand"]),
    .library(name: "Liquid", targets: ["Liquid"]),
  ],
  dependencies: [
    // The command line: parsing, help, completions, "did you mean".
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    // SQLite with transactions, migrations and WAL done right; an own SQL layer would be worse.
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    // YAML as nodes with line and column, for the configuration and templates' front matter.
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    // The review page on loopback; no dependencies of its own, five seconds of build.
    .package(url: "https://github.com/swhitty/FlyingFox", exact: "0.27.1"),
  ],
  targets: [
    // C libraries
    // Not linked: loaded when it is needed.
    .systemLibrary(name: "CCurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    system("CPSL", pkgConfig: "libpsl", apt: "libpsl-dev"),
    system("CIDN2", pkgConfig: "libidn2", apt: "libidn2-dev"),
    system("CCAres", pkgConfig: "libcares", apt: "libc-ares-dev"),
    system("CCrypto", pkgConfig: "libcrypto", apt: "libssl-dev"),
    // Headers of the C library that Swift's view of it leaves out: its allocator, kinds of file systems.
    .systemLibrary(name: "CMalloc"),
    .systemLibrary(name: "CStatFS"),
    // What of SQLite's interface Swift cannot call.
    .systemLibrary(name: "CSQLite"),
    system("CCMark", pkgConfig: "libcmark", apt: "libcmark-dev"),

    // Pure: the template language, a letter's form, a message, tables, time, the rules
    target("Liquid"),
    target("Markdown", ["CCMark"]),
    target("Mail", ["CIDN2", "CCrypto"]),
    target("CSV"),
    target("Civil"),
    target("Outreach", ["Liquid", "Markdown", "Mail", "CSV", "Civil", "CPSL", yams]),

    // Pure: what should not go out, found before it does
    target("Check", ["Outreach", "Liquid", "Markdown", "Mail", "Civil", "CSV"]),
    // Pages that cannot be made to act by what they show
    target("Markup", ["Mail"]),
    // What a reviewer looks at, and what a change makes of it
    target("Preview", ["Check", "Outreach", "Markdown", "Markup", "Mail", "Civil"]),

    // Edges with state: the database, connections, the way out, the way in
    target("Store", ["Outreach", "Mail", "Civil", "CSQLite", "CStatFS", grdb]),
    target("Wire", ["CCurl"]),
    target("DNS", ["CCAres"]),
    // Pure: records of the domain name system in, findings out
    target("MailAuthentication", ["DNS", "CCrypto"]),
    // Pure: what a workspace's surroundings come to, and what to do about it
    target("Doctor", ["MailAuthentication", "DNS", "Mail", "Civil"]),
    target("Delivery", ["Mail", "Wire"]),
    target("Inbox", ["Mail", "Wire"]),
    target("IMAP", ["Mail", "Wire"]),

    // Straight lines, and the local page, which is not linked to Delivery: it cannot send
    target(
      "Pipeline",
      [
        "Outreach", "Mail", "CSV", "Civil", "Store", "Delivery", "Inbox", "IMAP", "Check",
        "Preview",
      ]
    ),
    target("Review", ["Outreach", "Store", "Markdown", "Markup", "Mail", "Civil", flyingFox]),

    // Commands
    command(
      "RapportCLI",
      [
        "Liquid", "Mail", "CSV", "Civil", "Outreach", "Store", "Wire", "Delivery", "Inbox", "IMAP",
        "Pipeline", "Check", "Preview", "DNS", "MailAuthentication", "Doctor", "CMalloc",
        argumentParser,
      ]
    ),
    // A program of its own, so that the page's network library does not slow every start.
    command("ReviewCommand", ["Review", "Store", "Civil", argumentParser]),
    command("LiquidCommand", ["Liquid", argumentParser]),

    // Tests
    .target(
      name: "TestSupport",
      path: "Tests/TestSupport",
      swiftSettings: settings
    ),
    // Books by chance, run through the planner, and a checker that shares nothing with it.
    .target(
      name: "Cadence",
      dependencies: ["Outreach", "Mail", "Civil"],
      path: "Tests/Cadence",
      swiftSettings: settings
    ),
    .executableTarget(
      name: "cadence",
      dependencies: ["Cadence", argumentParser],
      path: "Tests/CadenceCommand",
      swiftSettings: settings
    ),
    tests("LiquidTests", ["Liquid"], data: ["Errors"]),
    tests("MarkdownTests", ["Markdown"]),
    tests("MailTests", ["Mail"], data: ["Golden"]),
    tests("CSVTests", ["CSV"]),
    tests("CivilTests", ["Civil"]),
    tests("OutreachTests", ["Outreach", "Liquid", "Mail", "CSV", "Civil"]),
    tests("CheckTests", ["Check", "Outreach", "Liquid", "Mail", "CSV", "Civil"]),
    tests(
      "PreviewTests",
      ["Preview", "Check", "Outreach", "Markdown", "Markup", "Mail", "Civil"]
    ),
    tests("StoreTests", ["Store", "Outreach", "Mail", "Civil"]),
    tests("WireTests", ["Wire"]),
    tests("DNSTests", ["DNS"]),
    tests("DoctorTests", ["Doctor", "MailAuthentication", "DNS", "Mail", "Civil"]),
    tests("MailAuthenticationTests", ["MailAuthentication", "DNS"]),
    tests("DeliveryTests", ["Delivery", "Mail", "Wire"]),
    tests("InboxTests", ["Inbox", "Mail"]),
    tests("IMAPTests", ["IMAP", "Mail", "Wire"]),
    tests("PipelineTests", ["Pipeline", "Outreach", "Store", "Delivery", "Mail", "Civil"]),
    tests("ReviewTests", ["Review", "Store", "Outreach", "Mail", "Civil"]),
    tests(
      "CadenceTests",
      ["Cadence", "Outreach", "Store", "Pipeline", "Delivery", "Wire", "Mail", "Civil"]
    ),
    tests("CommandLineTests", []),
  ]
)
